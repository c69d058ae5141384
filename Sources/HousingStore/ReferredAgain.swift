package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// The latest refusal for income of a referral, with the facts and the result of its check as they were kept (JSON).
    ///
    /// - Throws: `not_refused` where there is none.
    package func incomeRefusal(of name: String) async throws -> (
        refusal: IncomeRefusal, facts: String, result: String
    ) {
        try await read { tx in
            let number = ReferralNumber(try tx.id(of: name, .referrals))
            let row = try tx.optionalRow(
                "select \(fragment: refusalColumns) from \(fragment: refusals) where r.referral = \(number) order by r.id desc limit 1"
            )
            guard let row else { throw Refusal.notRefused(number) }
            return (try IncomeRefusal(row), try row["facts"], try row["result"])
        }
    }

    /// Links a referral made again to the citizen's latest refusal for income that nobody has come back from.
    ///
    /// The referral is another, open one of the same citizen, or the refused one itself, which is opened again. Either
    /// way its facts were first known after the refusal, and something in them is another than it was.
    ///
    /// - Parameter changes: what is another, from the JSON of the facts refused on and the referral as it is now.
    /// - Throws: `not_refused`, `no_new_facts`, and what the days and an open referral want.
    package func referAgain(
        _ act: Act, _ name: String, _ step: Step, today: Day,
        changes: @escaping @Sendable (IncomeRefusal, String, Referral) throws -> [FactChange]
    ) async throws -> ReferredAgain {
        try act.requireReason()
        return try await write(act) { tx in
            let number = ReferralNumber(try tx.id(of: name, .referrals))
            try tx.lock(.citizen, try tx.referral(number).citizen)
            let referral = try tx.referral(number)
            let row = try tx.optionalRow(
                """
                select \(fragment: refusalColumns),
                  (select min(v.known_from) from referral_version v where v.referral_id = \(number)
                    and v.facts = (select facts from referral_now where id = \(number))) > e.at as is_new
                from \(fragment: refusals) join income_refusal i on i.id = r.id join event e on e.id = i.event_id
                where r.citizen_id = \(referral.citizen) and r.referred_again_on is null order by r.id desc limit 1
                """)
            guard let row else { throw Refusal.notRefused(number) }
            let refusal = try IncomeRefusal(row)
            let isSame = refusal.referral == number
            if !isSame { _ = try tx.openReferral(number) }
            let on = step.on ?? today
            try tx.check(on, notBefore: refusal.decidedOn, notAfter: today)
            let changed = try changes(refusal, try row["facts"], referral)
            guard try row["is_new", as: Bool.self], !changed.isEmpty else { throw Refusal.noNewFacts(number, refusal) }
            let event = try tx.event(act, subject: "\(number)", details: ["refusal": "\(refusal.number)"])
            try tx.execute(
                """
                with old as (
                  update income_refusal_version set known_until = greatest(now(), known_from + interval '1 microsecond')
                  where income_refusal_id = \(refusal.number) and known_until = 'infinity' returning *
                )
                insert into income_refusal_version (income_refusal_id, passed_before_reform, assumed, referred_again_on,
                  referred_again_as, known_from, event_id)
                select income_refusal_id, passed_before_reform, assumed, \(on), \(number), known_until, \(event) from old
                """)
            if isSame {
                try tx.reopen(number, event: event)
                try tx.requestRecheck(.facts, event: event)
            }
            return ReferredAgain(
                refusal: refusal.number, refused: refusal.referral, referral: number, on: on, changes: changed)
        }
    }
}

private let refusals: Statement = "income_refusal_now r join income_check c on c.id = r.check"

private let refusalColumns: Statement = """
    r.id as refusal, r.referral, r.decided_on, r.unit, r.units, r.reason, r.heard_on, r.not_heard, r.guidance,
    c.facts::text as facts, c.result::text as result
    """

extension IncomeRefusal {
    fileprivate init(_ row: Row) throws {
        self.init(
            number: try row["refusal"], referral: try row["referral"], decidedOn: try row["decided_on"],
            unit: try row["unit"], units: try row["units"], reason: try row["reason"], heardOn: try row["heard_on"],
            notHeard: try row["not_heard"], guidance: try row["guidance"])
    }
}

extension Refusal {
    fileprivate static func notRefused(_ referral: ReferralNumber) -> Refusal {
        Refusal(
            .refused, "not_refused",
            Words(
                da: "\(referral) er ikke afvist for lav indtægt.", en: "\(referral) is not refused for low income."),
            details: ["referral": referral.description],
            hint: Words(
                da: "Se indstillingen: bolig referrals show \(referral)", en: "See it: bolig referrals show \(referral)"
            ))
    }

    fileprivate static func noNewFacts(_ referral: ReferralNumber, _ refusal: IncomeRefusal) -> Refusal {
        Refusal(
            .refused, "no_new_facts",
            Words(
                da: "\(referral) har ingen oplysninger, der er nye siden afslaget \(refusal.number).",
                en: "\(referral) has no facts that are new since the refusal \(refusal.number)."),
            details: ["referral": referral.description, "refusal": refusal.number.description],
            hint: Words(
                da: "Importér de nye oplysninger først: bolig referrals import FIL",
                en: "Import the new facts first: bolig referrals import FILE"))
    }
}
