import Postgres

/// Versions of the units of one round: a changed one is closed and followed, an added one begins.
struct UnitVersions {
    /// The contract's names of the columns the file has: an absent one leaves what is known.
    let columns: Set<String>
    /// Where the day of withdrawal comes from, for a changed row (`old` is the version before, `s` what the file says) and
    /// for an added one.
    let withdrawn: (changed: Statement, added: Statement)

    func write(_ round: Int, event: Int, _ tx: Transaction) throws {
        let all: Statement = "\(unescaped: UnitFact.all.map(\.column).joined(separator: ", "))"
        let merged = UnitFact.all.map { columns.contains($0.file) ? "s.\($0.column)" : "old.\($0.column)" }
        try tx.execute(
            """
            with old as (
              update received_unit_version v set known_until = greatest(now(), v.known_from + interval '1 microsecond')
              from matched m where m.taken and m.round = \(round) and m.class = 'changed'
                and v.received_unit_id = m.unit_id and v.known_until = 'infinity'
              returning v.*, m.row as staged_row
            )
            insert into received_unit_version (received_unit_id, \(fragment: all), withdrawn_on, known_from, event_id)
            select old.received_unit_id, \(unescaped: merged.joined(separator: ", ")), \(fragment: withdrawn.changed),
              old.known_until, \(event)::bigint
            from old join staged s on s.row = old.staged_row
            """)
        try tx.execute(
            """
            insert into received_unit_version (received_unit_id, \(fragment: all), withdrawn_on, event_id)
            select m.unit_id, \(unescaped: UnitFact.all.map { "s.\($0.column)" }.joined(separator: ", ")),
              \(fragment: withdrawn.added), \(event)::bigint
            from matched m join staged s on s.row = m.row
            where m.taken and m.round = \(round) and m.class = 'added'
            """)
    }
}
