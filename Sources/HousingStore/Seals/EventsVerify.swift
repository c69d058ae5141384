import Postgres

extension Store {
    /// Holds every event against the seals, the seals against each other and against signed heads, as of one moment.
    ///
    /// - Parameters:
    ///   - conninfo: connection string of a role that may read events and seals.
    ///   - heads: those whose signature was found right.
    package static func verifyEvents(in conninfo: String, heads: [SealedHead]) async throws -> SealReport {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        do {
            return try await connection.transaction(.snapshot) { tx in
                var verification = StoredEvents(heads)
                do { try verification.run(tx) } catch let broken as SealBreak {
                    verification.report.broken = broken
                    // The statement that was being read is broken off, and so is the transaction.
                    throw Broken(report: verification.report)
                }
                return verification.report
            }
        } catch let broken as Broken {
            return broken.report
        }
    }
}

private struct Broken: Error { let report: SealReport }

/// Verifies what is in a database, in bounded memory.
private struct StoredEvents {
    var report = SealReport()
    private var chain: SealChain
    private var forgotten = ForgottenReads([], ReadRetention([]))
    /// What seals said of events whose turn has not come, with the number of the seal.
    private var pending: [Int: (leaf: SealLeaf, seal: SealPlace)] = [:]
    /// All events to that number were looked at: the first may have one below every number that is given out.
    private var done = Int.min
    /// Events that say of look-ups that they were forgotten, with the first of those.
    private var tellers: [Int: SealBreak] = [:]

    init(_ heads: [SealedHead]) { chain = SealChain(heads) }

    mutating func run(_ tx: Transaction) throws {
        forgotten = ForgottenReads(try Self.forgets(tx), ReadRetention(try ReadRetention.Approval.all(tx)))
        while true {
            let seals = try tx.rows(
                """
                select \(fragment: Seal.columns), last_event from seal where number > \(chain.number) order by number limit 50
                """)
            if seals.isEmpty { break }
            for row in seals {
                let seal = try Seal(row)
                do { try take(seal, lastEvent: row["last_event"]) } catch {
                    // What comes before it may be broken too, and is named first.
                    try check(tx, through: chain.floor)
                    throw try named(error, tx)
                }
            }
            try check(tx, through: chain.floor)
            report.heads = chain.agreeing
        }
        try check(tx, through: chain.floor)
        try checkTail(tx)
        try chain.end()
    }

    private static func forgets(_ tx: Transaction) throws -> [ForgottenReads.Range] {
        try tx.rows(
            """
            select id, at, details ->> 'reads' as reads, details ->> 'first' as first, details ->> 'last' as last,
              details ->> 'until' as until
            from event where action <> 'read' and action = 'forget' and subject is null
              and details ?& array['reads', 'first', 'last', 'until']
              and (select count(*) from jsonb_object_keys(details)) = 4 order by id
            """
        ).compactMap { row in
            ForgottenReads.Range(
                event: try row["id"], at: try row["at"], reads: try row["reads"], first: try row["first"],
                last: try row["last"], until: try row["until"])
        }
    }

    /// A broken seal by the first event that none before it covers.
    private func named(_ error: any Error, _ tx: Transaction) throws -> any Error {
        guard let broken = error as? SealBreak, broken.way == .seal, broken.id == nil else { return error }
        let first: Int? = try tx.optionalRow(
            """
            select id from event where id > \(done)::bigint and id <> all(\(Array(pending.keys))::bigint[]) order by id limit 1
            """)?["id"]
        return SealBreak(.seal, event: first, seal: broken.seal)
    }

    /// - Parameter lastEvent: its column beside the seal, by which exports find the seal of an event.
    private mutating func take(_ seal: Seal, lastEvent: Int?) throws {
        let leaves = try chain.take(seal)
        guard leaves.last?.event == lastEvent else {
            throw SealBreak(.seal, event: leaves.first?.event, seal: seal.number)
        }
        for leaf in leaves {
            guard pending.updateValue((leaf, chain.latest), forKey: leaf.event) == nil else {
                throw SealBreak(.seal, event: leaf.event, seal: seal.number)
            }
        }
        report.seals += 1
    }

    /// Holds the events to a number against what was said of them.
    private mutating func check(_ tx: Transaction, through last: Int) throws {
        guard last > done else { return }
        let expected = pending.keys.filter { $0 <= last }.sorted()
        var place = 0
        try tx.forEach(LoggedEvent.select(done + 1, through: last, where: "true")) { row in
            let event = try LoggedEvent(row)
            try require(expected, &place, before: event.id)
            guard place < expected.count, expected[place] == event.id else {
                throw SealBreak(.inserted, event: event.id, seal: chain.number)
            }
            place += 1
            try check(event)
        }
        try require(expected, &place, before: last + 1)
        done = last
    }

    /// An event that a seal lists before that number, and that did not come, is gone.
    private func require(_ expected: [Int], _ place: inout Int, before number: Int) throws {
        guard place < expected.count, expected[place] < number else { return }
        throw SealBreak(.deleted, event: expected[place], seal: pending[expected[place]]?.seal.number ?? chain.number)
    }

    private mutating func check(_ event: LoggedEvent) throws {
        guard let said = pending.removeValue(forKey: event.id) else { return }
        if let teller = try event.requireSealed(by: said.leaf, forgotten, said.seal) {
            report.forgotten += 1
            if tellers[teller] == nil { tellers[teller] = SealBreak(.emptied, event: event.id, seal: said.seal.number) }
        }
        tellers.removeValue(forKey: event.id)
        report.events += 1
    }

    /// The newest events, of which more may come between.
    private mutating func checkTail(_ tx: Transaction) throws {
        let expected = pending.keys.sorted()
        var place = 0
        let now = try tx.row(
            """
            select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next, clock_timestamp() as at,
              \(fragment: Transaction.lastEventNumber) as last
            """)
        let last: Int = try now["last"]
        let next = chain.next(try now["next"], at: try now["at"])
        try tx.forEach(LoggedEvent.select(done + 1, through: .max, where: "true")) { row in
            let event = try LoggedEvent(row)
            try require(expected, &place, before: event.id)
            if place < expected.count, expected[place] == event.id {
                place += 1
                try check(event)
            } else {
                // A number that was never given out is sealed by nobody.
                guard event.id <= last else { throw SealBreak(.inserted, event: event.id, seal: chain.number) }
                try event.requireInTime(next)
                report.unsealed += 1
            }
        }
        try require(expected, &place, before: .max)
        // Who told of what was forgotten must itself be sealed.
        if let broken = tellers.values.min(by: { ($0.id ?? 0) < ($1.id ?? 0) }) { throw broken }
    }
}
