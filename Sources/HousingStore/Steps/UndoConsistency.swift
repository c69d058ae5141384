import Housing
import Postgres

extension Transaction {
    /// What stands again must be able to stand: a file may have said something else of the unit or the referral. Where it
    /// cannot, what was said last of those that cannot stand together is in the way.
    func requireConsistent(_ things: [Thing], _ undoing: UnderWay) throws {
        let broken = try rows(
            """
            select u.received_unit_id as unit, null::bigint as referral, null::bigint as allocation
            from received_unit_version u
            where u.received_unit_id = any(\(things.units)::bigint[]) and u.known_until = 'infinity'
              and (u.withdrawn_on is not null)::int
                + (select count(*) from allocation_version l where l.received_unit_id = u.received_unit_id
                   and l.known_until = 'infinity' and holds_unit(l.state))
                + (select count(*) from unit_return_version r where r.received_unit_id = u.received_unit_id
                   and r.known_until = 'infinity' and not r.undone) > 1
            union all
            select null, f.referral_id, null from referral_version f left join lateral (
              select bool_or(is_allocated(l.state)) as allocated, bool_or(l.state = 'offered') as offered
              from allocation a join allocation_version l on l.allocation_id = a.id and l.known_until = 'infinity'
              where a.referral_id = f.referral_id) a on true
            where f.referral_id = any(\(things.referrals)::bigint[]) and f.known_until = 'infinity'
              and ((f.closed_as is not distinct from 'allocated') <> coalesce(a.allocated, false)
                   or (a.offered and f.closed_as is not null))
            union all
            select null, null, s.allocation_id from subsidy_version s
            join allocation_version l on l.allocation_id = s.allocation_id and l.known_until = 'infinity'
            where s.allocation_id = any(\(things.allocations)::bigint[]) and s.known_until = 'infinity' and not s.undone
              and not holds_unit(l.state)
            """)
        var said: [Int] = []
        for row in broken {
            let (unit, referral, allocation): (Int?, Int?, Int?) = (
                try row["unit"], try row["referral"], try row["allocation"]
            )
            for (column, table, ids) in contradicting(unit: unit, referral: referral, allocation: allocation) {
                for id in try rows(ids).map({ try $0["id", as: Int.self] }) {
                    said.append(try eventThatSaid(column, table, of: id, undoing))
                }
            }
        }
        if let event = said.max() { throw try inTheWay(event, of: undoing.undoes) }
    }

    /// What must not be said together of a unit, of a referral, or of an allocation and its subsidies: columns, and of whom.
    private func contradicting(
        unit: Int?, referral: Int?, allocation: Int?
    ) -> [(column: String, table: VersionTable, ids: Statement)] {
        let allocations: Statement = """
            select a.id from allocation a
            where a.id = \(allocation)::bigint or a.referral_id = \(referral)::bigint or exists (
              select from allocation_version l where l.allocation_id = a.id and l.received_unit_id = \(unit)::bigint
                and l.known_until = 'infinity' and holds_unit(l.state))
            """
        return [
            ("withdrawn_on", .unit, "select \(unit)::bigint as id where \(unit)::bigint is not null"),
            (
                "undone", .unitReturn,
                """
                select unit_return_id as id from unit_return_version
                where received_unit_id = \(unit)::bigint and known_until = 'infinity' and not undone
                """
            ),
            ("closed_as", .referral, "select \(referral)::bigint as id where \(referral)::bigint is not null"),
            ("state", .allocation, allocations),
            (
                "undone", .subsidy,
                """
                select subsidy_id as id from subsidy_version
                where allocation_id = \(allocation)::bigint and known_until = 'infinity' and not undone
                """
            ),
        ]
    }
}
