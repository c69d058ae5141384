import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Every refusal for income judged again by the rules of today, on the facts it was decided on and the units received
    /// in the 12 months before it as they are known now. Only those with another answer are said; nothing is changed.
    package func reviewRefusals() async throws -> ReviewedRefusals {
        try await read { tx in
            let rules = try rules(tx)
            let rows = try tx.rows(
                """
                select r.id, r.referral, r.decided_on, r.passed_before_reform, c.facts::text as facts,
                       c.result::text as result, f.unit_types
                from income_refusal_now r join income_check c on c.id = r.check join referral_now f on f.id = r.referral
                order by r.id
                """)
            let items = try rows.compactMap { row -> ReviewedRefusal? in
                let on: Day = try row["decided_on"]
                let types: [UnitType]? = try row["unit_types"]
                var ground = RefusalGround(try KeptCheck(row).facts.household, on: on, rules.parameters)
                try tx.forEachRecentUnit(types, on: on) { unit, home in ground.meet(unit, home) }
                let review = ground.review(kept: try row["passed_before_reform"])
                guard review.isChanged else { return nil }
                return ReviewedRefusal(try row["id"], of: try row["referral"], on: on, review)
            }
            return ReviewedRefusals(items: items)
        }
    }
}
