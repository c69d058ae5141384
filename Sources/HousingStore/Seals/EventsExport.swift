package import Housing
import HousingAPI
import Postgres

extension Store {
    /// Gives the lines of an export that verifies by itself: a line that says to which day it goes, each seal with its events,
    /// and at the end how many there are. Seals made after the day are left out with their events; where a later
    /// event says which look-ups were forgotten, the seals to there follow, with only those events.
    ///
    /// - Parameters:
    ///   - conninfo: connection string of a role that may read events and seals.
    ///   - until: the last day of Copenhagen.
    ///   - write: takes a line without its end; called in the order of the lines, in bounded memory.
    package static func exportEvents(
        in conninfo: String, until: Day, _ write: @escaping @Sendable (String) throws -> Void
    ) async throws {
        let connection = try await Connection.connect(conninfo)
        defer { connection.close() }
        try await connection.transaction(.snapshot) { tx in
            try EventsExport(tx: tx, until: until, write: write).run()
        }
    }
}

private struct EventsExport {
    let tx: Transaction
    let until: Day
    let write: (String) throws -> Void

    func run() throws {
        try write(JSON.object(["export": .text("bolig events 1"), "until": .text(until.description)]).compact)
        let end = Timestamp(microseconds: Instant(startOf: until.adding(days: 1)).microseconds)
        var (seals, events) = (0, 0)
        while case let batch = try next(after: seals, before: end), let last = batch.last {
            let lines = try lines(of: batch)
            for seal in batch {
                try write(seal.line(showsLeaves: true).compact)
                for leaf in SealLeaf.leaves(seal.leaves ?? []) ?? [] {
                    guard let line = lines[leaf.event] else { continue }
                    try write(line)
                    events += 1
                }
            }
            seals = last.number
        }
        try writeForgets(after: seals)
        try write(
            JSON.object(["end": .object(["seals": .number("\(seals)"), "events": .number("\(events)")])]).compact)
    }

    /// The next seals, as many as together cover some ten thousand events, or the one.
    private func next(after number: Int, before end: Timestamp) throws -> [Seal] {
        var events = 0
        let numbers = try tx.rows(
            """
            select number, events from seal where number > \(number) and sealed_at < \(end) order by number limit 50
            """
        ).prefix { row in
            defer { events += (try? row["events", as: Int.self]) ?? 0 }
            return events < 10_000
        }
        guard let last = try numbers.last?["number", as: Int.self] else { return [] }
        return try tx.rows(
            "select \(fragment: Seal.columns) from seal where number > \(number) and number <= \(last) order by number"
        ).map { try Seal($0) }
    }

    private func lines(of seals: [Seal]) throws -> [Int: String] {
        let events = seals.flatMap { SealLeaf.leaves($0.leaves ?? []) ?? [] }.map(\.event)
        guard let first = events.min(), let last = events.max() else { return [:] }
        var lines: [Int: String] = [:]
        try tx.forEach(LoggedEvent.select(first, through: last, where: "e.id = any(\(events)::bigint[])")) { row in
            let event = try LoggedEvent(row)
            lines[event.id] = event.line.compact
        }
        return lines
    }

    /// The events after the last seal that say which of its look-ups were forgotten, each under its seal.
    private func writeForgets(after number: Int) throws {
        let forgets: [Int] = try tx.rows(
            """
            select id from event where action <> 'read' and action = 'forget' and details ? 'until' order by id
            """
        ).map { try $0["id"] }
        guard var untold = forgets.isEmpty ? nil : Set(forgets) else { return }
        // Those of before were written with their seals.
        var number = number
        let later = try tx.optionalRow(
            "select coalesce(max(last_event), 0) as last from seal where number <= \(number)")
        let written: Int = try later?["last"] ?? 0
        untold = untold.filter { $0 > written }
        guard !untold.isEmpty else { return }
        try write(JSON.object(["after": .text(until.description)]).compact)
        while !untold.isEmpty,
            let row = try tx.optionalRow(
                "select \(fragment: Seal.columns) from seal where number = \(number + 1)")
        {
            let seal = try Seal(row)
            let told = (SealLeaf.leaves(seal.leaves ?? []) ?? []).map(\.event).filter { untold.contains($0) }
            try write(seal.line(showsLeaves: !told.isEmpty).compact)
            if let first = told.first, let last = told.last {
                for row in try tx.rows(LoggedEvent.select(first, through: last, where: "e.id = any(\(told)::bigint[])"))
                {
                    try write(try LoggedEvent(row).line.compact)
                }
            }
            untold.subtract(told)
            number += 1
        }
    }
}
