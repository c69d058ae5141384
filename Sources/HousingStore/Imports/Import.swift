import FoundationEssentials
package import Housing
import HousingAPI
import Postgres

/// How the rows of one kind of file get in: staged, compared with what is known, applied.
protocol RowStore {
    associatedtype Value: Sendable

    /// Copies the rows to a table of the transaction, locks what they are of, and compares them with what is known then.
    func stage(_ file: some Importable<Value>, _ tx: Transaction) throws -> ImportKnowledge
    /// Applies the rows but those left out, and counts what they did.
    func apply(_ file: some Importable<Value>, without left: RowSet, _ event: Event, _ tx: Transaction) throws
        -> ImportCounts
    /// What the rows but those left out change of what is known, before they are applied.
    func changes(
        _ file: some Importable<Value>, without left: RowSet, _ tx: Transaction, _ body: (RowChange) throws -> Void
    ) throws
    /// What the one row is of that somebody typed, once it is applied; nil of kinds nobody types.
    func typed(_ file: some Importable<Value>, _ tx: Transaction) throws -> (listing: Listing, id: Int)?
    /// What is to be remembered of a file that is in, beside its rows.
    func remember(_ tx: Transaction) throws
    /// Of each association's rows that were new: `association_id`, their number, their days from received to `today`
    /// together, and the most of one (`rows`, `days`, `most`); a query, for the staged rows are still there.
    func lateness(today: Day) -> Statement
}

extension RowStore {
    func remember(_ tx: Transaction) throws {}

    func typed(_ file: some Importable<Value>, _ tx: Transaction) throws -> (listing: Listing, id: Int)? { nil }

    /// A row of a year or two says enough by its count.
    func changes(
        _ file: some Importable<Value>, without left: RowSet, _ tx: Transaction, _ body: (RowChange) throws -> Void
    ) throws {}

    /// Rows of this kind have no day on which they are due, so none is late.
    func lateness(today: Day) -> Statement {
        "select null::bigint as association_id, null::int as rows, null::bigint as days, null::int as most where false"
    }
}

extension Store {
    /// Takes in a file of units.
    package func importUnits(
        _ act: Act, _ file: some Importable<Unit>, _ sent: SentFile, today: Day
    ) async throws -> ImportAnswer {
        try await run(act, file, sent, UnitRows(), today: today)
    }

    /// Takes in the register kept before the service, with what became of each unit.
    package func importRegister(
        _ act: Act, _ file: some Importable<RegisterRow>, _ sent: SentFile, today: Day
    ) async throws -> ImportAnswer {
        try await run(act, file, sent, RegisterRows(vault: vault), today: today)
    }

    /// Takes in homelessness counts.
    package func importCensus(
        _ act: Act, _ file: some Importable<CensusRow>, _ sent: SentFile, today: Day
    ) async throws -> ImportAnswer {
        try await run(act, file, sent, CensusRows(), today: today)
    }

    /// Takes in a file of vacancies.
    package func importVacancies(
        _ act: Act, _ file: some Importable<VacancyRow>, _ sent: SentFile, today: Day
    ) async throws -> ImportAnswer {
        try await run(act, file, sent, VacancyRows(), today: today)
    }

    /// Takes in a file of referrals.
    package func importReferrals(
        _ act: Act, _ file: some Importable<ReferralRow>, _ sent: SentFile, today: Day
    ) async throws -> ImportAnswer {
        try await run(act, file, sent, ReferralRows(vault: vault), today: today)
    }

    /// The associations registered, which a file is read against.
    ///
    /// - Parameter own: the number of the one that there is for an association's account; nil is all.
    package func directory(own: String? = nil) async throws -> AssociationDirectory {
        try await read { tx in
            AssociationDirectory(
                try tx.rows(
                    """
                    select association, name, profile from association_now
                    where \(own)::text is null or association = \(own)
                    """
                ).map { row in
                    (number: try row["association"], names: [try row["name"]], profile: try row["profile"])
                })
        }
    }

    /// One transaction: stage, judge, apply, keep the file. What is not to be stored is applied too and undone, so that
    /// the counts are what would have happened.
    private func run<Rows: RowStore & Sendable>(
        _ act: Act, _ file: some Importable<Rows.Value>, _ sent: SentFile, _ rows: Rows, today: Day
    ) async throws -> ImportAnswer {
        // Sorts and joins of a whole file stay in memory, which is given back at its end.
        let settings = ["statement_timeout": "0", "work_mem": "64MB"]
        let isForAssociation = Reader.current?.association != nil
        return try await write(act, settings: settings) { tx in
            try tx.lockFiles(of: file.kind == .units ? file.association : nil)
            if let asked = sent.confirms { try tx.requireUnanswered(asked, file.kind, sent.hash) }
            var known = try rows.stage(file, tx)
            if sent.isByHand {
                known.missing = []
                // It is a hand's own word, and nobody is asked about a hand's change of what was known.
                known.contested.removeAll(where: \.isOnlyAFilesQuestion)
            } else {
                known.firstSeen = try tx.firstSeen(file.kind, sent.hash, of: file.association)
                if let association = file.association { known.earlierCounts = try tx.earlierCounts(association) }
            }
            let verdict = try file.judge(known, sent.choices)
            let event = try tx.event(
                act, details: verdict.details(file.name, file.kind, typed: sent.isByHand ? file.columns : nil))
            let left = verdict.refused.union(verdict.unchanged)
            let changes = try file.kept { write in try rows.changes(file, without: left, tx, write) }
            var counts = ImportCounts()
            do {
                try tx.savepoint {
                    counts = try rows.apply(file, without: left, event, tx)
                    guard verdict.stores else { throw Undone() }
                }
            } catch is Undone {}
            counts.unchanged += verdict.unchanged.count
            counts.refused = verdict.refused.count
            let stored = verdict.stores && !act.dryRun
            if stored, !sent.isByHand { try rows.remember(tx) }
            let report = try file.report(verdict, counts, changes, stored: stored)
            let id = try tx.keep(
                file, sent,
                KeptFile(counts: counts, errors: verdict.errors, stored: stored, report: report, event: event.id))
            if !sent.isByHand { try tx.keep(verdict.senders, of: id, lateness: rows.lateness(today: today)) }
            if stored, counts.added + counts.changed > 0, let cause = file.kind.recheckCause {
                try tx.requestRecheck(cause, event: event.id)
            }
            var answer = ImportAnswer(number: id, report: report)
            if sent.isByHand, verdict.stores, counts.rows == 1, let typed = try rows.typed(file, tx) {
                answer.thing = try tx.shown(typed.listing, id: typed.id, toAssociation: isForAssociation)
            }
            return answer
        }
    }
}

extension ImportVerdict {
    /// What the event keeps: the file, the columns that were typed where it was, and how many rows each confirmed code
    /// confirmed.
    fileprivate func details(_ name: String, _ kind: ImportKind, typed: Set<String>?) -> [String: String] {
        var details = ["file": name, "kind": kind.rawValue]
        if let typed { details["by_hand"] = typed.sorted().joined(separator: " ") }
        for (code, rows) in confirmed {
            details["confirmed \(code.rawValue)"] = rows.lazy.map { " \($0)" }.joined()
        }
        return details
    }
}

/// Thrown to undo what was applied only to be counted.
private struct Undone: Error {}

/// True of an import that somebody typed and nobody sent as a file, by its event, as SQL.
func isTyped(_ event: Statement) -> Statement {
    "exists (select from event e where e.id = \(fragment: event) and e.details ? 'by_hand')"
}

/// Joins to a version the file that said it, as `f`: what somebody typed, a hand said, though it came in as a row does.
///
/// - Parameter version: the version's alias.
func fileThatSaid(_ version: String) -> Statement {
    """
    left join import_file f on f.event_id = \(unescaped: version).event_id and not \(fragment: isTyped("f.event_id"))
    """
}

/// What columns were typed of a version that somebody typed, as `typed`; null of any other.
///
/// - Parameter version: the version's alias.
func columnsTyped(_ version: String) -> Statement {
    "(select e.details ->> 'by_hand' from event e where e.id = \(unescaped: version).event_id) as typed"
}

extension Row {
    /// The columns of `columnsTyped`; nil where all were told. Once it was kept only that a row was typed.
    var typedColumns: Set<String>? {
        get throws {
            guard let text: String = try self["typed"], text != "true" else { return nil }
            return Set(text.split(separator: " ").map(String.init))
        }
    }
}

extension Transaction {
    /// Refuses to answer a second time what a file asked: its bytes are in already, with an answer or nothing left to ask.
    /// Files take turns, so nobody answers it meanwhile.
    ///
    /// - Throws: `import_stored`.
    fileprivate func requireUnanswered(_ asked: ImportNumber, _ kind: ImportKind, _ hash: [UInt8]) throws {
        let later = try optionalRow(
            """
            select f.id from import_file f join event e on e.id = f.event_id
            where f.id > \(asked.value) and f.stored and f.kind = \(kind.rawValue) and f.hash = \(hash)
              and (f.refused = 0 or e.action = \(Operations.importsConfirm.name)
                   or exists (select from jsonb_object_keys(e.details) k where k like 'confirmed %'))
            order by f.id limit 1
            """)
        if let later { throw Problem.importStored(as: ImportNumber(try later["id"])) }
    }

    /// The day the same bytes were first stored as a file.
    ///
    /// - Parameter association: whose file it is; what another sent is not told of. nil is everybody's.
    fileprivate func firstSeen(_ kind: ImportKind, _ hash: [UInt8], of association: String?) throws -> Day? {
        try row(
            """
            select min((f.sent_at at time zone 'Europe/Copenhagen')::date) as day from import_file f
            where f.hash = \(hash) and f.kind = \(kind.rawValue) and f.stored and not \(fragment: isTyped("f.event_id"))
              and (\(association)::text is null or exists (
                select from association a where a.key = \(association.map { foldedKey($0) })
                  and (f.association_id = a.id or exists (
                    select from import_file_association s where s.import_file_id = f.id and s.association_id = a.id))))
            """)["day"]
    }

    fileprivate func earlierCounts(_ association: String) throws -> [Int] {
        try rows(
            """
            select f.rows from import_file f join association a on a.id = f.association_id
            where a.key = \(foldedKey(association)) and f.kind = 'units' and f.stored and not \(fragment: isTyped("f.event_id"))
            order by f.id desc limit 12
            """
        ).map { try $0["rows"] }
    }
}
