import Postgres

/// Allocations as the rows of one round (`said`) tell of them: what they no longer say is cancelled, what they say anew is
/// added, and a citizen waits only on the latest that was not moved into.
struct RegisterAllocations {
    func settle(_ event: Event, _ tx: Transaction) throws {
        try addCitizens(tx)
        try endAllocations(event, tx)
        try putBack(event, tx)
        try addAllocations(event, tx)
        try changeAllocations(event, tx)
        try reopenAllocations(event, tx)
    }

    private func addCitizens(_ tx: Transaction) throws {
        try tx.execute(
            """
            with made as materialized (
              select citizen_hash, nextval(pg_get_serial_sequence('citizen', 'id')) as id
              from (select distinct citizen_hash from said where outcome = 'allocated' and not exists (
                select from allocation_version l join identity i on i.citizen_id = l.citizen_id
                where l.received_unit_id = unit_id and l.known_until = 'infinity' and is_allocated(l.state)
                  and i.forgotten_at is not null)) new
              where not exists (select from identity i where i.register_hash = citizen_hash)
            ), citizens as (
              insert into citizen (id) overriding system value select id from made
            )
            insert into identity (citizen_id, register_hash) select id, citizen_hash from made
            """)
    }

    /// Undoes allocations that the rows no longer say, and stops waiting on those whose citizen has a later one.
    private func endAllocations(_ event: Event, _ tx: Transaction) throws {
        try tx.follow(
            .allocation, event, from: "said m",
            where: """
                v.received_unit_id = m.unit_id and v.state in ('offered', 'accepted', 'moved_in') and case m.outcome
                when 'allocated' then not exists (
                  select from identity i where i.citizen_id = v.citizen_id
                    and (i.register_hash = m.citizen_hash or i.forgotten_at is not null))
                -- An offer has no answer yet, so a register that says open does not contradict it.
                when 'open' then v.state <> 'offered'
                else true end
                """,
            set: [
                "state": "'cancelled'", "open": "false",
                "cancelled_on": "coalesce(m.outcome_on, v.accepted_on, m.received_on)",
            ])
        try tx.follow(
            .allocation, event, from: "said m",
            where: """
                v.open and v.accepted_on <= m.outcome_on and v.received_unit_id <> m.unit_id and m.outcome = 'allocated'
                and exists (select from identity i where i.citizen_id = v.citizen_id and i.register_hash = m.citizen_hash)
                """,
            set: ["open": "false"])
    }

    /// Puts back what hung on the allocations that were cancelled, as the command does: subsidies are undone, and a referral
    /// that somebody made is open again. One that a register brought was never anything but its allocation: nobody waits
    /// on it.
    private func putBack(_ event: Event, _ tx: Transaction) throws {
        let cancelled: Statement = """
            said m join allocation_version l on l.received_unit_id = m.unit_id and l.known_until = 'infinity'
              and l.state = 'cancelled'
            """
        try tx.follow(
            .subsidy, event, from: cancelled, where: "v.allocation_id = l.allocation_id and not v.undone",
            set: ["undone": "true"])
        try tx.follow(
            .referral, event, from: "\(fragment: cancelled) join allocation a on a.id = l.allocation_id",
            where: """
                v.referral_id = a.referral_id and v.closed_as = 'allocated' and not exists (
                  select from allocation x join allocation_version y on y.allocation_id = x.id and y.known_until = 'infinity'
                    and is_allocated(y.state)
                  where x.referral_id = v.referral_id)
                """,
            set: [
                "closed_on": "case when v.referred_on is null then v.closed_on end",
                "closed_as": "case when v.referred_on is null then 'withdrawn' end",
            ])
    }

    private func addAllocations(_ event: Event, _ tx: Transaction) throws {
        // Numbered ahead, for each belongs to the others.
        try tx.execute("drop table if exists pg_temp.allocated")
        let made = try tx.execute(
            """
            create temp table allocated on commit drop as
            select new.*, nextval(pg_get_serial_sequence('referral', 'id')) as referral_id,
                   nextval(pg_get_serial_sequence('allocation', 'id')) as allocation_id
            from (select m.*, i.citizen_id from said m join identity i on i.register_hash = m.citizen_hash
                  where m.outcome = 'allocated' and not exists (
                    select from allocation_version l where l.received_unit_id = m.unit_id and l.known_until = 'infinity'
                    and is_allocated(l.state))
                  order by m.outcome_on, m.row) new
            """)
        guard made > 0 else { return }
        try tx.begin(
            .referral, of: "referral_id", event,
            preparing: """
                referrals as (
                  insert into referral (id, citizen_id) overriding system value select referral_id, citizen_id from allocated
                )
                """,
            from: "allocated",
            set: [
                "target_group": "target_group", "homeless": "homeless", "homeless_category": "homeless_category",
                "closed_on": "outcome_on", "closed_as": "'allocated'",
            ])
        try tx.begin(
            .allocation, of: "allocation_id", event,
            preparing: """
                allocations as (
                  insert into allocation (id, received_unit_id, referral_id, citizen_id) overriding system value
                  select allocation_id, unit_id, referral_id, citizen_id from allocated
                )
                """,
            from: "allocated",
            set: [
                "received_unit_id": "unit_id", "citizen_id": "citizen_id",
                "state": "case when moved_in_on is null then 'accepted' else 'moved_in' end",
                "open": """
                moved_in_on is null
                and row_number() over (partition by citizen_id order by outcome_on desc, row desc) = 1
                and not exists (select from allocation_version l where l.citizen_id = allocated.citizen_id
                                and l.known_until = 'infinity' and is_allocated(l.state)
                                and l.accepted_on > allocated.outcome_on)
                """,
                "accepted_on": "outcome_on", "moved_in_on": "moved_in_on",
            ])
    }

    /// Other days, or other facts of the referral, of an allocation that stays.
    private func changeAllocations(_ event: Event, _ tx: Transaction) throws {
        try tx.follow(
            .allocation, event, from: "said m",
            where: """
                v.received_unit_id = m.unit_id and is_allocated(v.state) and m.outcome = 'allocated'
                and (v.accepted_on, v.moved_in_on) is distinct from (m.outcome_on, m.moved_in_on)
                """,
            set: [
                "state": "case when m.moved_in_on is null then 'accepted' else 'moved_in' end",
                "open": "v.open and m.moved_in_on is null", "accepted_on": "m.outcome_on",
                "moved_in_on": "m.moved_in_on", "cancelled_on": "null",
            ])
        try tx.follow(
            .referral, event,
            from: """
                said m join allocation_version l on l.received_unit_id = m.unit_id and l.known_until = 'infinity'
                  and is_allocated(l.state) join allocation a on a.id = l.allocation_id
                """,
            where: """
                m.outcome = 'allocated' and v.referral_id = a.referral_id
                and (v.target_group, v.homeless, v.homeless_category, v.closed_on)
                  is distinct from (m.target_group, m.homeless, m.homeless_category, m.outcome_on)
                """,
            set: [
                "target_group": "m.target_group", "homeless": "m.homeless",
                "homeless_category": "m.homeless_category", "closed_on": "m.outcome_on", "closed_as": "'allocated'",
            ])
    }

    /// Opens again what waits on nothing else: not moved into, and no later allocation of the citizen is left.
    private func reopenAllocations(_ event: Event, _ tx: Transaction) throws {
        try tx.follow(
            .allocation, event, from: "said m",
            where: """
                v.state = 'accepted' and not v.open
                and v.citizen_id in (select a.citizen_id from allocation a where a.received_unit_id = m.unit_id)
                and not exists (
                  select from allocation_version x where x.citizen_id = v.citizen_id and x.known_until = 'infinity'
                  and is_allocated(x.state)
                  and (x.accepted_on, x.allocation_id) > (v.accepted_on, v.allocation_id))
                """,
            set: ["open": "true"])
    }
}
