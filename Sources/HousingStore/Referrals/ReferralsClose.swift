package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Closes an open referral that has come to nothing: it is withdrawn, and no longer parked.
    ///
    /// - Throws: `has_offer`, `number_in_text`, and what an open referral and the day want.
    package func closeReferral(_ act: Act, _ name: String, _ close: ReferralClose, today: Day) async throws -> Record {
        try Problem.refuseNumber(in: close.note)
        return try await write(act) { tx in
            let referral = try tx.lockedReferral(name)
            try referral.requireOpenWithoutOffer()
            let on = close.on ?? today
            try tx.check(on, notBefore: referral.lastDay ?? on, notAfter: today, after: referral.lastStep)
            let event = try tx.event(
                act, subject: "\(referral.number)", details: ["closed_reason": close.reason.rawValue])
            let note = try tx.keep(close.note, of: referral.number, event)
            try tx.keepingDays(around: .referral(referral.number)) {
                try tx.follow(
                    .referral, of: referral.number.value, event,
                    set: [
                        "closed_on": "\(on)", "closed_as": "'withdrawn'", "closed_reason": "\(close.reason)",
                        "parked_on": "null", "parked_until": "null", "parked_reason": "null", "unparked_on": "null",
                        "note_id": "\(note)", "last_step_on": Transaction.lastStepOn,
                    ])
            }
            try tx.step(event, [.referral(referral.number)])
            return try tx.record(.referrals, id: referral.number.value)
        }
    }

    /// Opens a referral again that was closed by hand.
    ///
    /// - Throws: `citizen_forgotten`, `referral_open`, what a referral that was not closed by hand is refused with, and what the day wants.
    package func reopenReferral(_ act: Act, _ name: String, _ step: Step, today: Day) async throws -> Record {
        try await write(act) { tx in
            let referral = try tx.lockedReferral(name)
            try tx.requireRemembered(referral.number)
            guard referral.closedReason != nil else { throw Problem.notClosedByHand(referral) }
            let on = step.on ?? today
            try tx.check(on, notBefore: referral.lastDay ?? on, notAfter: today, after: referral.lastStep)
            let event = try tx.event(act, subject: "\(referral.number)", details: ["on": "\(on)"])
            try tx.reopen(referral.number, on: on, event)
            try tx.step(event, [.referral(referral.number)])
            try tx.requestRecheck(.facts, event: event.id)
            return try tx.record(.referrals, id: referral.number.value)
        }
    }
}

extension Problem {
    /// Only what was closed by hand is opened by hand: an allocation or a refusal is undone, or followed by a new referral.
    fileprivate static func notClosedByHand(_ referral: LockedReferral) -> Problem {
        let (number, state) = (referral.number, referral.state)
        guard state != .open, state != .offered else {
            return Problem(
                .refused, "referral_open",
                Words(da: "\(number) er ikke lukket.", en: "\(number) is not closed."),
                details: ["referral": "\(number)", "state": state.rawValue])
        }
        return Problem(
            .refused, "referral_\(state.rawValue)",
            Words(
                da: "\(number) er ikke lukket i hånden: \(state.words.da.lowercased()).",
                en: "\(number) was not closed by hand: \(state.words.en.lowercased())."),
            details: ["referral": "\(number)", "state": state.rawValue],
            hint: Words(
                da: "Se, hvordan det gik til: bolig referrals show \(number)",
                en: "See how it came about: bolig referrals show \(number)"))
    }
}
