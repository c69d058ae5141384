/// The rows of a file against each other and against what was known: repeated keys, changed rents, dwellings still open.
package struct RowFacts: Sendable {
    /// In the order of the file.
    private let facts: [RowFact]
    /// Their places in the order rows are taken: dwelling by dwelling, by the day received, then as in the file. Places
    /// are sorted, for sorting takes room for half of what it sorts.
    private let order: [Int32]
    private let comparison: RowComparison

    package init(_ facts: [RowFact], _ comparison: RowComparison) {
        self.facts = facts
        order = facts.indices.map { Int32($0) }.sorted {
            let (left, right) = (facts[Int($0)], facts[Int($1)])
            return (left.subject, left.day, left.row) < (right.subject, right.day, right.row)
        }
        self.comparison = comparison
    }

    /// Repeated keys, rents changed by more than 10 %, dwellings still open; row by row.
    ///
    /// - Parameters:
    ///   - known: receipts of the file's dwellings that the service has.
    ///   - settled: rows that say nothing new, which nobody is asked about.
    package func findings(known: [KnownReceipt], settled: RowSet) -> [RowFinding] {
        // Both in the order of dwellings, so that one walk meets each with its receipts.
        var receipts = known.indices.map { Int32($0) }.sorted {
            known[Int($0)].dwelling < known[Int($1)].dwelling
        }[...]
        var findings: [RowFinding] = []
        var rest = order[...]
        while let first = rest.first {
            let dwelling = facts[Int(first)].subject
            let group = rest.prefix { facts[Int($0)].subject == dwelling }
            rest = rest.dropFirst(group.count)
            receipts = receipts.drop { known[Int($0)].dwelling < dwelling }
            let mine = receipts.prefix { known[Int($0)].dwelling == dwelling }
            guard group.count > 1 || !mine.isEmpty else { continue }
            findRepeats(in: group, settled, &findings)
            switch comparison {
            case .keys: break
            case .receipts: compare(group, mine.map { known[Int($0)] }, settled, &findings)
            case .outcomes: findStanding(in: group, settled, &findings)
            }
        }
        findings.sort { $0.row < $1.row }
        return findings
    }

    /// The rows whose key's last row in the file says what the service already has: taken together they change nothing.
    ///
    /// - Parameter unchanged: every row, first or repeated, that equals what was stored before the file.
    package func settled(_ unchanged: RowSet) -> RowSet {
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

    private func findRepeats(in group: ArraySlice<Int32>, _ settled: RowSet, _ findings: inout [RowFinding]) {
        var first: RowFact?
        for place in group {
            let fact = facts[Int(place)]
            guard let known = first, isSameKey(known, fact) else {
                first = fact
                continue
            }
            guard !settled.contains(fact.row) else { continue }
            findings.append(RowFinding(row: fact.row, .repeats(Int32(clamping: known.row))))
        }
    }

    /// Rows that receive a dwelling again before another row's receipt of it was answered, or that say the same as another
    /// open one but for the day: one of the days may be the other, corrected. That a dwelling is open from before is not
    /// asked by itself.
    private func findStanding(in group: ArraySlice<Int32>, _ settled: RowSet, _ findings: inout [RowFinding]) {
        // Of the days before: the receipt that was answered last, and the open ones by their rent.
        var longest: (day: Day, end: Day)?
        var open: [Money?: Day] = [:]
        // The last row of a day is the one that counts.
        var last: RowFact?
        for place in group {
            let fact = facts[Int(place)]
            guard fact.isUsable else { continue }
            if let before = last, before.day < fact.day {
                if let end = before.end {
                    if longest.map({ $0.end < end }) ?? true { longest = (before.day, end) }
                } else {
                    open[before.rent] = before.day
                }
            }
            last = fact
            guard !settled.contains(fact.row) else { continue }
            if let longest, longest.end > fact.day {
                findings.append(RowFinding(row: fact.row, .stands(since: longest.day)))
            } else if fact.end == nil, let day = open[fact.rent] {
                findings.append(RowFinding(row: fact.row, .stands(since: day)))
            }
        }
    }

    /// Rows with an error are not taken, so no later row is compared with them.
    private func compare(
        _ group: ArraySlice<Int32>, _ known: [KnownReceipt], _ settled: RowSet, _ findings: inout [RowFinding]
    ) {
        var lastRent = known.max { $0.receivedOn < $1.receivedOn }?.rent
        // In ascending order. A day may be open in what was known and stand in the file again: that is the same receipt.
        var open = known.filter(\.isOpen).map(\.receivedOn).sorted()
        let answered = Set(known.filter { !$0.isOpen }.map(\.receivedOn))
        for place in group {
            let fact = facts[Int(place)]
            guard fact.isUsable else { continue }
            // Rows come by day, so all but a few open days lie before; they are looked at from the end.
            let earlier = open.lastIndex { $0 < fact.day }
            let next = earlier.map { $0 + 1 } ?? 0
            let isNew = !answered.contains(fact.day) && (next == open.count || open[next] != fact.day)
            if !settled.contains(fact.row) {
                if let rent = fact.rent, let last = lastRent, abs(rent.ore - last.ore) * 10 > last.ore {
                    findings.append(RowFinding(row: fact.row, .rentChanged(lastKnown: last)))
                }
                if let earlier {
                    findings.append(RowFinding(row: fact.row, .stillOpen(since: open[earlier])))
                } else if isNew, next < open.count {
                    // Received before a day that is known: it would be open twice all the same.
                    findings.append(RowFinding(row: fact.row, .stillOpen(since: open[next])))
                }
                lastRent = fact.rent ?? lastRent
            }
            if isNew { open.insert(fact.day, at: next) }
        }
    }
}

/// What the rows of a kind of file are held against each other by.
package enum RowComparison: Sendable {
    /// Their keys alone.
    case keys
    /// Units: dwellings have a rent last known, and may still be open.
    case receipts
    /// A register: a dwelling that stands is not received again.
    case outcomes
}

/// What a row says against others: 16 bytes, since every row of a file can have some.
package struct RowFinding: Sendable {
    package enum What: Sendable {
        /// The key of that row.
        case repeats(Int32)
        case rentChanged(lastKnown: Money)
        /// The dwelling is open from a receipt of that day, before the row's or after it.
        case stillOpen(since: Day)
        /// The dwelling stands from a row of that day.
        case stands(since: Day)
    }

    package let what: What
    private let number: Int32

    package var row: Int { Int(number) }

    init(row: Int, _ what: What) {
        self.what = what
        number = Int32(clamping: row)
    }
}
