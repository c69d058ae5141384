/// What a file's row is compared by, kept for every row: 40 bytes, whatever the row holds.
package struct RowFact: Sendable {
    /// The dwelling of a receipt, or the key of another kind of row.
    package let subject: Fingerprint
    /// øre, or -1 where there is none.
    private let rentOre: Int
    /// Below 0 for a row with an error.
    private let number: Int32
    private let dayNumber: Int32
    private let endNumber: Int32

    package var row: Int { Int(abs(number)) }
    /// The day received; 0 for other kinds. Subject and day are the key.
    package var day: Day { Day(number: Int(dayNumber)) }
    package var rent: Money? { rentOre < 0 ? nil : Money(ore: rentOre) }
    /// The day of the outcome of a register's receipt, until which the dwelling stood; nil while it stands.
    package var end: Day? { endNumber == .max ? nil : Day(number: Int(endNumber)) }
    /// False for a row with an error: its key counts, its values do not.
    package var isUsable: Bool { number > 0 }

    /// - Parameter row: from 1.
    package init(
        row: Int, subject: Fingerprint, day: Day = Day(number: 0), rent: Money? = nil, end: Day? = nil, isUsable: Bool
    ) {
        endNumber = end.map { Int32(clamping: $0.number) } ?? .max
        let number = Int32(clamping: row)
        self.number = isUsable ? number : -number
        self.subject = subject
        self.dayNumber = Int32(clamping: day.number)
        self.rentOre = rent?.ore ?? -1
    }
}

/// 128 bits that stand for a folded key; equal keys, equal fingerprints, within one run of a program.
package struct Fingerprint: Hashable, Comparable, Sendable {
    private let first: Int
    private let second: Int

    /// - Parameter parts: the parts of a key, compared folded and without leading zeros.
    package init(key parts: [String]) {
        var (one, two) = (Hasher(), Hasher())
        one.combine(1)
        two.combine(2)
        for part in parts {
            let folded = foldedKey(part)
            one.combine(folded)
            two.combine(folded)
        }
        first = one.finalize()
        second = two.finalize()
    }

    package static func < (left: Fingerprint, right: Fingerprint) -> Bool {
        (left.first, left.second) < (right.first, right.second)
    }
}
