package import Housing
import HousingAPI
import Postgres

extension Store {
    /// The latest refusal for income of a referral, with the check it rests on as it was kept: what a letter says.
    ///
    /// - Returns: `tellsDwelling` false where somebody hidden has the dwelling that was reckoned with now.
    /// - Throws: `not_refused` where there is none; `not_allowed` where who asks may not see the citizen.
    package func incomeRefusal(of name: String) async throws -> (
        refusal: IncomeRefusal, check: Check, facts: CheckFacts, tellsDwelling: Bool
    ) {
        typealias Kept = (refusal: IncomeRefusal, check: Check, facts: CheckFacts, tellsDwelling: Bool)
        return try await read { tx -> OfCases<Kept> in
            let number = ReferralNumber(try tx.id(of: name, .referrals))
            let row = try tx.optionalRow(
                """
                select \(fragment: IncomeRefusal.columns) from \(fragment: IncomeRefusal.tables)
                where r.referral = \(number) order by r.id desc limit 1
                """)
            guard let row else { throw Problem.notRefused(number) }
            try tx.requireSeen(number, in: nil)
            let unit: UnitNumber? = try row["unit"]
            let isHidden = try unit.map { try tx.isHidden($0) } ?? false
            let kept = try KeptCheck(row)
            return OfCases((try IncomeRefusal(row), kept.check, kept.facts, !isHidden), "R", number.value)
        }.value
    }
}

extension IncomeRefusal {
    /// Refusals `r` with their checks `c`.
    static let tables: Statement = "income_refusal_now r join income_check c on c.id = r.check"

    /// What a refusal and its check are read from; without the unit where the citizen is hidden.
    static let columns: Statement = """
        r.id as refusal, r.referral, r.decided_on, case when \(fragment: isSeen("r.citizen_id")) then r.unit end as unit, r.units, r.reason, r.heard_on, r.not_heard, r.guidance,
        c.facts::text as facts, c.result::text as result
        """

    init(_ row: Row) throws {
        self.init(
            number: try row["refusal"], referral: try row["referral"], decidedOn: try row["decided_on"],
            unit: try row["unit"], units: try row["units"], reason: try row["reason"], heardOn: try row["heard_on"],
            notHeard: try row["not_heard"], guidance: try row["guidance"])
    }
}

extension Problem {
    /// Nobody has refused it for income.
    static func notRefused(_ referral: ReferralNumber) -> Problem {
        Problem(
            .refused, "not_refused",
            Words(
                da: "\(referral) er ikke afvist for lav indtægt.", en: "\(referral) is not refused for low income."),
            details: ["referral": referral.description],
            hint: Words(
                da: "Se indstillingen: bolig referrals show \(referral)", en: "See it: bolig referrals show \(referral)"
            ))
    }
}
