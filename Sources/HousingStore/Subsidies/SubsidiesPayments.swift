package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// What is paid in a month: for each subsidy its days in it x the amount / the days of the month, to whole øre; of somebody hidden
    /// the amount is left out.
    package func subsidyPayments(in month: Period) async throws -> SubsidyPayments {
        try await read { tx in
            let items = try tx.rows(
                """
                select s.id, v.allocation_id, a.referral_id, v.scheme, \(fragment: isSeen("a.citizen_id")) as seen,
                  least(v.ends_on, \(month.last)::date) - greatest(v.starts_on, \(month.from)::date) + 1 as days,
                  paid_in(v.amount, v.starts_on, v.ends_on, \(month.from)::date, \(month.until)::date) as amount
                from subsidy s join subsidy_version v on v.subsidy_id = s.id and v.known_until = 'infinity'
                join allocation a on a.id = v.allocation_id
                where not v.undone and v.starts_on <= \(month.last)::date
                  and coalesce(v.ends_on >= \(month.from)::date, true)
                order by s.id
                """
            ).map { row in
                SubsidyPayment(
                    subsidy: try row["id"], allocation: try row["allocation_id"], referral: try row["referral_id"],
                    scheme: try row["scheme"], days: try row["days"], amount: try row["seen"] ? row["amount"] : nil)
            }
            return SubsidyPayments(month: month, items: items)
        }
    }
}
