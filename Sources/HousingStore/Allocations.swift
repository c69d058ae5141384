package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Offers a unit to the citizen of a referral, together with the check that was made for it.
    ///
    /// Two at once for one unit or one citizen: one wins, the other gets `unit_already_allocated` or
    /// `citizen_already_allocated`.
    package func offer(
        _ act: Act, _ request: AllocationOffer, check: CheckToKeep, today: Day
    ) async throws -> Record {
        try await write(act) { tx in
            let on = request.on ?? today
            let referral = try tx.openReferral(request.referral)
            try tx.lock(.citizen, referral.citizen)
            let unit = try tx.openUnit("\(request.unit)")
            let facts = try tx.unit(unit)
            try tx.check(on, notBefore: facts.receivedOn, notAfter: today)
            if let types = referral.unitTypes, !types.contains(facts.type) {
                throw Refusal.unsuitable(request, facts.type, types)
            }
            let event = try tx.event(
                act, subject: "\(request.referral)", details: ["unit": "\(request.unit)", "outcome": check.outcome])
            let checked = try tx.keep(check, event: event)
            let id: Int = try tx.row(
                """
                insert into allocation (received_unit_id, referral_id, citizen_id)
                values (\(unit), \(request.referral), \(referral.citizen)) returning id
                """)["id"]
            try tx.execute(
                """
                insert into allocation_version
                  (allocation_id, received_unit_id, citizen_id, state, open, offered_on, income_check_id, scheme, event_id)
                values (\(id), \(unit), \(referral.citizen), 'offered', true, \(on), \(checked), \(request.subsidy), \(event))
                """)
            return try tx.record(.allocations, id: id)
        }
    }

    /// Takes an allocation to its next state on a day.
    ///
    /// Accepting closes the referral as allocated; cancelling an accepted one opens it again, with the unit.
    package func move(
        _ act: Act, _ name: String, to state: AllocationState, _ step: Step, today: Day
    ) async throws -> Record {
        try await write(act) { tx in
            let id = try tx.id(of: name, .allocations)
            guard let seen = try tx.optionalRow("select citizen_id, unit from allocation_now where id = \(id)") else {
                throw Refusal.unknown(.allocations, name)
            }
            try tx.lock(.citizen, try seen["citizen_id"])
            try tx.lock(.unit, try seen["unit"])
            let now = try tx.row("select state, referral, offered_on, accepted_on from allocation_now where id = \(id)")
            let from: AllocationState = try now["state"]
            guard from.next.contains(state) else { throw Refusal.wrongState(AllocationNumber(id), from, state) }
            let on = step.on ?? today
            let follows: Day? = state == .movedIn ? try now["accepted_on"] : try now["offered_on"]
            // A move-in is often known before its day; the other steps are recorded when they have happened.
            try tx.check(on, notBefore: follows ?? on, notAfter: state == .movedIn ? nil : today)
            let event = try tx.event(act, subject: "\(AllocationNumber(id))")
            let column = state == .movedIn ? "moved_in_on" : "\(state.rawValue)_on"
            let others = ["accepted_on", "declined_on", "moved_in_on", "cancelled_on"].filter { $0 != column }
            let kept: Statement = "\(unescaped: others.joined(separator: ", "))"
            try tx.execute(
                """
                with old as (
                  update allocation_version set known_until = greatest(now(), known_from + interval '1 microsecond')
                  where allocation_id = \(id) and known_until = 'infinity' returning *
                )
                insert into allocation_version (allocation_id, received_unit_id, citizen_id, state, open, offered_on,
                  income_check_id, scheme, \(fragment: kept), \(identifier: column), known_from, event_id)
                select allocation_id, received_unit_id, citizen_id, \(state), \(state == .accepted), offered_on,
                  income_check_id, scheme, \(fragment: kept), \(on), known_until, \(event) from old
                """)
            let referral: ReferralNumber = try now["referral"]
            if state == .accepted { try tx.close(referral, as: .allocated, on: on, event: event) }
            if state == .cancelled, from == .accepted { try tx.reopen(referral, event: event) }
            if state == .cancelled { try tx.undoSubsidies(of: id, event: event) }
            return try tx.record(.allocations, id: id)
        }
    }
}

extension Refusal {
    /// The household may not be offered that type of dwelling.
    static func unsuitable(_ offer: AllocationOffer, _ type: UnitType, _ suitable: [UnitType]) -> Refusal {
        Refusal(
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

    /// A step that does not follow from where the allocation is.
    static func wrongState(_ number: AllocationNumber, _ from: AllocationState, _ to: AllocationState) -> Refusal {
        let next = from.next.map(\.words).sorted { $0.en < $1.en }
        return Refusal(
            .refused, "allocation_\(from.rawValue)",
            Words(
                da: "\(number) er \(from.words.da.lowercased()) og kan ikke blive \(to.words.da.lowercased()).",
                en: "\(number) is \(from.words.en.lowercased()) and cannot become \(to.words.en.lowercased())."),
            details: ["allocation": number.description, "state": from.rawValue],
            hint: next.isEmpty
                ? nil
                : Words(
                    da: "Den kan blive: \(next.map { $0.da.lowercased() }.joined(separator: ", ")).",
                    en: "It can become: \(next.map { $0.en.lowercased() }.joined(separator: ", "))."))
    }
}
