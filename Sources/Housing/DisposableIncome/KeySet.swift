extension ParameterKey {
    /// The place of the key in `allCases`. An enum of fewer than 256 cases without payload is one byte, its case's
    /// number; a test holds the two equal. Looking a parameter up is the innermost step of every check.
    var position: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

    /// Every key by its place, made once.
    static let all = Array(allCases)
}

/// A set of keys as bits: which parameters a check used.
struct KeySet: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    mutating func insert(_ key: ParameterKey) {
        let position = key.position
        if position < 64 { low |= 1 << UInt64(position) } else { high |= 1 << UInt64(position - 64) }
    }

    func union(_ other: KeySet) -> KeySet {
        var union = self
        union.low |= other.low
        union.high |= other.high
        return union
    }

    /// Whether the two have a key in common.
    func intersects(_ other: KeySet) -> Bool { low & other.low != 0 || high & other.high != 0 }

    /// The keys of which `isWanted` is true, in the order of `allCases`.
    func filter(_ isWanted: (ParameterKey) -> Bool) -> [ParameterKey] {
        var keys: [ParameterKey] = []
        func add(_ word: UInt64, from first: Int) {
            var rest = word
            while rest != 0 {
                let key = ParameterKey.all[first + rest.trailingZeroBitCount]
                if isWanted(key) { keys.append(key) }
                rest &= rest - 1
            }
        }
        add(low, from: 0)
        add(high, from: 64)
        return keys
    }
}
