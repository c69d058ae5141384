import Postgres

/// What became of a unit, as a register row `m` says it against what is known. A row states the last outcome: what it
/// no longer says is undone, what it says anew is added, and everything keeps its history.
struct RegisterOutcome {
    /// The current outcome `o` of the receipt `u`.
    var join: Statement {
        """
        left join lateral (
          select l.accepted_on, l.moved_in_on, i.register_hash, f.target_group, f.homeless, f.homeless_category,
                 r.returned_on, r.return_reason, s.scheme, s.amount, s.starts_on, s.ends_on
          from (select) one
          left join allocation_version l on l.received_unit_id = u.id and l.known_until = 'infinity'
            and l.state in ('accepted', 'moved_in')
          left join allocation a on a.id = l.allocation_id
          left join referral_version f on f.referral_id = a.referral_id and f.known_until = 'infinity'
          left join identity i on i.citizen_id = l.citizen_id
          left join unit_return_version r on r.received_unit_id = u.id and r.known_until = 'infinity' and not r.undone
          left join subsidy_version s on s.allocation_id = l.allocation_id and s.known_until = 'infinity' and not s.undone
          limit 1
        ) o on true
        """
    }

    /// True where the staged row `s` says what is known (`v`, `o`).
    var same: Statement {
        """
        (o.accepted_on, o.moved_in_on, o.register_hash, o.target_group, o.homeless, o.homeless_category, o.returned_on,
         o.return_reason, v.withdrawn_on, o.scheme, o.amount, o.starts_on, o.ends_on) is not distinct from
        (case when s.outcome = 'allocated' then s.outcome_on end, s.moved_in_on, s.citizen_hash, s.target_group, s.homeless,
         s.homeless_category, case when s.outcome = 'returned' then s.outcome_on end, s.reason,
         case when s.outcome = 'withdrawn' then s.outcome_on end, s.scheme, s.amount, s.starts_on, s.ends_on)
        """
    }

    /// Applies the outcomes of one round; the round's units are there already.
    func apply(_ round: Int, event: Int, _ tx: Transaction) throws {
        try tx.execute(
            """
            update matched m set unit_id = u.id
            from department d join received_unit u on u.department_id = d.id
            where m.round = \(round) and m.unit_id is null and d.association_id = m.association_id
              and d.key = m.department_key and u.tenancy_key = m.tenancy_key and u.received_on = m.received_on
            """)
        try tx.execute("drop table if exists pg_temp.said")
        try tx.execute(
            "create temp table said on commit drop as select * from matched where taken and round = \(round) and class <> 'unchanged'"
        )
        try tx.execute("analyze said")
        try addCitizens(tx)
        try endAllocations(event, tx)
        try addAllocations(event, tx)
        try changeAllocations(event, tx)
        try settleReturns(event, tx)
        try settleSubsidies(event, tx)
    }

    private func addCitizens(_ tx: Transaction) throws {
        try tx.execute(
            """
            with made as materialized (
              select citizen_hash, nextval(pg_get_serial_sequence('citizen', 'id')) as id
              from (select distinct citizen_hash from said where outcome = 'allocated') new
              where not exists (select from identity i where i.register_hash = citizen_hash)
            ), citizens as (
              insert into citizen (id) overriding system value select id from made
            )
            insert into identity (citizen_id, register_hash) select id, citizen_hash from made
            """)
    }

    /// Undoes allocations that the rows no longer say, and stops waiting on those whose citizen has a later one.
    private func endAllocations(_ event: Int, _ tx: Transaction) throws {
        try changeAllocations(
            where: """
                l.received_unit_id = m.unit_id and l.state in ('offered', 'accepted', 'moved_in') and (m.outcome <> 'allocated'
                or not exists (select from identity i where i.citizen_id = l.citizen_id and i.register_hash = m.citizen_hash))
                """,
            set: """
                'cancelled', false, old.accepted_on, old.moved_in_on,
                coalesce(m.outcome_on, old.accepted_on, m.received_on)
                """, event, tx)
        try tx.execute(
            """
            with old as (
              update subsidy_version s set known_until = greatest(now(), s.known_from + interval '1 microsecond')
              from allocation_version l
              where l.received_unit_id in (select unit_id from said) and l.known_until = 'infinity' and l.state = 'cancelled'
                and s.allocation_id = l.allocation_id and s.known_until = 'infinity' and not s.undone
              returning s.*
            )
            insert into subsidy_version (subsidy_id, allocation_id, scheme, amount, starts_on, ends_on, undone, known_from, event_id)
            select subsidy_id, allocation_id, scheme, amount, starts_on, ends_on, true, known_until, \(event)::bigint from old
            """)
        try changeAllocations(
            where: """
                l.open and l.accepted_on <= m.outcome_on and l.received_unit_id <> m.unit_id and m.outcome = 'allocated'
                and exists (select from identity i where i.citizen_id = l.citizen_id and i.register_hash = m.citizen_hash)
                """,
            set: "old.state, false, old.accepted_on, old.moved_in_on, old.cancelled_on", event, tx)
    }

    private func addAllocations(_ event: Int, _ tx: Transaction) throws {
        try tx.execute(
            """
            with made as materialized (
              select new.*, nextval(pg_get_serial_sequence('referral', 'id')) as referral_id,
                     nextval(pg_get_serial_sequence('allocation', 'id')) as allocation_id
              from (select m.*, i.citizen_id from said m join identity i on i.register_hash = m.citizen_hash
                    where m.outcome = 'allocated' and not exists (
                      select from allocation_version l where l.received_unit_id = m.unit_id and l.known_until = 'infinity'
                      and l.state in ('accepted', 'moved_in'))
                    order by m.outcome_on, m.row) new
            ), referrals as (
              insert into referral (id, citizen_id) overriding system value select referral_id, citizen_id from made
            ), facts as (
              insert into referral_version (referral_id, target_group, homeless, homeless_category, closed_on, closed_as, event_id)
              select referral_id, target_group, homeless, homeless_category, outcome_on, 'allocated', \(event)::bigint from made
            ), allocations as (
              insert into allocation (id, received_unit_id, referral_id, citizen_id) overriding system value
              select allocation_id, unit_id, referral_id, citizen_id from made
            )
            insert into allocation_version
              (allocation_id, received_unit_id, citizen_id, state, open, accepted_on, moved_in_on, event_id)
            select allocation_id, unit_id, citizen_id, case when moved_in_on is null then 'accepted' else 'moved_in' end,
              moved_in_on is null
              and row_number() over (partition by citizen_id order by outcome_on desc, row desc) = 1
              and not exists (select from allocation_version l where l.citizen_id = made.citizen_id
                              and l.known_until = 'infinity' and l.state in ('accepted', 'moved_in')
                              and l.accepted_on > made.outcome_on),
              outcome_on, moved_in_on, \(event)::bigint
            from made
            """)
    }

    /// Other days, or other facts of the referral, of an allocation that stays.
    private func changeAllocations(_ event: Int, _ tx: Transaction) throws {
        try changeAllocations(
            where: """
                l.received_unit_id = m.unit_id and l.state in ('accepted', 'moved_in') and m.outcome = 'allocated'
                and (l.accepted_on, l.moved_in_on) is distinct from (m.outcome_on, m.moved_in_on)
                """,
            set: """
                case when m.moved_in_on is null then 'accepted' else 'moved_in' end,
                old.open and m.moved_in_on is null, m.outcome_on, m.moved_in_on, null
                """, event, tx)
        try tx.execute(
            """
            with old as (
              update referral_version f set known_until = greatest(now(), f.known_from + interval '1 microsecond')
              from said m join allocation_version l on l.received_unit_id = m.unit_id and l.known_until = 'infinity'
                and l.state in ('accepted', 'moved_in') join allocation a on a.id = l.allocation_id
              where m.outcome = 'allocated' and f.referral_id = a.referral_id and f.known_until = 'infinity'
                and (f.target_group, f.homeless, f.homeless_category, f.closed_on)
                  is distinct from (m.target_group, m.homeless, m.homeless_category, m.outcome_on)
              returning f.*, m.row as staged_row
            )
            insert into referral_version (referral_id, referred_on, target_group, homeless, homeless_category, unit_types,
              facts, closed_on, closed_as, known_from, event_id)
            select old.referral_id, old.referred_on, m.target_group, m.homeless, m.homeless_category, old.unit_types, old.facts,
              m.outcome_on, 'allocated', old.known_until, \(event)::bigint
            from old join said m on m.row = old.staged_row
            """)
    }

    /// Closes the current version of allocations `l` matching rows `m` and follows it with state, open, accepted_on,
    /// moved_in_on and cancelled_on.
    private func changeAllocations(
        where condition: Statement, set values: Statement, _ event: Int, _ tx: Transaction
    ) throws {
        try tx.execute(
            """
            with old as (
              update allocation_version l set known_until = greatest(now(), l.known_from + interval '1 microsecond')
              from said m where l.known_until = 'infinity' and \(fragment: condition)
              returning l.*, m.row as staged_row
            )
            insert into allocation_version (allocation_id, received_unit_id, citizen_id, state, open, accepted_on,
              moved_in_on, cancelled_on, offered_on, declined_on, income_check_id, scheme, known_from, event_id)
            select old.allocation_id, old.received_unit_id, old.citizen_id, \(fragment: values), old.offered_on,
              old.declined_on, old.income_check_id, old.scheme, old.known_until, \(event)::bigint
            from old join said m on m.row = old.staged_row
            """)
    }

    private func settleReturns(_ event: Int, _ tx: Transaction) throws {
        try tx.execute(
            """
            with old as (
              update unit_return_version r set known_until = greatest(now(), r.known_from + interval '1 microsecond')
              from said m where r.received_unit_id = m.unit_id and r.known_until = 'infinity' and not r.undone
                and (m.outcome <> 'returned' or (r.returned_on, r.return_reason) is distinct from (m.outcome_on, m.reason))
              returning r.*, m.row as staged_row
            )
            insert into unit_return_version
              (unit_return_id, received_unit_id, returned_on, return_reason, note, undone, known_from, event_id)
            select old.unit_return_id, old.received_unit_id,
              case when m.outcome = 'returned' then m.outcome_on else old.returned_on end,
              case when m.outcome = 'returned' then m.reason else old.return_reason end, old.note,
              m.outcome <> 'returned', old.known_until, \(event)::bigint
            from old join said m on m.row = old.staged_row
            """)
        try tx.execute(
            """
            with made as materialized (
              select unit_id, outcome_on, reason, nextval(pg_get_serial_sequence('unit_return', 'id')) as id
              from said where outcome = 'returned' and not exists (
                select from unit_return_version r where r.received_unit_id = unit_id and r.known_until = 'infinity'
                and not r.undone)
            ), returns as (
              insert into unit_return (id, received_unit_id) overriding system value select id, unit_id from made
            )
            insert into unit_return_version (unit_return_id, received_unit_id, returned_on, return_reason, event_id)
            select id, unit_id, outcome_on, reason, \(event)::bigint from made
            """)
    }

    private func settleSubsidies(_ event: Int, _ tx: Transaction) throws {
        try tx.execute(
            """
            with old as (
              update subsidy_version s set known_until = greatest(now(), s.known_from + interval '1 microsecond')
              from said m join allocation_version l on l.received_unit_id = m.unit_id and l.known_until = 'infinity'
                and l.state in ('accepted', 'moved_in')
              where s.allocation_id = l.allocation_id and s.known_until = 'infinity' and not s.undone
                and (s.scheme, s.amount, s.starts_on, s.ends_on) is distinct from (m.scheme, m.amount, m.starts_on, m.ends_on)
              returning s.*, m.row as staged_row
            )
            insert into subsidy_version (subsidy_id, allocation_id, scheme, amount, starts_on, ends_on, undone, known_from, event_id)
            select old.subsidy_id, old.allocation_id, old.scheme,
              case when m.scheme = old.scheme then m.amount else old.amount end,
              case when m.scheme = old.scheme then m.starts_on else old.starts_on end,
              case when m.scheme = old.scheme then m.ends_on else old.ends_on end,
              m.scheme is distinct from old.scheme, old.known_until, \(event)::bigint
            from old join said m on m.row = old.staged_row
            """)
        try tx.execute(
            """
            with made as materialized (
              select l.allocation_id, m.scheme, m.amount, m.starts_on, m.ends_on,
                nextval(pg_get_serial_sequence('subsidy', 'id')) as id
              from said m join allocation_version l on l.received_unit_id = m.unit_id and l.known_until = 'infinity'
                and l.state in ('accepted', 'moved_in')
              where m.scheme is not null and not exists (
                select from subsidy_version s where s.allocation_id = l.allocation_id and s.known_until = 'infinity'
                and not s.undone and s.scheme = m.scheme)
            ), grants as (
              insert into subsidy (id, allocation_id) overriding system value select id, allocation_id from made
            )
            insert into subsidy_version (subsidy_id, allocation_id, scheme, amount, starts_on, ends_on, event_id)
            select id, allocation_id, scheme, amount, starts_on, ends_on, \(event)::bigint from made
            """)
    }
}
