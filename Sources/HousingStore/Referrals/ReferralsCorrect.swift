import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Corrects what was told of a parking that stands or was ended, of a closing by hand, of a refusal, of a referral made
    /// again, or of a protection: its days, reason and note. The day of one that was allocated is its acceptance's.
    func correct(_ act: Act, _ number: ReferralNumber, _ said: Correction, _ rules: Rules, today: Day)
        throws -> SteppedBack
    {
        let thing = Thing.referral(number)
        try lock(citizen: try citizen(of: number))
        if said.has("protected_until") { return try correctProtection(act, number, said, today: today) }
        if said.has("referred_again_on") { return try correctReferredAgain(act, number, said, today: today) }
        let now = try row(
            """
            select referred_on, closed_as, note_id, unparked_on, parked_on as parked_from,
              case when unparked_on is null then parked_on end as parked_on, case when closed_as = 'withdrawn' then closed_on end as closed_on, closed_reason,
              case when unparked_on is null then parked_until end as parked_until,
              case when unparked_on is null then parked_reason end as parked_reason
            from referral_version where referral_id = \(number) and known_until = 'infinity'
            """)
        if try now["closed_as", as: ReferralState?.self] == .refused {
            return try correctRefusal(act, number, said, rules, today: today)
        }
        if let other = ["decided_on", "heard_on", "not_heard"].first(where: said.has) { throw said.notTaken(other) }
        let oldClosed: Day? = try now["closed_on"]
        let closed = try said.day("closed_on", now: oldClosed)
        if let closed, closed != oldClosed {
            try check(closed, notBefore: try now["referred_on"] ?? closed, notAfter: today)
        }
        let (oldParked, oldUntil): (Day?, Day?) = (try now["parked_on"], try now["parked_until"])
        let parked = try said.day("parked_on", now: oldParked)
        let until = try said.day("parked_until", now: oldUntil)
        if let until, until != oldUntil { try check(until, notBefore: today, notAfter: nil) }
        if let parked, let until, parked != oldParked {
            try check(parked, notBefore: try now["referred_on"] ?? parked, notAfter: min(today, until))
        }
        let oldUnparked: Day? = try now["unparked_on"]
        let unparked = try said.day("unparked_on", now: oldUnparked)
        if let unparked, unparked != oldUnparked {
            try check(unparked, notBefore: try now["parked_from"] ?? unparked, notAfter: today)
        }

        let oldClosing: ClosingReason? = try now["closed_reason"]
        let oldParking: ParkingReason? = try now["parked_reason"]
        // `reason` is that of whichever stands.
        let closing = try said.code(
            oldClosing == nil ? "closed_reason" : said.first(of: "closed_reason", "reason"), now: oldClosing)
        let parking = try said.code(
            oldParking == nil ? "parked_reason" : said.first(of: "parked_reason", "reason"), now: oldParking)
        if oldClosing == nil, oldParking == nil, said.has("reason") { throw said.notTaken("reason") }

        let noteID: Int? = try now["note_id"]
        let oldNote = try referralNote(noteID)
        let note = try said.text("note", now: oldNote, isTaken: oldClosing != nil || oldParking != nil)
        try said.requireChange(
            closed != oldClosed || parked != oldParked || until != oldUntil || unparked != oldUnparked
                || closing != oldClosing || parking != oldParking
                || note != oldNote)

        let told = oldClosing != nil ? "closed_reason" : oldUnparked != nil ? "unparked_on" : "parked_reason"
        let undone = try stepThatSaid(told, .referral, of: number.value)
        let event = try correctionEvent(act, thing, said)
        let kept = note == oldNote ? noteID : try keep(note, of: number, event)
        try follow(
            .referral, of: number.value, event,
            set: [
                "closed_on": oldClosed == nil ? "v.closed_on" : "\(closed)", "closed_reason": "\(closing)",
                "parked_on": oldParked == nil ? "v.parked_on" : "\(parked)", "unparked_on": "\(unparked)",
                "parked_until": oldUntil == nil ? "v.parked_until" : "\(until)",
                "parked_reason": oldParking == nil ? "v.parked_reason" : "\(parking)", "note_id": "\(kept)",
            ])
        try step(event, [thing])
        return try steppedBack(event, of: undone, thing, [thing])
    }

    /// What was said beside a parking or a closing; nil where nothing was, or it is forgotten.
    private func referralNote(_ id: Int?) throws -> String? {
        guard let id,
            let row = try optionalRow("select key, sealed from referral_note where id = \(id) and key is not null")
        else { return nil }
        return try vault.note(key: try row["key"], sealed: try row["sealed"], of: .referralNote(id))
    }
}
