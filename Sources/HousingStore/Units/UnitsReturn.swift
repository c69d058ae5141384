import FoundationEssentials
package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Gives a unit back to its association. Who could have been offered it at that moment is kept with the return.
    ///
    /// - Throws: `note_needed` where somebody could and no note says why not, `number_in_text`,
    ///   `unit_already_returned`, `unit_already_allocated`, `unit_withdrawn`, and what the day wants.
    package func returnUnit(_ act: Act, _ name: String, _ request: UnitReturn, today: Day) async throws -> Record {
        try Problem.refuseNumber(in: request.note)
        return try await write(act) { tx in
            let number = UnitNumber(try tx.id(of: name, .units))
            try tx.lock(unit: number)
            let unit = try tx.openUnit(number)
            let on = request.on ?? today
            try tx.check(on, notBefore: unit.receivedOn, notAfter: today)
            let found = try candidates(tx, for: try tx.unitToOffer(number, on: on), on: on, all: false)
            let proof = ReturnProof(
                passes: found.passes, withSubsidy: found.withSubsidy, unknown: found.unknown,
                best: found.items.first?.referral)
            guard proof.avoidable != .yes || said(request.note) != nil else { throw Problem.noteNeeded(number, proof) }
            let event = try tx.event(
                act, subject: "\(number)", details: ["return_reason": request.returnReason.rawValue])
            let note = try tx.keep(note: request.note, event)
            let id: Int = try tx.row("insert into unit_return (received_unit_id) values (\(number)) returning id")["id"]
            try tx.keepingDays(around: .unit(number)) {
                try tx.begin(
                    .unitReturn, of: "\(id)", event,
                    set: [
                        "received_unit_id": "\(number)", "returned_on": "\(on)",
                        "return_reason": "\(request.returnReason)", "note_id": "\(note)",
                        "avoidable": "\(proof.avoidable.rawValue)",
                        "proof": "\(String(decoding: try JSONEncoder().encode(proof), as: UTF8.self))",
                    ])
            }
            try tx.settleTaken(units: "values (\(number)::bigint)")
            try tx.step(event, [.unit(number)])
            return try tx.record(.units, id: number.value)
        }
    }
}

extension Problem {
    /// Somebody could have been offered the unit: whoever gives it back says why not.
    static func noteNeeded(_ unit: UnitNumber, _ proof: ReturnProof) -> Problem {
        let (passes, saved) = (proof.passes, proof.withSubsidy)
        return Problem(
            .refused, "note_needed",
            Words(
                da: "\(unit) kunne tilbydes nogen, der venter: \(passes) har råd, \(saved) med tilskud.",
                en: "\(unit) could be offered to somebody who waits: \(passes) can afford it, \(saved) with a subsidy."),
            details: [
                "unit": "\(unit)", "passes": "\(passes)", "with_subsidy": "\(saved)",
                "best": proof.best.map { "\($0)" } ?? "",
            ],
            hint: Words(
                da: "Se hvem: bolig units candidates \(unit). Skriv ellers hvorfor med --note \"…\".",
                en: "See who: bolig units candidates \(unit). Else say why with --note \"…\"."))
    }
}
