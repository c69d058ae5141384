import FoundationEssentials
package import Housing
import Postgres

/// What is kept of a file beside its bytes.
struct KeptFile {
    let counts: ImportCounts
    /// Problems that refuse a row, or the file.
    let errors: Int
    let stored: Bool
    /// As it is answered.
    let report: any ImportReportText
    let event: Int
}

extension Transaction {
    /// Keeps who sent what and what was said of it; what tells of citizens, or may, is kept for a time only, bytes and report
    /// sealed under a key of the file's own, which can be destroyed.
    ///
    /// - Returns: the file's id.
    func keep(_ read: some Importable, _ sent: SentFile, _ file: KeptFile) throws -> Int {
        let id = try nextID(of: "import_file")
        // A file of another kind tells of none where all of it was read and is in; what has mistakes may be any file, sent by
        // mistake.
        let maybeOfCitizens =
            read.kind.tellsOfCitizens || !file.stored || file.errors > 0 || read.hasUnknownColumns
        let seal = maybeOfCitizens ? try fileSeal(for: .importFile(id)) : nil
        // The days of keeping run from the day the file came, not from the day given with --on.
        let keepUntil: Day? = try seal == nil ? nil : row("select \(fragment: lastDay(from: "now()")) as day")["day"]
        let counts = file.counts
        try execute(
            """
            insert into import_file (id, kind, name, hash, key, keep_until, report_sealed, association_id, rows, added, changed,
              unchanged, refused, errors, stored, event_id) overriding system value
            select \(id)::bigint, \(read.kind.rawValue), \(read.name), \(sent.hash), \(seal?.wrappedKey), \(keepUntil)::date, \(seal != nil),
              (select id from association where key = \(read.association.map { foldedKey($0) })),
              \(counts.rows)::int, \(counts.added)::int, \(counts.changed)::int, \(counts.unchanged)::int,
              \(counts.refused)::int, \(file.errors)::int, \(file.stored), \(file.event)::bigint
            """)
        try copy(into: "import_file_part", columns: ["import_file_id", "part", "bytes"]) { copy in
            var rest = sent.bytes
            var part = 0
            while !rest.isEmpty {
                let piece = rest.prefix(1 << 20)
                rest = rest.dropFirst(piece.count)
                part += 1
                try copy.row(id, part, try seal?.sealed(piece, at: .file(part: part)) ?? Array(piece))
            }
        }
        // A part may end in the middle of a letter: parts are bytes, and become text only when put together. There is no
        // COPY into a table whose rows are held apart.
        let starts = Array(stride(from: 0, to: file.report.count, by: 1 << 20))
        for (index, start) in starts.enumerated() {
            let piece = try file.report.bytes(start..<min(start + (1 << 20), file.report.count))
            let place = FilePlace.report(part: index + 1, of: starts.count)
            try execute(
                """
                insert into import_report_part (import_file_id, part, bytes)
                values (\(id), \(index + 1)::int, \(try seal?.sealed(Data(piece), at: place) ?? piece))
                """)
        }
        return id
    }

    /// The last day of keeping for what came at an instant, as SQL.
    func lastDay(from instant: Statement) -> Statement {
        """
        (select day + setting_on(\(SettingName.retentionFiles.rawValue), day)::int
         from (select (\(fragment: instant) at time zone 'Europe/Copenhagen')::date as day) d)
        """
    }

    /// Keeps what the file says of each association; one that nobody has registered has no history.
    ///
    /// - Parameter lateness: of `RowStore`.
    func keep(_ senders: [SenderCount], of file: Int, lateness: Statement) throws {
        guard !senders.isEmpty else { return }
        try execute(
            """
            with sender as (
              select * from unnest(\(senders.map { foldedKey($0.number) })::text[], \(senders.map(\.rows))::int[],
                \(senders.map(\.errors))::int[], \(senders.map(\.changedRents))::int[]) s (key, rows, errors, changed_rents)
            ), late as (\(fragment: lateness))
            insert into import_file_association
              (import_file_id, association_id, rows, errors, changed_rents, late_rows, late_days, late_most)
            select \(file)::bigint, a.id, s.rows, s.errors, s.changed_rents, coalesce(l.rows, 0), coalesce(l.days, 0), l.most
            from sender s join association a on a.key = s.key left join late l on l.association_id = a.id
            """)
    }
}

extension Store {
    /// Destroys the keys of files whose last day has passed: bytes and report can no longer be read, the rest stays.
    ///
    /// - Returns: how many files that were.
    @discardableResult
    package func forgetFiles(_ act: Act, today: Day) async throws -> Int {
        try await write(act.withoutKey) { tx in
            let files = try tx.rows(
                """
                update import_file set key = null where key is not null and keep_until < \(today) returning id
                """
            ).map { "I-\(try $0["id", as: Int.self])" }
            // No event is written on a day on which no file's time is up.
            guard !files.isEmpty else { return 0 }
            _ = try tx.event(act, details: ["files": files.sorted().joined(separator: " ")])
            return files.count
        }
    }
}
