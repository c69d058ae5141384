import Postgres

/// Something that must always hold, beyond what constraints say: a query that finds what breaks it.
package struct Invariant: Sendable {
    /// Snake_case, for people who look after the service.
    package let name: String
    /// A column `thing`: what breaks it, such as `U-1042`.
    let breaches: Statement
}

/// An invariant that does not hold.
package struct Breach: Sendable, Hashable {
    package let invariant: String
    /// The first of them, by name.
    package let things: [String]
}

extension Store {
    /// Looks for what must never be, in one moment of the database.
    package func breaches(of invariants: [Invariant] = Invariant.all) async throws -> [Breach] {
        try await transaction(.snapshot, settings: ["statement_timeout": "0"]) { tx in
            try invariants.compactMap { invariant in
                let things = try tx.rows(
                    "select thing from (\(fragment: invariant.breaches)) b order by thing limit 20")
                return things.isEmpty
                    ? nil : Breach(invariant: invariant.name, things: try things.map { try $0["thing"] })
            }
        }
    }
}

extension Invariant {
    package static let all: [Invariant] = groups.flatMap(\.invariants)

    /// As they are told of to whoever operates the service.
    package static let groups: [(name: String, invariants: [Invariant])] = [
        ("invariants", units + referrals + subsidies + files), ("frames", frames),
        ("version_chains", VersionTable.all.map(\.chain)),
    ]

    /// At no instant, now or of history, are two of a unit or of a citizen what only one can be.
    private static let units: [Invariant] = [
        Invariant(
            name: "one_holder_of_a_unit",
            breaches: """
                select 'U-' || a.received_unit_id as thing from allocation_version a
                join allocation_version b on b.received_unit_id = a.received_unit_id and b.allocation_id > a.allocation_id
                where a.state in ('offered', 'accepted', 'moved_in') and b.state in ('offered', 'accepted', 'moved_in')
                  and a.known_from < b.known_until and b.known_from < a.known_until
                """),
        Invariant(
            name: "one_open_allocation_of_a_citizen",
            breaches: """
                select 'A-' || a.allocation_id as thing from allocation_version a
                join allocation_version b on b.citizen_id = a.citizen_id and b.allocation_id > a.allocation_id
                where a.open and b.open and a.known_from < b.known_until and b.known_from < a.known_until
                """),
        Invariant(
            name: "one_answer_to_a_unit",
            breaches: """
                with answer as (
                  select received_unit_id, 'held' as what, known_from, known_until from allocation_version
                  where state in ('offered', 'accepted', 'moved_in')
                  union all
                  select received_unit_id, 'returned', known_from, known_until from unit_return_version where not undone
                  union all
                  select received_unit_id, 'withdrawn', known_from, known_until from received_unit_version
                  where withdrawn_on is not null
                )
                select 'U-' || a.received_unit_id as thing from answer a
                join answer b on b.received_unit_id = a.received_unit_id and b.what > a.what
                where a.known_from < b.known_until and b.known_from < a.known_until
                """),
        Invariant(
            name: "unit_taken_as_its_versions_say",
            breaches: """
                select 'U-' || received_unit_id as thing from unit_taken t
                where not exists (select from allocation_version v where v.received_unit_id = t.received_unit_id
                                  and v.taken_as = t.taken_as)
                  and not exists (select from unit_return_version v where v.received_unit_id = t.received_unit_id
                                  and v.taken_as = t.taken_as)
                """),
    ]

    /// A referral is what its allocations and its refusal make it.
    private static let referrals: [Invariant] = [
        Invariant(
            name: "referral_follows_its_allocation",
            breaches: """
                select 'R-' || v.referral_id as thing from referral_version v
                left join lateral (
                  select bool_or(l.state in ('accepted', 'moved_in')) as is_allocated, bool_or(l.state = 'offered') as is_offered
                  from allocation a join allocation_version l on l.allocation_id = a.id and l.known_until = 'infinity'
                  where a.referral_id = v.referral_id
                ) a on true
                where v.known_until = 'infinity'
                  and ((v.closed_as is not distinct from 'allocated') <> coalesce(a.is_allocated, false)
                       or (a.is_offered and v.closed_as is not null))
                """),
        Invariant(
            name: "refused_referral_has_a_refusal",
            breaches: """
                select 'R-' || v.referral_id as thing from referral_version v
                where v.known_until = 'infinity' and v.closed_as = 'refused'
                  and not exists (select from income_refusal r where r.referral_id = v.referral_id)
                """),
    ]

    /// Subsidies fall with their allocation, and together pay no more than the rent there was when they were granted; what
    /// a register tells of grants made before the service is as it was.
    private static let subsidies: [Invariant] = [
        Invariant(
            name: "subsidy_falls_with_its_allocation",
            breaches: """
                select 'S-' || s.subsidy_id as thing from subsidy_version s
                join allocation_version l on l.allocation_id = s.allocation_id and l.known_until = 'infinity'
                where s.known_until = 'infinity' and not s.undone and not holds_unit(l.state)
                """),
        Invariant(
            name: "subsidies_within_the_rent",
            breaches: """
                with granted as (
                  select s.*, a.received_unit_id from subsidy_version s join allocation a on a.id = s.allocation_id
                  where s.known_until = 'infinity' and not s.undone and not exists (
                    select from subsidy_version f join event e on e.id = f.event_id
                    where f.subsidy_id = s.subsidy_id and e.action = 'register.import')
                )
                select 'A-' || d.allocation_id as thing
                from (select distinct allocation_id, received_unit_id, starts_on as day from granted) d
                join granted g on g.allocation_id = d.allocation_id and daterange(g.starts_on, g.ends_on, '[]') @> d.day
                group by d.allocation_id, d.received_unit_id, d.day
                having sum(g.amount) > (
                  select max(rent) from received_unit_version u where u.received_unit_id = d.received_unit_id)
                """),
    ]

    /// Never more is taken of a frame than it has, and none was raised by one person alone. A register tells how it was,
    /// so what it told is left out.
    private static let frames: [Invariant] = [
        Invariant(
            name: "frame_not_exceeded",
            breaches: """
                with told as (
                  select distinct l.allocation_id from allocation_version l join event e on e.id = l.event_id
                  where e.action = 'register.import'
                )
                select f.scheme || ' ' || f.year as thing from frame f
                join frame_version v on v.frame_id = f.id and v.known_until = 'infinity'
                where v.dwellings < (
                    select count(*) from frame_dwelling w where w.scheme = f.scheme and w.year = f.year
                      and w.allocation_id not in (select allocation_id from told))
                  or v.amount < (
                    select sum(paid_in(w.amount, w.starts_on, w.ends_on, make_date(f.year, 1, 1), make_date(f.year + 1, 1, 1)))
                    from frame_payment w where w.scheme = f.scheme
                      and w.allocation_id not in (select allocation_id from told))
                """),
        Invariant(
            name: "frame_raised_by_two",
            breaches: """
                select f.scheme || ' ' || f.year as thing from frame f join (
                  select *, lag(dwellings) over one as dwellings_before, lag(amount) over one as amount_before,
                    row_number() over one as number
                  from frame_version window one as (partition by frame_id order by known_from)) v on v.frame_id = f.id
                where v.approved_by is null and v.number > 1
                  and (coalesce(v.dwellings > v.dwellings_before, v.dwellings_before is not null)
                       or coalesce(v.amount > v.amount_before, v.amount_before is not null))
                """),
    ]

    /// What a report says it did is what was done.
    private static let files: [Invariant] = [
        ("units", VersionTable.unit), ("register", .unit), ("referrals", .referral), ("census", .census),
    ].map { kind, table in
        Invariant(
            name: "\(kind)_file_did_what_its_report_says",
            breaches: """
                select 'I-' || f.id as thing from import_file f
                where f.kind = \(kind) and f.stored and f.added + f.changed
                  <> (select count(*) from \(identifier: table.name) v where v.event_id = f.event_id)
                """)
    }
}

extension VersionTable {
    /// The versions of one thing follow each other without a gap, the last of them is the current one, and none is known
    /// before its event.
    fileprivate var chain: Invariant {
        let event: Statement =
            hasEvent
            ? "or (known_from <> '-infinity' and known_from < (select e.at from event e where e.id = event_id))" : ""
        return Invariant(
            name: "\(name)_chain",
            breaches: """
                select \(name) || ' ' || \(identifier: key) as thing from (
                  select *, lead(known_from) over (partition by \(identifier: key) order by known_from) as next_from
                  from \(identifier: name)) v
                where known_until <> coalesce(next_from, 'infinity') \(fragment: event)
                """)
    }
}
