package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// What an association told of its vacancies in a period, what it owes of them and what was received, by department.
    ///
    /// The share is the one in force in the month the vacancies are told of, a department's own before its association's,
    /// the later where there are two; every fourth where none is agreed.
    package func balance(_ association: String, _ period: Period) async throws -> AgreementBalance {
        try await read { tx in
            let id = try tx.id(of: association, .associations)
            let number: String = try tx.row("select number from association where id = \(id)")["number"]
            let told = Dictionary(grouping: try tx.told(id, period), by: \.department)
            let items = try tx.received(id, period).map { department, received, returned in
                let told = told[department] ?? []
                return AgreementBalance.Item(
                    department: department, told: told.reduce(0) { $0 + $1.vacant },
                    owed: Share.owed(of: told.map { ($0.vacant, $0.share) }), received: received, returned: returned)
            }
            return AgreementBalance(association: number, period: period, items: items)
        }
    }
}

/// Vacancies of a department in a month, and the share of them that is owed.
private struct Told {
    let department: String
    let vacant: Int
    let share: Share
}

extension Transaction {
    fileprivate func told(_ association: Int, _ period: Period) throws -> [Told] {
        try rows(
            """
            select d.number as department, w.vacant, s.share_parts, s.share_whole
            from vacancy v
            join vacancy_version w on w.vacancy_id = v.id and w.known_until = 'infinity'
            join department d on d.id = v.department_id
            left join lateral (
              select g.share_parts, g.share_whole from letting_agreement_version g
              where g.association_id = d.association_id and (g.department_id = d.id or g.department_id is null)
                and g.known_until = 'infinity' and g.share_parts is not null
                and daterange(g.valid_from, g.valid_until)
                  && daterange(v.month, (v.month + interval '1 month')::date)
              order by g.department_id nulls last, g.valid_from desc limit 1
            ) s on true
            where d.association_id = \(association) and v.month >= \(period.from)::date
              and v.month < \(period.until)::date
            """
        ).map { row in
            let (parts, whole): (Int?, Int?) = (try row["share_parts"], try row["share_whole"])
            let share = parts.flatMap { parts in whole.flatMap { Share(parts: parts, whole: $0) } }
            return Told(department: try row["department"], vacant: try row["vacant"], share: share ?? .quarter)
        }
    }

    /// Each department that told of vacancies or was received from, in the order of their numbers.
    fileprivate func received(
        _ association: Int, _ period: Period
    ) throws -> [(department: String, received: Int, returned: Int)] {
        try rows(
            """
            select d.number as department, count(u.id)::int as received, count(r.unit_return_id)::int as returned
            from department d
            left join received_unit u on u.department_id = d.id and u.received_on >= \(period.from)::date
              and u.received_on < \(period.until)::date
            left join unit_return_version r on r.received_unit_id = u.id and r.known_until = 'infinity' and not r.undone
            where d.association_id = \(association)
            group by d.id
            having count(u.id) > 0 or exists (
              select from vacancy v where v.department_id = d.id and v.month >= \(period.from)::date
                and v.month < \(period.until)::date)
            order by length(d.key), d.key
            """
        ).map { (department: try $0["department"], received: try $0["received"], returned: try $0["returned"]) }
    }
}
