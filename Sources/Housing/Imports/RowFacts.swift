/// What a file's row is compared by, kept for every row: small, whatever the row holds.
package struct RowFact: Sendable {
    // In this order the fields lie close: 64 bytes a row.
    /// The dwelling of a receipt, or the key of another kind of row.
    package let subject: Fingerprint
    /// The text of the cell that a later problem names.
    package let found: String
    /// Equal for rows with equal values (keys apart).
    package let values: Int
    /// øre, or -1 where there is none.
    private let rentOre: Int
    private let number: Int32
    private let dayNumber: Int32
    /// False for a row with an error: its key counts, its values do not.
    package let isUsable: Bool

    package var row: Int { Int(number) }
    /// The day received; 0 for other kinds. Subject and day are the key.
    package var day: Day { Day(number: Int(dayNumber)) }
    package var rent: Money? { rentOre < 0 ? nil : Money(ore: rentOre) }

    package init(
        row: Int, subject: Fingerprint, day: Day = Day(number: 0), rent: Money? = nil, found: String = "",
        values: Int = 0,
        isUsable: Bool
    ) {
        self.number = Int32(clamping: row)
        self.subject = subject
        self.dayNumber = Int32(clamping: day.number)
        self.rentOre = rent?.ore ?? -1
        self.found = found
        self.values = values
        self.isUsable = isUsable
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
        for part in parts.map({ foldedKey($0) }) {
            one.combine(part)
            two.combine(part)
        }
        first = one.finalize()
        second = two.finalize()
    }

    package static func < (left: Fingerprint, right: Fingerprint) -> Bool {
        (left.first, left.second) < (right.first, right.second)
    }
}

/// A receipt of a dwelling that was known before a file.
package struct KnownReceipt: Sendable, Hashable {
    package var association: String
    package var department: String
    package var tenancy: String
    package var receivedOn: Day
    package var rent: Money
    /// Neither allocated, returned nor withdrawn.
    package var isOpen: Bool

    package init(
        association: String, department: String, tenancy: String, receivedOn: Day, rent: Money, isOpen: Bool
    ) {
        self.association = association
        self.department = department
        self.tenancy = tenancy
        self.receivedOn = receivedOn
        self.rent = rent
        self.isOpen = isOpen
    }
}

/// The rows of a file against each other and against what was known: repeated keys, changed rents, dwellings still open.
package struct RowFacts: Sendable {
    /// In the order rows are taken: dwelling by dwelling, by the day received, then as in the file.
    package let facts: [RowFact]
    /// Where the cell stands that a problem names: the rent's for units, a key's where it is one column.
    private let column: (name: String, position: Int)?
    private let comparesReceipts: Bool

    /// - Parameter comparesReceipts: units, whose dwellings have a rent last known and may still be open.
    package init(_ facts: consuming [RowFact], column: (name: String, position: Int)?, comparesReceipts: Bool) {
        facts.sort { ($0.subject, $0.day, $0.row) < ($1.subject, $1.day, $1.row) }
        self.facts = facts
        self.column = column
        self.comparesReceipts = comparesReceipts
    }

    /// The rows whose key stood in the file before, and whether they say the same as the row before them.
    package var repetitions: [Int: Bool] {
        var result: [Int: Bool] = [:]
        for (previous, fact) in zip(facts, facts.dropFirst()) where isSameKey(previous, fact) {
            result[fact.row] = previous.isUsable && previous.values == fact.values
        }
        return result
    }

    /// Repeated keys, rents changed by more than 10 %, dwellings still open.
    ///
    /// - Parameters:
    ///   - known: receipts of the file's dwellings that the service has.
    ///   - settled: rows that say nothing new, which nobody is asked about.
    package func problems(known: [KnownReceipt], settled: Set<Int>) -> [ImportProblem] {
        var receipts: [Fingerprint: [KnownReceipt]] = [:]
        for receipt in known {
            receipts[Fingerprint(key: [receipt.association, receipt.department, receipt.tenancy]), default: []].append(
                receipt)
        }
        var problems: [ImportProblem] = []
        var start = 0
        while start < facts.count {
            var end = start + 1
            while end < facts.count, facts[end].subject == facts[start].subject { end += 1 }
            let group = facts[start..<end]
            problems += repeats(in: group, settled: settled)
            if comparesReceipts {
                problems += receiptProblems(in: group, known: receipts[group[start].subject] ?? [], settled: settled)
            }
            start = end
        }
        return problems
    }

    private func isSameKey(_ left: RowFact, _ right: RowFact) -> Bool {
        left.subject == right.subject && left.day == right.day
    }

    private func repeats(in group: ArraySlice<RowFact>, settled: Set<Int>) -> [ImportProblem] {
        guard group.count > 1, var first = group.first else { return [] }
        var problems: [ImportProblem] = []
        for fact in group.dropFirst() {
            guard isSameKey(first, fact) else {
                first = fact
                continue
            }
            guard !settled.contains(fact.row) else { continue }
            let place = comparesReceipts || column == nil ? ImportPlace(row: fact.row) : place(of: fact)
            problems.append(place.problem(.duplicateInFile, detail: .count(first.row)))
        }
        return problems
    }

    /// Rows with an error are not taken, so no later row is compared with them.
    private func receiptProblems(
        in group: ArraySlice<RowFact>, known: [KnownReceipt], settled: Set<Int>
    ) -> [ImportProblem] {
        var lastRent = known.max { $0.receivedOn < $1.receivedOn }?.rent
        // A day may be open in what was known and stand in the file again: that is the same receipt.
        var open = Set(known.filter(\.isOpen).map(\.receivedOn))
        let answered = Set(known.filter { !$0.isOpen }.map(\.receivedOn))
        var problems: [ImportProblem] = []
        for fact in group where fact.isUsable {
            if !settled.contains(fact.row) {
                if let rent = fact.rent, let last = lastRent, abs(rent.ore - last.ore) * 10 > last.ore {
                    problems.append(.rentChanged(at: place(of: fact), lastKnown: last))
                }
                if let since = open.filter({ $0 < fact.day }).max() {
                    problems.append(.stillOpen(row: fact.row, since: since))
                }
                lastRent = fact.rent ?? lastRent
            }
            if !answered.contains(fact.day) { open.insert(fact.day) }
        }
        return problems
    }

    private func place(of fact: RowFact) -> ImportPlace {
        guard let column else { return ImportPlace(row: fact.row) }
        return ImportPlace(
            row: fact.row, cell: columnLetters(column.position) + String(fact.row), column: column.name,
            position: column.position, found: fact.found)
    }
}
