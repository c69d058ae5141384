package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Offers a unit to the citizen of a referral, together with the check that is made for it here: facts, unit and parameters
    /// are those of the moment it is offered.
    ///
    /// Two at once for one unit or one citizen: one wins, the other gets `unit_already_allocated` or
    /// `citizen_already_allocated`.
    ///
    /// - Throws: `check_fails` where the citizen cannot afford it, and `too_many_persons` where the household is larger than the
    ///   association lets, and no reason is given; `unit_type_unsuitable`; `barred`; `frame_exhausted`; what an open referral, an open unit, the subsidy and the days want.
    package func offer(_ act: Act, _ request: AllocationOffer, today: Day) async throws -> Record {
        try await write(act) { tx in
            let on = request.on ?? today
            let citizen = try tx.citizen(of: request.referral)
            try tx.lock(unit: request.unit)
            try tx.lock(citizen: citizen)
            let referral = try tx.openReferral(request.referral)
            if let until = referral.parkedUntil { throw Problem.parked(referral.number, until: until) }
            let unit = try tx.openUnit(request.unit)
            try tx.requireNotKeptAway(request.unit, on: on)
            let answerBy = try request.answerBy ?? on.adding(days: tx.offerAnswerDays(on: on))
            try AllocationDays(receivedOn: unit.receivedOn, offeredOn: on, answerBy: answerBy).check(today: today)
            if let types = referral.unitTypes, !types.contains(unit.type) {
                throw Problem.unsuitable(request, unit.type, types)
            }
            let wanted = try tx.unitToOffer(request.unit, on: on)
            if let bar = try tx.bars(on: on, citizen: citizen).first(where: { $0.association == wanted.association }) {
                throw Problem.barred(request, until: bar.until)
            }
            if let persons = referral.household.persons, let most = wanted.mostPersons, persons > most,
                act.reason == nil
            {
                throw Problem.tooManyPersons(request, persons, most: most)
            }
            let checked = try HouseholdOnDay(referral.household, on: on, try rules(tx))
                .check(in: Home(unit), subsidy: request.subsidy)
            if checked.check.outcome == .fail, act.reason == nil { throw Problem.checkFails(request) }
            let frames = try tx.lockFrames(of: request.subsidy)
            let event = try tx.event(
                act, subject: "\(request.referral)",
                details: ["unit": "\(request.unit)", "outcome": checked.check.outcome.rawValue])
            let check = try tx.keep(
                try CheckToKeep(referral: request.referral, unit: request.unit, checked.check, of: checked.facts), event
            )
            let id: Int = try tx.row(
                """
                insert into allocation (received_unit_id, referral_id, citizen_id)
                values (\(request.unit), \(request.referral), \(citizen)) returning id
                """)["id"]
            try tx.keepingDays(around: .referral(request.referral), .unit(request.unit)) {
                try tx.begin(
                    .allocation, of: "\(id)", event,
                    set: [
                        "received_unit_id": "\(request.unit)", "citizen_id": "\(citizen)", "state": "'offered'",
                        "open": "true", "offered_on": "\(on)", "answer_by": "\(answerBy)",
                        "income_check_id": "\(check)", "scheme": "\(request.subsidy)",
                    ])
            }
            try tx.requireRoom(in: frames)
            try tx.settleTaken(units: "values (\(request.unit)::bigint)")
            try tx.step(event, [.allocation(AllocationNumber(id)), .unit(request.unit), .referral(request.referral)])
            return try tx.record(.allocations, id: id)
        }
    }
}

extension Problem {
    /// The citizen cannot afford it, and nobody has said why it is offered all the same.
    fileprivate static func checkFails(_ offer: AllocationOffer) -> Problem {
        let command = "bolig checks run \(offer.referral) --unit \(offer.unit)"
        return Problem(
            .refused, "check_fails",
            Words(
                da: "Beregningen siger, at borgeren ikke har råd til boligen.",
                en: "The check says that the citizen cannot afford the unit."),
            details: ["referral": "\(offer.referral)", "unit": "\(offer.unit)"],
            hint: Words(
                da:
                    "Se hvorfor: \(command). Beregningen rådgiver: du kan tilbyde boligen alligevel med --reason \"…\".",
                en: "See why: \(command). The check advises: you can offer it all the same with --reason \"…\"."))
    }

    /// The household may not be offered that type of dwelling.
    fileprivate static func unsuitable(_ offer: AllocationOffer, _ type: UnitType, _ suitable: [UnitType]) -> Problem {
        Problem(
            .refused, "unit_type_unsuitable",
            Words(
                da: "\(offer.unit) er en \(type.words.da.lowercased()), som borgeren ikke er indstillet til.",
                en: "\(offer.unit) is a \(type.words.en.lowercased()), which the citizen is not referred to."),
            details: [
                "unit": "\(offer.unit)", "unit_type": type.rawValue,
                "unit_types": suitable.map(\.rawValue).joined(separator: ","),
            ],
            hint: Words(
                da: "Vælg en anden bolig, eller ret boligtyper i indstillingen.",
                en: "Choose another unit, or correct boligtyper in the referral."))
    }

    /// The household is larger than the association lets, and nobody has said why it is offered all the same.
    fileprivate static func tooManyPersons(_ offer: AllocationOffer, _ persons: Int, most: Int) -> Problem {
        Problem(
            .refused, "too_many_persons",
            Words(
                da:
                    "Husstanden er på \(persons) personer, og i \(offer.unit) må der efter boligorganisationens regel bo \(most).",
                en:
                    "The household has \(persons) persons, and by the association's rule \(most) may live in \(offer.unit)."
            ),
            details: [
                "referral": "\(offer.referral)", "unit": "\(offer.unit)", "persons": "\(persons)", "most": "\(most)",
            ],
            hint: Words(
                da:
                    "Vælg en anden bolig, eller tilbyd den alligevel med --reason \"…\", hvis boligorganisationen er enig.",
                en: "Choose another unit, or offer it all the same with --reason \"…\" where the association agrees."))
    }

    /// The unit's association will not have the citizen.
    fileprivate static func barred(_ offer: AllocationOffer, until: Day?) -> Problem {
        Problem(
            .refused, "barred",
            Words(
                da:
                    "Boligorganisationen har afvist borgeren\(until.map { " til og med \($0.danish)" } ?? " uden slutdato").",
                en: "The association will not have the citizen\(until.map { " until \($0)" } ?? ", without an end")."),
            details: [
                "referral": "\(offer.referral)", "unit": "\(offer.unit)", "barred_until": until.map { "\($0)" },
            ].compactMapValues { $0 },
            hint: Words(
                da:
                    "Vælg en bolig fra en anden. Har den ændret mening: bolig history \(offer.referral), og ret svaret: bolig correct A-… barred_until=DAG --reason \"…\"",
                en:
                    "Choose a unit of another. Has it changed its mind: bolig history \(offer.referral), and correct the answer: bolig correct A-… barred_until=DAY --reason \"…\""
            ))
    }
}
