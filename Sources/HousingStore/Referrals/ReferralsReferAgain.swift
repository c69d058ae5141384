package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Links a referral made again to the citizen's latest refusal for income that nobody has come back from.
    ///
    /// The referral is another, open one of the same citizen, or the refused one itself, which is opened again. Either
    /// way its facts were first known after the refusal, and something in them is another than it was: as of the day of the
    /// refusal, under its parameters, so that getting older is no change.
    ///
    /// - Throws: `citizen_forgotten`, `not_refused`, `no_new_facts`, and what the days and an open referral want.
    package func referAgain(_ act: Act, _ name: String, _ step: Step, today: Day) async throws -> ReferredAgain {
        try act.requireReason()
        return try await write(act) { tx in
            let number = ReferralNumber(try tx.id(of: name, .referrals))
            try tx.lock(citizen: try tx.citizen(of: number))
            try tx.requireRemembered(number)
            let referral = try tx.referral(number)
            let row = try tx.optionalRow(
                """
                select \(fragment: IncomeRefusal.columns),
                  (select min(v.known_from) from referral_version v where v.referral_id = \(number)
                    and v.facts = (select facts from referral_now where id = \(number))) > e.at as is_new
                from \(fragment: IncomeRefusal.tables) join income_refusal i on i.id = r.id join event e on e.id = i.event_id
                where r.citizen_id = \(referral.citizen) and r.referred_again_on is null order by r.id desc limit 1
                """)
            guard let row else { throw Problem.notRefused(number) }
            let refusal = try IncomeRefusal(row)
            let isSame = refusal.referral == number
            if !isSame { _ = try tx.openReferral(number) }
            let on = step.on ?? today
            try tx.check(on, notBefore: refusal.decidedOn, notAfter: today)
            let parameters = try rules(tx).parameters.on(refusal.decidedOn)
            let changes = referral.household.household(on: refusal.decidedOn, parameters)
                .changes(from: try KeptCheck(row).facts.household)
            guard try row["is_new", as: Bool.self], !changes.isEmpty else { throw Problem.noNewFacts(number, refusal) }
            let event = try tx.event(act, subject: "\(number)", details: ["refusal": "\(refusal.number)"])
            try tx.follow(
                .incomeRefusal, of: refusal.number.value, event,
                set: ["referred_again_on": "\(on)", "referred_again_as": "\(number)"])
            if isSame { try tx.reopen(number, event) }
            try tx.step(event, [.referral(number), .referral(refusal.referral)])
            if isSame { try tx.requestRecheck(.facts, event: event.id) }
            return ReferredAgain(
                refusal: refusal.number, refused: refusal.referral, referral: number, on: on, changes: changes)
        }
    }
}

extension Problem {
    fileprivate static func noNewFacts(_ referral: ReferralNumber, _ refusal: IncomeRefusal) -> Problem {
        Problem(
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
