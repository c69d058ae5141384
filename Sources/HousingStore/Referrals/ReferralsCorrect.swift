import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Corrects what was told of a parking that stands, of a closing by hand, or of a refusal: its day, reason and note. The
    /// day of one that was allocated is its acceptance's.
    func correct(_ act: Act, _ number: ReferralNumber, _ said: Correction, _ rules: Rules, today: Day)
        throws -> SteppedBack
    {
        let thing = Thing.referral(number)
        try lock(citizen: try citizen(of: number))
        let now = try row(
            """
            select referred_on, closed_as, note_id, case when closed_as = 'withdrawn' then closed_on end as closed_on, closed_reason,
              case when unparked_on is null then parked_until end as parked_until,
              case when unparked_on is null then parked_reason end as parked_reason
            from referral_version where referral_id = \(number) and known_until = 'infinity'
            """)
        if try now["closed_as", as: ReferralState?.self] == .refused {
            return try correctRefusal(act, number, said, rules, today: today)
        }
        if said.has("decided_on") { throw said.notTaken("decided_on") }
        let oldClosed: Day? = try now["closed_on"]
        let closed = try said.day("closed_on", now: oldClosed)
        if let closed, closed != oldClosed {
            try check(closed, notBefore: try now["referred_on"] ?? closed, notAfter: today)
        }
        let oldUntil: Day? = try now["parked_until"]
        let until = try said.day("parked_until", now: oldUntil)
        if let until, until != oldUntil { try check(until, notBefore: today, notAfter: nil) }

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
            closed != oldClosed || until != oldUntil || closing != oldClosing || parking != oldParking
                || note != oldNote)

        let undone = try stepThatSaid(
            oldClosing == nil ? "parked_reason" : "closed_reason", .referral, of: number.value)
        let event = try correctionEvent(act, thing, said)
        let kept = note == oldNote ? noteID : try keep(note, of: number, event)
        try follow(
            .referral, of: number.value, event,
            set: [
                "closed_on": oldClosed == nil ? "v.closed_on" : "\(closed)", "closed_reason": "\(closing)",
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
