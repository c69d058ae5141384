import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Corrects days, reason and note of an allocation's steps. The referral was closed on the day of acceptance, an offer
    /// expires on the day after its last, and a unit whose withdrawal cancelled the offer was withdrawn on that day, so these
    /// follow.
    func correct(_ act: Act, _ number: AllocationNumber, _ said: Correction, today: Day) throws -> SteppedBack {
        let allocation = try lockedAllocation(number)
        let thing = Thing.allocation(number)
        let now = try row(
            """
            select reason, barred_until, note_id from allocation_version
            where allocation_id = \(number) and known_until = 'infinity'
            """)
        guard allocation.state != .undone else { throw said.notTaken(said.fields.first ?? "") }
        let old = allocation.days
        var days = old
        days.offeredOn = try said.day("offered_on", now: old.offeredOn)
        days.answerBy = try said.day("answer_by", now: old.answerBy)
        days.acceptedOn = try said.day("accepted_on", now: old.acceptedOn)
        days.declinedOn = try said.day("declined_on", now: old.declinedOn)
        days.plannedOn = try said.day("planned_on", now: old.plannedOn, mayBeEmpty: old.plannedOn != nil)
        days.movedInOn = try said.day("moved_in_on", now: old.movedInOn)
        days.cancelledOn = try said.day("cancelled_on", now: old.cancelledOn)
        if old.expiredOn != nil { days.expiredOn = days.answerBy?.adding(days: 1) }
        try days.check(today: today)

        let oldReason: AnswerReason? = try now["reason"]
        let reason = try said.code("reason", now: oldReason)
        let day = days.declinedOn ?? days.cancelledOn
        let oldUntil: Day? = try now["barred_until"]
        // Until when somebody is barred is said of an answer, and so is why the offer of a withdrawn unit fell.
        if said.has("barred_until"), reason == nil { throw said.notTaken("barred_until") }
        let isWithdrawn = try allocation.state == .cancelled && isWithdrawn(number, allocation.unit)
        if said.has("reason"), isWithdrawn { throw Problem.saidByWithdrawal(number) }
        let until = try said.day("barred_until", now: reason == .barred ? oldUntil : nil, mayBeEmpty: true)
        if let reason, let day, reason != oldReason || until != oldUntil {
            try check(AllocationEnd(reason: reason, on: day, until: until), on: day)
        }
        let noteID: Int? = try now["note_id"]
        let oldNote = try self.note(noteID)
        let note = try said.text("note", now: oldNote, isTaken: reason != nil)
        try said.requireChange(
            days != old || reason != oldReason || until != oldUntil || note != oldNote)

        let undone = try stepThatSaid(said.fields.first ?? "state", .allocation, of: number.value)
        let frames = try lockFrames()
        let event = try correctionEvent(act, thing, said)
        try follow(
            .allocation, of: number.value, event,
            set: [
                "offered_on": "\(days.offeredOn)", "answer_by": "\(days.answerBy)", "accepted_on": "\(days.acceptedOn)",
                "declined_on": "\(days.declinedOn)", "planned_on": "\(days.plannedOn)",
                "moved_in_on": "\(days.movedInOn)", "expired_on": "\(days.expiredOn)",
                "cancelled_on": "\(days.cancelledOn)", "reason": "\(reason)", "barred_until": "\(until)",
                "note_id": "\(note == oldNote ? noteID : try keep(note: note, event))",
            ])
        if days.acceptedOn != old.acceptedOn, !allocation.state.isOver {
            try follow(
                .referral, event, where: "v.referral_id = \(allocation.referral) and v.closed_as = 'allocated'",
                set: ["closed_on": "\(days.acceptedOn)"])
        }
        if isWithdrawn, days.cancelledOn != old.cancelledOn {
            try follow(.unit, of: allocation.unit.value, event, set: ["withdrawn_on": "\(days.cancelledOn)"])
        }
        try requireRoom(in: frames)
        try step(event, allocation.things)
        return try steppedBack(event, of: undone, thing, allocation.things)
    }

    /// Whether a cancelled offer fell by the withdrawal of its unit: then it is the association's, and nobody's answer, and
    /// both have one day.
    func isWithdrawn(_ offer: AllocationNumber, _ unit: UnitNumber) throws -> Bool {
        let event = try eventThatSaid("state", .allocation, of: offer.value)
        return try optionalRow(
            """
            select from received_unit_version
            where received_unit_id = \(unit) and event_id = \(event) and withdrawn_on is not null
            """) != nil
    }
}

extension Problem {
    /// Why an offer fell with its unit is no answer that could have been another. The unit is not named: it may be hidden.
    fileprivate static func saidByWithdrawal(_ offer: AllocationNumber) -> Problem {
        Problem(
            .refused, "offer_withdrawn",
            Words(
                da: "\(offer) faldt, fordi boligen blev trukket tilbage: grunden kan ikke være en anden.",
                en: "\(offer) fell because the unit was withdrawn: the reason cannot be another."),
            details: ["number": "\(offer)", "field": "reason"],
            hint: Words(
                da: "Var det en fejl, så fortryd tilbagetrækningen: bolig undo \(offer) --reason \"…\".",
                en: "If it was a mistake, undo the withdrawal: bolig undo \(offer) --reason \"…\"."))
    }
}
