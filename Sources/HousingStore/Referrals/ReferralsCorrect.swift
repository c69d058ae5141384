import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Corrects what was told of a parking that stands or was ended, of a closing by hand, of a refusal, of a referral made
    /// again, or of a protection: its days, reason and note. The day of one that was allocated is its acceptance's.
    func correct(_ act: Act, _ number: ReferralNumber, _ said: Correction, _ rules: Rules, today: Day)
        throws -> SteppedBack
    {
        try lock(citizen: try citizen(of: number))
        if said.has("protected_until") { return try correctProtection(act, number, said, today: today) }
        if said.has("referred_again_on") { return try correctReferredAgain(act, number, said, today: today) }
        let closedAs: ReferralState? = try row(
            "select closed_as from referral_version where referral_id = \(number) and known_until = 'infinity'")[
                "closed_as"]
        return switch closedAs {
        case .refused: try correctRefusal(act, number, said, rules, today: today)
        case .withdrawn: try correctClosing(act, number, said, today: today)
        default: try correctParking(act, number, said, today: today)
        }
    }

    /// The day, reason and note of a closing by hand: on the day of the step before it or later.
    private func correctClosing(
        _ act: Act, _ number: ReferralNumber, _ said: Correction, today: Day
    ) throws -> SteppedBack {
        try requireStanding(said, of: number, only: ["closed_on", "closed_reason", "reason", "note"])
        let now = try row(
            """
            select closed_on, closed_reason, note_id
            from referral_version where referral_id = \(number) and known_until = 'infinity'
            """)
        let (old, oldReason): (Day?, ClosingReason?) = (try now["closed_on"], try now["closed_reason"])
        let day = try said.day("closed_on", now: old)
        if let day, day != old { try check(day, notBefore: try dayBeforeClosing(of: number) ?? day, notAfter: today) }
        let reason = try said.code(said.first(of: "closed_reason", "reason"), now: oldReason)
        let note = try CorrectedNote(said, now: try now["note_id"], self)
        try said.requireChange(day != old || reason != oldReason || note.isChanged)
        let event = try correctionEvent(act, .referral(number), said)
        return try corrected(
            number, event, told: "closed_reason",
            [
                "closed_on": "\(day)", "closed_reason": "\(reason)",
                "note_id": "\(try note.kept(of: number, event, self))",
            ])
    }

    /// The days, reason and note of a parking, and the day of its end, in their order. A parking that ended by itself ended
    /// on the day after its last, so that follows.
    private func correctParking(
        _ act: Act, _ number: ReferralNumber, _ said: Correction, today: Day
    ) throws -> SteppedBack {
        try requireStanding(
            said, of: number, only: ["parked_on", "parked_until", "parked_reason", "unparked_on", "reason", "note"])
        let now = try row(
            """
            select parked_on, parked_until, parked_reason, unparked_on, note_id,
              greatest(referred_on, last_step_on) as before
            from referral_version where referral_id = \(number) and known_until = 'infinity'
            """)
        let (oldOn, oldUntil): (Day?, Day?) = (try now["parked_on"], try now["parked_until"])
        let (oldReason, oldEnd): (ParkingReason?, Day?) = (try now["parked_reason"], try now["unparked_on"])
        guard let oldOn, let oldUntil else {
            throw try notStanding(said.fields.first ?? "parked_on", said, of: number)
        }
        if oldEnd == nil, said.has("unparked_on") { throw try notStanding("unparked_on", said, of: number) }
        let on = try said.day("parked_on", now: oldOn) ?? oldOn
        let until = try said.day("parked_until", now: oldUntil) ?? oldUntil
        let isEndedByItself = oldEnd == oldUntil.adding(days: 1) && !said.has("unparked_on")
        let end = isEndedByItself ? until.adding(days: 1) : try said.day("unparked_on", now: oldEnd)
        if on != oldOn { try check(on, notBefore: try now["before"] ?? on, notAfter: min(today, until, end ?? today)) }
        // One that stands still lasts; one that was ended lasted until its end at least.
        if until != oldUntil { try check(until, notBefore: end == nil ? today : on, notAfter: nil) }
        if let end, end != oldEnd || until != oldUntil {
            try check(end, notBefore: on, notAfter: min(today, until.adding(days: 1)))
        }
        let reason = try said.code(said.first(of: "parked_reason", "reason"), now: oldReason)
        let note = try CorrectedNote(said, now: try now["note_id"], self)
        try said.requireChange(
            on != oldOn || until != oldUntil || end != oldEnd || reason != oldReason || note.isChanged)
        let event = try correctionEvent(act, .referral(number), said)
        return try corrected(
            number, event, told: said.has("unparked_on") ? "unparked_on" : "parked_reason",
            [
                "parked_on": "\(on)", "parked_until": "\(until)", "parked_reason": "\(reason)",
                "unparked_on": "\(end)", "note_id": "\(try note.kept(of: number, event, self))",
            ])
    }

    /// - Parameter told: the column that only the step says which is corrected.
    private func corrected(
        _ number: ReferralNumber, _ event: Event, told: String, _ facts: NewFacts
    ) throws -> SteppedBack {
        let thing = Thing.referral(number)
        let undone = try stepThatSaid(told, .referral, of: number.value)
        try follow(.referral, of: number.value, event, set: facts)
        try step(event, [thing])
        return try steppedBack(event, of: undone, thing, [thing])
    }

    /// Refuses what no step has said, and what one said that another has followed since: that one is undone first.
    ///
    /// - Throws: `step_not_taken`, `later_step`.
    private func requireStanding(_ said: Correction, of number: ReferralNumber, only fields: [String]) throws {
        if let other = said.fields.first(where: { !fields.contains($0) }) {
            throw try notStanding(other, said, of: number)
        }
    }

    /// Why a field cannot be corrected that says nothing now.
    private func notStanding(_ field: String, _ said: Correction, of number: ReferralNumber) throws -> Problem {
        let columns = ["parked_on", "parked_until", "parked_reason", "unparked_on", "closed_on", "closed_reason"]
        if columns.contains(field), let later = try lastStep(of: .referral(number)),
            try optionalRow(
                """
                select from referral_version v join step s on s.event_id = v.event_id
                where v.referral_id = \(number) and s.undoes is null and s.undone_by is null
                  and v.\(identifier: field) is not null limit 1
                """) != nil
        {
            return Problem.followed(field, by: later, of: .referral(number))
        }
        return said.notTaken(field)
    }
}

/// What is said beside a parking or a closing, as a correction leaves it.
private struct CorrectedNote {
    private let id: Int?
    private let old: String?
    private let new: String?

    var isChanged: Bool { new != old }

    /// - Throws: `number_in_text`.
    init(_ said: Correction, now id: Int?, _ tx: Transaction) throws {
        self.id = id
        old = try tx.referralNote(id)
        new = try said.text("note", now: old, isTaken: true)
    }

    func kept(of number: ReferralNumber, _ event: Event, _ tx: Transaction) throws -> Int? {
        isChanged ? try tx.keep(new, of: number, event) : id
    }
}

extension Transaction {
    /// What was said beside a parking or a closing; nil where nothing was, or it is forgotten.
    fileprivate func referralNote(_ id: Int?) throws -> String? {
        guard let id,
            let row = try optionalRow("select key, sealed from referral_note where id = \(id) and key is not null")
        else { return nil }
        return try vault.note(key: try row["key"], sealed: try row["sealed"], of: .referralNote(id))
    }
}
