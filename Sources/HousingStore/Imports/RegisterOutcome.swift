import Housing
import Postgres

/// What became of a unit, as a register row says it against what is known. A row states the last outcome: what it
/// no longer says is undone, what it says anew is added, and everything keeps its history.
struct RegisterOutcome {
    /// The current outcome `o` of a receipt, whose id the expression gives. Of a citizen who is forgotten nobody can say
    /// that a register means another: `forgotten` is true, and the row's citizen counts as theirs.
    func join(of unit: Statement) -> Statement {
        """
        left join lateral (
          select l.accepted_on, l.moved_in_on, i.register_hash, i.forgotten_at is not null as forgotten,
                 f.target_group, f.homeless, f.homeless_category,
                 r.returned_on, r.return_reason, s.scheme, s.amount, s.starts_on, s.ends_on
          from (select) one
          left join allocation_version l on l.received_unit_id = \(fragment: unit) and l.known_until = 'infinity'
            and is_allocated(l.state)
          left join allocation a on a.id = l.allocation_id
          left join referral_version f on f.referral_id = a.referral_id and f.known_until = 'infinity'
          left join identity i on i.citizen_id = l.citizen_id
          left join unit_return_version r on r.received_unit_id = \(fragment: unit) and r.known_until = 'infinity' and not r.undone
          left join subsidy_version s on s.allocation_id = l.allocation_id and s.known_until = 'infinity' and not s.undone
          order by s.starts_on desc, s.subsidy_id desc limit 1
        ) o on true
        """
    }

    /// True where the staged row `s` says what is known (`v`, `o`).
    var same: Statement {
        """
        (o.accepted_on, o.moved_in_on, \(unescaped: Self.citizen), o.target_group, o.homeless, o.homeless_category, o.returned_on,
         o.return_reason, v.withdrawn_on, o.scheme, o.amount, o.starts_on, o.ends_on) is not distinct from
        (case when s.outcome = 'allocated' then s.outcome_on end, s.moved_in_on, s.citizen_hash, s.target_group, s.homeless,
         s.homeless_category, case when s.outcome = 'returned' then s.outcome_on end, s.return_reason,
         case when s.outcome = 'withdrawn' then s.outcome_on end, s.scheme, s.amount, s.starts_on, s.ends_on)
        """
    }

    private static let citizen = "case when o.forgotten then s.citizen_hash else o.register_hash end"

    /// What a register states beside the unit, in the columns of its file.
    static let told: [ToldFact] = [
        ToldFact(
            "udfald", "text",
            known: """
                case when o.accepted_on is not null then 'allocated' when o.returned_on is not null then 'returned'
                  when v.withdrawn_on is not null then 'withdrawn' else 'open' end
                """,
            said: "s.outcome"),
        ToldFact(
            "udfald_dato", "date", known: "coalesce(o.accepted_on, o.returned_on, v.withdrawn_on)",
            said: "case when s.outcome <> 'open' then s.outcome_on end"),
        ToldFact("returaarsag", "text", known: "o.return_reason", said: "s.return_reason"),
        ToldFact("borger", "bytea", known: citizen, said: "s.citizen_hash"),
        ToldFact("maalgruppe", "text", known: "o.target_group", said: "s.target_group"),
        ToldFact("hjemloes", "boolean", known: "o.homeless", said: "s.homeless"),
        ToldFact("hjemloes_kategori", "text", known: "o.homeless_category", said: "s.homeless_category"),
        ToldFact("indflyttet", "date", known: "o.moved_in_on", said: "s.moved_in_on"),
        ToldFact("tilskud", "text", known: "o.scheme", said: "s.scheme"),
        ToldFact("tilskud_beloeb", "bigint", known: "o.amount", said: "s.amount"),
        ToldFact("tilskud_fra", "date", known: "o.starts_on", said: "s.starts_on"),
        ToldFact("tilskud_til", "date", known: "o.ends_on", said: "s.ends_on"),
    ]

    /// Rows that end an allocation, or move it to another day, before the day it was offered or accepted on: the days of an
    /// allocation stand in order.
    func beforeAllocations(_ tx: Transaction) throws -> [ContestedValue] {
        let sameCitizen: Statement = """
            s.outcome = 'allocated' and exists (
              select from identity i where i.citizen_id = l.citizen_id
                and (i.register_hash = s.citizen_hash or i.forgotten_at is not null))
            """
        return try tx.rows(
            """
            select m.row, max(d.day) as day
            from matched m join staged s on s.row = m.row
            join allocation_version l on l.received_unit_id = m.unit_id and l.known_until = 'infinity'
              and l.state in ('offered', 'accepted', 'moved_in')
            cross join lateral (
              select case when \(fragment: sameCitizen)
                then case when l.accepted_on is distinct from s.outcome_on then l.offered_on end
                else greatest(l.offered_on, l.accepted_on) end as day) d
            where m.class = 'changed' and s.outcome_on < d.day
            group by m.row order by m.row
            """
        ).map { ContestedValue(row: try $0["row"], column: "udfald_dato", .allocatedOn(try $0["day"])) }
    }

    /// Applies the outcomes of one round; the round's units are there already.
    func apply(_ round: Round, _ event: Event, _ tx: Transaction) throws {
        try tx.execute("drop table if exists pg_temp.said")
        try tx.execute(
            """
            create temp table said on commit drop as
            select m.unit_id, s.* from matched m join staged s on s.row = m.row
            where m.taken and m.round = \(round.number) and m.class <> 'unchanged'
            """)
        try tx.execute("analyze said")
        try RegisterAllocations().settle(event, tx)
        try settleReturns(event, tx)
        try tx.settleTaken(units: "select unit_id from said")
        try settleSubsidies(event, tx)
    }

    private func settleReturns(_ event: Event, _ tx: Transaction) throws {
        try tx.follow(
            .unitReturn, event, from: "said m",
            where: """
                v.received_unit_id = m.unit_id and not v.undone
                and (m.outcome <> 'returned' or (v.returned_on, v.return_reason) is distinct from (m.outcome_on, m.return_reason))
                """,
            set: [
                "returned_on": "case when m.outcome = 'returned' then m.outcome_on else v.returned_on end",
                "return_reason": "case when m.outcome = 'returned' then m.return_reason else v.return_reason end",
                "undone": "m.outcome <> 'returned'",
            ])
        try tx.begin(
            .unitReturn, of: "made.id", event,
            preparing: """
                made as materialized (
                  select unit_id, outcome_on, return_reason, nextval(pg_get_serial_sequence('unit_return', 'id')) as id
                  from said where outcome = 'returned' and not exists (
                    select from unit_return_version r where r.received_unit_id = unit_id and r.known_until = 'infinity'
                    and not r.undone)
                ), returns as (
                  insert into unit_return (id, received_unit_id) overriding system value select id, unit_id from made
                )
                """,
            from: "made",
            set: ["received_unit_id": "unit_id", "returned_on": "outcome_on", "return_reason": "return_reason"])
    }

    private func settleSubsidies(_ event: Event, _ tx: Transaction) throws {
        let allocated: Statement = """
            said m join allocation_version l on l.received_unit_id = m.unit_id and l.known_until = 'infinity'
              and is_allocated(l.state)
            """
        try tx.follow(
            .subsidy, event, from: allocated,
            where: """
                v.allocation_id = l.allocation_id and not v.undone
                and (v.scheme, v.amount, v.starts_on, v.ends_on) is distinct from (m.scheme, m.amount, m.starts_on, m.ends_on)
                """,
            set: [
                "amount": "case when m.scheme = v.scheme then m.amount else v.amount end",
                "starts_on": "case when m.scheme = v.scheme then m.starts_on else v.starts_on end",
                "ends_on": "case when m.scheme = v.scheme then m.ends_on else v.ends_on end",
                "undone": "m.scheme is distinct from v.scheme",
            ])
        try tx.begin(
            .subsidy, of: "made.id", event,
            preparing: """
                made as materialized (
                  select l.allocation_id, m.scheme, m.amount, m.starts_on, m.ends_on,
                    nextval(pg_get_serial_sequence('subsidy', 'id')) as id
                  from \(fragment: allocated)
                  where m.scheme is not null and not exists (
                    select from subsidy_version s where s.allocation_id = l.allocation_id and s.known_until = 'infinity'
                    and not s.undone and s.scheme = m.scheme)
                ), grants as (
                  insert into subsidy (id, allocation_id) overriding system value select id, allocation_id from made
                )
                """,
            from: "made",
            set: [
                "allocation_id": "allocation_id", "scheme": "scheme", "amount": "amount", "starts_on": "starts_on",
                "ends_on": "ends_on",
            ])
    }
}
