import Postgres

/// Allocations as the rows of one round (`said`) tell of them: what they no longer say is cancelled, what they say anew is
/// added, and a citizen waits only on the latest that was not moved into.
struct RegisterAllocations {
    func settle(_ event: Int, _ tx: Transaction) throws {
        try addCitizens(tx)
        try endAllocations(event, tx)
        try addAllocations(event, tx)
        try changeAllocations(event, tx)
        try reopenAllocations(event, tx)
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
                l.received_unit_id = m.unit_id and holds_unit(l.state) and case m.outcome
                when 'allocated' then not exists (
                  select from identity i where i.citizen_id = l.citizen_id and i.register_hash = m.citizen_hash)
                -- What is offered is still open to the register.
                when 'open' then l.state <> 'offered'
                else true end
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
                      and is_allocated(l.state))
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
                              and l.known_until = 'infinity' and is_allocated(l.state)
                              and l.accepted_on > made.outcome_on),
              outcome_on, moved_in_on, \(event)::bigint
            from made
            """)
    }

    /// Other days, or other facts of the referral, of an allocation that stays.
    private func changeAllocations(_ event: Int, _ tx: Transaction) throws {
        try changeAllocations(
            where: """
                l.received_unit_id = m.unit_id and is_allocated(l.state) and m.outcome = 'allocated'
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
                and is_allocated(l.state) join allocation a on a.id = l.allocation_id
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

    /// Opens again what waits on nothing else: not moved into, and no later allocation of the citizen is left.
    private func reopenAllocations(_ event: Int, _ tx: Transaction) throws {
        try changeAllocations(
            where: """
                l.state = 'accepted' and not l.open
                and l.citizen_id in (select a.citizen_id from allocation a where a.received_unit_id = m.unit_id)
                and not exists (
                  select from allocation_version x where x.citizen_id = l.citizen_id and x.known_until = 'infinity'
                  and is_allocated(x.state)
                  and (x.accepted_on, x.allocation_id) > (l.accepted_on, l.allocation_id))
                """,
            set: "old.state, true, old.accepted_on, old.moved_in_on, old.cancelled_on", event, tx)
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
}
