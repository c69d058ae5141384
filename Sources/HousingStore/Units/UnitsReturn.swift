package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Gives a unit back to its association.
    ///
    /// - Throws: `unit_already_returned`, `unit_already_allocated`, `unit_withdrawn`, and what the day wants.
    package func returnUnit(_ act: Act, _ name: String, _ request: UnitReturn, today: Day) async throws -> Record {
        try await write(act) { tx in
            let number = UnitNumber(try tx.id(of: name, .units))
            try tx.lock(unit: number)
            let unit = try tx.openUnit(number)
            let on = request.on ?? today
            try tx.check(on, notBefore: unit.receivedOn, notAfter: today)
            let event = try tx.event(
                act, subject: "\(number)", details: ["return_reason": request.returnReason.rawValue])
            let id: Int = try tx.row("insert into unit_return (received_unit_id) values (\(number)) returning id")["id"]
            try tx.begin(
                .unitReturn, of: "\(id)", event,
                set: [
                    "received_unit_id": "\(number)", "returned_on": "\(on)", "return_reason": "\(request.returnReason)",
                    "note": "\(request.note)",
                ])
            try tx.settleTaken(units: "values (\(number)::bigint)")
            try tx.step(event, [.unit(number)])
            return try tx.record(.units, id: number.value)
        }
    }
}
