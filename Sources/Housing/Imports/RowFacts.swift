/// The rows of a file against each other and against what was known: repeated keys, changed rents, dwellings still open.
package struct RowFacts: Sendable {
    /// In the order of the file.
    private let facts: [RowFact]
    /// Their places in the order rows are taken: dwelling by dwelling, by the day received, then as in the file. Places
    /// are sorted, for sorting takes room for half of what it sorts.
    private let order: [Int32]
    /// Where the cell stands that a problem names: the rent's for units, a key's where it is one column.
    private let column: (name: String, position: Int)?
    private let comparesReceipts: Bool

    /// - Parameter comparesReceipts: units, whose dwellings have a rent last known and may still be open.
    package init(_ facts: [RowFact], column: (name: String, position: Int)?, comparesReceipts: Bool) {
        self.facts = facts
        order = facts.indices.map { Int32($0) }.sorted {
            let (left, right) = (facts[Int($0)], facts[Int($1)])
            return (left.subject, left.day, left.row) < (right.subject, right.day, right.row)
        }
        self.column = column
        self.comparesReceipts = comparesReceipts
    }

    /// Repeated keys, rents changed by more than 10 %, dwellings still open.
    ///
    /// - Parameters:
    ///   - known: receipts of the file's dwellings that the service has.
    ///   - settled: rows that say nothing new, which nobody is asked about.
    package func problems(known: [KnownReceipt], settled: Set<Int>) -> [ImportProblem] {
        // Both in the order of dwellings, so that one walk meets each with its receipts.
        var receipts = known.indices.map { Int32($0) }.sorted {
            known[Int($0)].dwelling < known[Int($1)].dwelling
        }[...]
        var problems: [ImportProblem] = []
        var rest = order[...]
        while let first = rest.first {
            let dwelling = facts[Int(first)].subject
            let group = rest.prefix { facts[Int($0)].subject == dwelling }
            rest = rest.dropFirst(group.count)
            receipts = receipts.drop { known[Int($0)].dwelling < dwelling }
            let mine = receipts.prefix { known[Int($0)].dwelling == dwelling }
            guard group.count > 1 || !mine.isEmpty else { continue }
            let rows = group.map { facts[Int($0)] }
            problems += repeats(in: rows, settled: settled)
            if comparesReceipts {
                problems += receiptProblems(in: rows, known: mine.map { known[Int($0)] }, settled: settled)
            }
        }
        return problems
    }

    /// The rows whose key's last row in the file says what the service already has: taken together they change nothing.
    ///
    /// - Parameter unchanged: every row, first or repeated, that equals what was stored before the file.
    package func settled(_ unchanged: Set<Int>) -> Set<Int> {
        guard !unchanged.isEmpty else { return [] }
        var settled = unchanged
        var lastIsUnchanged = false
        var next: RowFact?
        for place in order.reversed() {
            let fact = facts[Int(place)]
            let isLast = next.map { !isSameKey(fact, $0) } ?? true
            if isLast { lastIsUnchanged = unchanged.contains(fact.row) }
            if lastIsUnchanged { settled.insert(fact.row) }
            next = fact
        }
        return settled
    }

    private func isSameKey(_ left: RowFact, _ right: RowFact) -> Bool {
        left.subject == right.subject && left.day == right.day
    }

    private func repeats(in group: [RowFact], settled: Set<Int>) -> [ImportProblem] {
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
        in group: [RowFact], known: [KnownReceipt], settled: Set<Int>
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
