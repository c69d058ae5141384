import FoundationEssentials
package import Housing
import HousingAPI
import Postgres

/// How the rows of one kind of file get in: staged, compared with what is known, applied.
protocol RowStore {
    associatedtype Value: Sendable

    /// Copies the rows to a table of the transaction and compares them with what is known.
    func stage(_ task: ImportTask<Value>, _ tx: Transaction) throws -> ImportKnowledge
    /// Applies the rows but those left out, and counts what they did.
    func apply(_ task: ImportTask<Value>, without left: RowSet, event: Int, _ tx: Transaction) throws -> ImportCounts
    /// Of each association's rows that were new: `association_id`, their number, their days from received to `today`
    /// together, and the most of one (`rows`, `days`, `most`); a query, for the staged rows are still there.
    func lateness(today: Day) -> Statement
}

extension RowStore {
    /// Nothing is handed over on a day, so nothing is late.
    func lateness(today: Day) -> Statement {
        "select null::bigint as association_id, null::int as rows, null::bigint as days, null::int as most where false"
    }
}

extension Store {
    package func importUnits(_ act: Act, _ task: ImportTask<Unit>, today: Day) async throws -> ImportAnswer {
        try await run(act, task, UnitRows(), today: today)
    }

    package func importRegister(_ act: Act, _ task: ImportTask<RegisterRow>, today: Day) async throws -> ImportAnswer {
        try await run(act, task, RegisterRows(vault: vault), today: today)
    }

    package func importCensus(_ act: Act, _ task: ImportTask<CensusRow>, today: Day) async throws -> ImportAnswer {
        try await run(act, task, CensusRows(), today: today)
    }

    package func importReferrals(_ act: Act, _ task: ImportTask<ReferralRow>, today: Day) async throws -> ImportAnswer {
        try await run(act, task, ReferralRows(vault: vault), today: today)
    }

    package func importVacancies(_ act: Act, _ task: ImportTask<VacancyRow>, today: Day) async throws -> ImportAnswer {
        try await run(act, task, VacancyRows(), today: today)
    }

    /// The associations registered, which a file is read against.
    package func directory() async throws -> AssociationDirectory {
        try await read { tx in
            AssociationDirectory(
                try tx.rows("select association, name, profile from association_now").map { row in
                    (number: try row["association"], names: [try row["name"]], profile: try row["profile"])
                })
        }
    }

    /// One transaction: stage, judge, apply, keep the file. What is not to be stored is applied too and undone, so that
    /// the counts are what would have happened.
    private func run<Rows: RowStore & Sendable>(
        _ act: Act, _ task: ImportTask<Rows.Value>, _ kind: Rows, today: Day
    ) async throws -> ImportAnswer {
        // Sorts and joins of a whole file stay in memory, which is given back at its end.
        let settings = ["statement_timeout": "0", "work_mem": "64MB"]
        return try await write(act, settings: settings) { tx in
            // Two files of one association at once take turns; a file of several waits for all.
            try tx.lockImports(of: task.kind == .units ? task.association : nil)
            var known = try kind.stage(task, tx)
            known.firstSeen = try tx.firstSeen(task.kind, task.hash)
            if let association = task.association { known.earlierCounts = try tx.earlierCounts(association) }
            let verdict = try task.judge(known)
            let event = try tx.event(act, details: verdict.details(task.name, task.kind))
            var counts = ImportCounts()
            do {
                try tx.savepoint {
                    counts = try kind.apply(task, without: verdict.refused.union(verdict.unchanged), event: event, tx)
                    guard verdict.stores else { throw Undone() }
                }
            } catch is Undone {}
            counts.unchanged += verdict.unchanged.count
            counts.refused = verdict.refused.count
            let stored = verdict.stores && !act.dryRun
            let report = try verdict.report(counts, stored)
            let file = KeptFile(counts: counts, errors: verdict.errors, stored: stored, report: report, event: event)
            let id = try tx.keep(task, vault, file)
            try tx.keep(verdict.senders, of: id, lateness: kind.lateness(today: today))
            if stored, counts.added + counts.changed > 0, let cause = task.kind.recheckCause {
                try tx.requestRecheck(cause, event: event)
            }
            return ImportAnswer(number: id, report: report)
        }
    }
}

extension ImportVerdict {
    /// What the event keeps: the file, and how many rows each confirmed code confirmed.
    fileprivate func details(_ name: String, _ kind: ImportKind) -> [String: String] {
        var details = ["file": name, "kind": kind.rawValue]
        for (code, rows) in confirmed {
            details["confirmed \(code.rawValue)"] = rows.lazy.map { " \($0)" }.joined()
        }
        return details
    }
}

/// Thrown to undo what was applied only to be counted.
private struct Undone: Error {}

extension Transaction {
    fileprivate func lockImports(of association: String?) throws {
        if let association {
            // Shared with other associations, alone in its own.
            try execute("select pg_advisory_xact_lock_shared(\(Lock.association.rawValue)::int, 0)")
            try execute(
                "select pg_advisory_xact_lock(\(Lock.association.rawValue)::int, hashtext(\(foldedKey(association))))")
        } else {
            try execute("select pg_advisory_xact_lock(\(Lock.association.rawValue)::int, 0)")
        }
    }

    fileprivate func firstSeen(_ kind: ImportKind, _ hash: [UInt8]) throws -> Day? {
        try row(
            """
            select min((sent_at at time zone 'Europe/Copenhagen')::date) as day from import_file
            where hash = \(hash) and kind = \(kind.rawValue) and stored
            """)["day"]
    }

    fileprivate func earlierCounts(_ association: String) throws -> [Int] {
        try rows(
            """
            select rows from import_file join association a on a.id = association_id
            where a.key = \(foldedKey(association)) and kind = 'units' and stored order by import_file.id desc limit 12
            """
        ).map { try $0["rows"] }
    }
}
