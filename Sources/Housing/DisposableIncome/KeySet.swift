extension ParameterKey {
    /// The place of the key in `allCases`. An enum of fewer than 256 cases without payload is one byte, its case's
    /// number; a test holds the two equal. Looking a figure up is the innermost step of every check.
    var position: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}

/// A set of keys as bits: which figures a check used.
struct KeySet: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    mutating func insert(_ key: ParameterKey) {
        let position = key.position
        if position < 64 { low |= 1 << UInt64(position) } else { high |= 1 << UInt64(position - 64) }
    }

    mutating func formUnion(_ other: KeySet) {
        low |= other.low
        high |= other.high
    }

    func contains(_ key: ParameterKey) -> Bool {
        let position = key.position
        return position < 64 ? low >> UInt64(position) & 1 == 1 : high >> UInt64(position - 64) & 1 == 1
    }

    /// The keys, in the order of `allCases`.
    var keys: [ParameterKey] { ParameterKey.allCases.filter(contains) }
}
