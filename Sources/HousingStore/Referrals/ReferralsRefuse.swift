package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Refuses an open referral solely for low income: it fails in every suitable unit received in the 12 months to
    /// the day, as known now. The check of the cheapest is kept, and the referral is closed as refused.
    ///
    /// - Parameters:
    ///   - guidance: what the citizen is told where the request says nothing else.
    /// - Throws: `passes_somewhere`, `undecided`, `no_suitable_unit`, `reason_missing`, `hearing_missing`,
    ///   `referral_has_offer`, and what an open referral and the days want.
    package func refuse(
        _ act: Act, _ name: String, _ request: ReferralRefuse, guidance: String, today: Day
    ) async throws -> Record {
        let reason = try act.requireReason()
        guard (request.heardOn == nil) != (said(request.notHeard) == nil) else { throw Problem.hearingMissing }
        return try await write(act) { tx in
            let number = ReferralNumber(try tx.id(of: name, .referrals))
            try tx.lock(citizen: try tx.citizen(of: number))
            let on = request.on ?? today
            let referral = try tx.referralToRefuse(number, on: on, heardOn: request.heardOn, today: today)
            let rules = try rules(tx)
            let household = try HouseholdOnDay(referral.household, on: on, rules)
            var ground = RefusalGround(household.household, on: on, rules.parameters)
            try tx.forEachRecentUnit(referral.unitTypes, on: on) { unit, home in ground.meet(unit, home) }
            let cheapest = try ground.conclude()
            let checked = try household.check(in: cheapest.home, subsidy: nil)
            let event = try tx.event(
                act, subject: "\(number)",
                details: ["units": "\(ground.units)", "unit": cheapest.unit?.description ?? "cheapest_unit"])
            let check = try tx.keep(
                try CheckToKeep(referral: number, unit: cheapest.unit, checked.check, of: checked.facts), event)
            let id: Int = try tx.row(
                """
                insert into income_refusal (referral_id, income_check_id, decided_on, reason, heard_on, not_heard,
                  guidance, units, parameters_from, event_id)
                values (\(number), \(check), \(on), \(reason), \(request.heardOn), \(said(request.notHeard)),
                  \(said(request.guidance) ?? guidance), \(ground.units), \(ground.parameters.from), \(event.id))
                returning id
                """)["id"]
            try tx.begin(
                .incomeRefusal, of: "\(id)", event,
                set: ["passed_before_reform": "\(ground.passedBeforeReform)", "assumed": "\(ground.assumed)"])
            try tx.keepingDays(around: .referral(number)) { try tx.close(number, as: .refused, on: on, event) }
            try tx.step(event, [.referral(number)])
            return try tx.record(.incomeRefusals, id: id)
        }
    }
}

extension Act {
    /// The reason, refused where there is none: such an act always has one.
    @discardableResult
    package func requireReason() throws -> String {
        guard let reason = said(reason) else { throw Problem.reasonMissing }
        return reason
    }
}

extension Transaction {
    /// The referral, its citizen locked, refused where it cannot be decided on that day.
    fileprivate func referralToRefuse(_ number: ReferralNumber, on: Day, heardOn: Day?, today: Day) throws -> Referral {
        let referral = try openReferral(number)
        if let allocation = referral.allocation { throw Problem.hasOffer(number, allocation) }
        try check(on, notBefore: try dayBeforeClosing(of: number) ?? on, notAfter: today)
        if let heardOn { try check(heardOn, notBefore: heardOn, notAfter: on) }
        return referral
    }
}

extension Problem {
    static let reasonMissing = Problem(
        .refused, "reason_missing",
        Words(da: "Det skal begrundes.", en: "It needs a reason."),
        hint: Words(da: "Skriv --reason \"…\", uden navne.", en: "Give --reason \"…\", without names."))

    static let hearingMissing = Problem(
        .refused, "hearing_missing",
        Words(
            da: "Skriv enten dagen, borgeren blev hørt over oplysningerne, eller hvorfor det ikke skete.",
            en: "Give either the day the citizen was heard on the facts or why not."),
        details: ["law": "forvaltningsloven § 19"],
        hint: Words(da: "--heard DAG eller --not-heard \"…\".", en: "--heard DAY or --not-heard \"…\"."))

    fileprivate static func hasOffer(_ referral: ReferralNumber, _ allocation: AllocationNumber) -> Problem {
        Problem(
            .refused, "referral_has_offer",
            Words(da: "\(referral) har et tilbud: \(allocation).", en: "\(referral) has an offer: \(allocation)."),
            details: ["referral": referral.description, "allocation": allocation.description],
            hint: Words(
                da: "Afslut det først: bolig allocations decline \(allocation) --reason KODE",
                en: "Finish it first: bolig allocations decline \(allocation) --reason CODE"))
    }
}
