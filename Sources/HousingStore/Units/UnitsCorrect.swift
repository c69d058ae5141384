import FoundationEssentials
import Housing
import HousingAPI
import Postgres

extension Transaction {
    /// Corrects what was told of a unit that went back, or was taken back. An offer that fell with a withdrawal fell on its
    /// day, so that follows.
    func correct(_ act: Act, _ number: UnitNumber, _ said: Correction, today: Day) throws -> SteppedBack {
        let thing = Thing.unit(number)
        let offer = try offerCancelled(with: number)
        try lock([thing] + (offer?.things ?? []))
        let unit = try unit(number.value)
        let now = try row(
            """
            select r.unit_return_id, r.returned_on, r.return_reason, r.note_id, r.avoidable, r.proof::text as proof, v.withdrawn_on
            from received_unit_version v
            left join unit_return_version r on r.received_unit_id = v.received_unit_id and r.known_until = 'infinity'
              and not r.undone
            where v.received_unit_id = \(number) and v.known_until = 'infinity'
            """)
        let giving: Int? = try now["unit_return_id"]
        let (oldDay, oldReason): (Day?, ReturnReason?) = (try now["returned_on"], try now["return_reason"])
        let oldWithdrawn: Day? = try now["withdrawn_on"]
        let noteID: Int? = try now["note_id"]
        let oldNote = try self.note(noteID)
        let day = try said.day("returned_on", now: oldDay)
        let reason = try said.code("return_reason", now: oldReason)
        let note = try said.text("note", now: oldNote, isTaken: giving != nil)
        if note == nil, try now["avoidable", as: String?.self] == Avoidable.yes.rawValue,
            let proof: String = try now["proof"]
        {
            throw Problem.noteNeeded(number, try JSONDecoder().decode(ReturnProof.self, from: Data(proof.utf8)))
        }
        let withdrawn = try said.day("withdrawn_on", now: oldWithdrawn)
        for happened in [day, withdrawn].compactMap({ $0 }) {
            try check(happened, notBefore: unit.receivedOn, notAfter: today)
        }
        let isReturnChanged = day != oldDay || reason != oldReason || note != oldNote
        try said.requireChange(isReturnChanged || withdrawn != oldWithdrawn)
        let field = said.fields.first ?? ""
        let undone =
            try field == "withdrawn_on"
            ? stepThatSaid(field, .unit, of: number.value)
            : giving.flatMap { try stepThatSaid(field, .unitReturn, of: $0) }
        let event = try correctionEvent(act, thing, said)
        if let giving, isReturnChanged {
            try follow(
                .unitReturn, of: giving, event,
                set: [
                    "returned_on": "\(day)", "return_reason": "\(reason)",
                    "note_id": "\(note == oldNote ? noteID : try keep(note: note, event))",
                ])
        }
        var things = [thing]
        if withdrawn != oldWithdrawn {
            try follow(.unit, of: number.value, event, set: ["withdrawn_on": "\(withdrawn)"])
            if var offer {
                offer.days.cancelledOn = withdrawn
                try offer.days.check(today: today)
                try follow(
                    .allocation, of: offer.number.value, event, set: ["cancelled_on": "\(withdrawn)"])
                things += offer.things
            }
        }
        try step(event, things)
        return try steppedBack(event, of: undone, thing, things)
    }

    /// The offer that the withdrawal of a unit cancelled.
    private func offerCancelled(with unit: UnitNumber) throws -> Allocation? {
        let cancelled = try rows(
            """
            select allocation_id from allocation_version
            where received_unit_id = \(unit) and known_until = 'infinity' and state = 'cancelled' and reason = 'withdrawn'
            order by allocation_id desc
            """
        ).map { try $0["allocation_id", as: AllocationNumber.self] }
        return try cancelled.first { try isWithdrawn($0, unit) }.map { try lockedAllocation($0) }
    }
}
