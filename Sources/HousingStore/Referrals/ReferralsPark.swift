package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Parks an open referral until a day, that day included: it is no candidate and is not checked again. Parking it again
    /// moves the day.
    ///
    /// - Throws: `has_offer`, `number_in_text`, and what an open referral and the days want.
    package func parkReferral(_ act: Act, _ name: String, _ park: ReferralPark, today: Day) async throws -> Record {
        try Problem.refuseNumber(in: park.note)
        return try await write(act) { tx in
            let referral = try tx.lockedReferral(name)
            try referral.requireOpenWithoutOffer()
            let on = park.on ?? today
            try tx.check(on, notBefore: referral.lastDay ?? on, notAfter: today, after: referral.lastStep)
            try tx.check(park.until, notBefore: today, notAfter: nil)
            let event = try tx.event(
                act, subject: "\(referral.number)", details: ["parked_reason": park.reason.rawValue])
            let note = try tx.keep(park.note, of: referral.number, event)
            try tx.keepingDays(around: .referral(referral.number)) {
                try tx.follow(
                    .referral, of: referral.number.value, event,
                    set: [
                        "parked_on": "\(on)", "parked_until": "\(park.until)", "parked_reason": "\(park.reason)",
                        "unparked_on": "null", "note_id": "\(note)", "last_step_on": Transaction.lastStepOn,
                    ])
            }
            try tx.step(event, [.referral(referral.number)])
            return try tx.record(.referrals, id: referral.number.value)
        }
    }

    /// Ends a parking before its day.
    ///
    /// - Throws: `not_parked`, and what the day wants.
    package func unparkReferral(_ act: Act, _ name: String, _ step: Step, today: Day) async throws -> Record {
        try await write(act) { tx in
            let referral = try tx.lockedReferral(name)
            guard let parkedOn = referral.parkedOn else { throw Problem.notParked(referral.number) }
            let on = step.on ?? today
            try tx.check(on, notBefore: parkedOn, notAfter: today)
            let event = try tx.event(act, subject: "\(referral.number)")
            try tx.follow(.referral, of: referral.number.value, event, set: ["unparked_on": "\(on)"])
            try tx.step(event, [.referral(referral.number)])
            try tx.requestRecheck(.facts, event: event.id)
            return try tx.record(.referrals, id: referral.number.value)
        }
    }

    /// Ends every parking whose last day has passed, each a step of its own, and the service's.
    ///
    /// - Parameter act: whose; a parking that ends by itself is the service's own act.
    /// - Returns: how many there were; under a dry run how many would end.
    package func endParking(_ act: Act, today: Day) async throws -> Int {
        var act = act
        act.actor = "boligd"
        act.action = "referrals.unpark"
        act.key = nil
        return try await write(act) { [act] tx in
            try tx.lock(job: .parking)
            let due: Statement = """
                referral_version v where v.known_until = 'infinity' and v.parked_until < \(today)::date
                and v.unparked_on is null and v.closed_on is null
                """
            try tx.lockCitizens(
                in: "select citizen_id from referral where id in (select v.referral_id from \(fragment: due))")
            let referrals: [ReferralNumber] = try tx.rows("select v.referral_id from \(fragment: due) order by 1")
                .map { try $0["referral_id"] }
            var last: Event?
            for referral in referrals {
                let event = try tx.event(act, subject: "\(referral)")
                try tx.follow(
                    .referral, of: referral.value, event, set: ["unparked_on": "v.parked_until + 1"])
                try tx.step(event, [.referral(referral)])
                last = event
            }
            if let last { try tx.requestRecheck(.facts, event: last.id) }
            return referrals.count
        }
    }
}

/// A referral that is locked, as a step on it needs it; it may be one a register brought, without facts.
struct LockedReferral {
    let number: ReferralNumber
    let state: ReferralState
    let referredOn: Day?
    /// The offer or allocation it has now.
    let allocation: AllocationNumber?
    /// Since when it is parked; nil where it is not.
    let parkedOn: Day?
    let closedReason: ClosingReason?
    /// The day of the last of its steps, or that of the referral; no step lies before it.
    let lastDay: Day?
    /// Itself, where that was a step's.
    var lastStep: Thing? { lastDay == referredOn ? nil : .referral(number) }

    /// - Throws: `has_offer`, and what a referral that is closed is refused with.
    func requireOpenWithoutOffer() throws {
        guard state != .offered else { throw Problem.hasOffer(number, allocation) }
        guard state == .open else { throw Problem.notOpen(number, state) }
    }
}

extension Transaction {
    /// The referral of that name, its citizen locked.
    func lockedReferral(_ name: String) throws -> LockedReferral {
        let number = ReferralNumber(try id(of: name, .referrals))
        try lock(citizen: try citizen(of: number))
        let row = try row(
            """
            select n.state, n.referred_on, n.allocation, n.closed_reason,
              case when n.parked then v.parked_on end as parked_on,
              greatest(n.referred_on, v.last_step_on, v.parked_on, v.unparked_on, n.closed_on) as last_day
            from referral_now n join referral_version v on v.referral_id = n.id and v.known_until = 'infinity'
            where n.id = \(number)
            """)
        return LockedReferral(
            number: number, state: try row["state"], referredOn: try row["referred_on"],
            allocation: try row["allocation"], parkedOn: try row["parked_on"], closedReason: try row["closed_reason"],
            lastDay: try row["last_day"])
    }
}

extension Problem {
    /// What cannot be done while an offer waits for its answer.
    fileprivate static func hasOffer(_ referral: ReferralNumber, _ allocation: AllocationNumber?) -> Problem {
        let offer = allocation.map { "\($0)" } ?? ""
        return Problem(
            .refused, "has_offer",
            Words(
                da: "\(referral) har et tilbud, der ikke er besvaret: \(offer).",
                en: "\(referral) has an offer that is not answered: \(offer)."),
            details: ["referral": "\(referral)", "allocation": offer],
            hint: Words(
                da: "Afslut det først: bolig allocations decline \(offer) --reason KODE",
                en: "Finish it first: bolig allocations decline \(offer) --reason CODE"))
    }

    fileprivate static func notParked(_ referral: ReferralNumber) -> Problem {
        Problem(
            .refused, "not_parked",
            Words(da: "\(referral) er ikke sat i bero.", en: "\(referral) is not parked."),
            details: ["referral": "\(referral)"],
            hint: Words(
                da: "Se dem, der er: bolig referrals list --where parked=ja",
                en: "See those that are: bolig referrals list --where parked=yes"))
    }

    /// Nobody is offered anything while the referral is parked.
    static func parked(_ referral: ReferralNumber, until day: Day) -> Problem {
        Problem(
            .refused, "referral_parked",
            Words(
                da: "\(referral) er sat i bero til og med \(day.danish).",
                en: "\(referral) is parked until \(day)."),
            details: ["referral": "\(referral)", "parked_until": "\(day)"],
            hint: Words(
                da: "Ophæv det først: bolig referrals unpark \(referral)",
                en: "End that first: bolig referrals unpark \(referral)"))
    }
}
