package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// The association takes a unit back.
    ///
    /// - Throws: `unit_already_returned`, `unit_already_allocated`, `unit_withdrawn`, and what the day wants.
    package func withdrawUnit(_ act: Act, _ name: String, _ step: Step, today: Day) async throws -> Record {
        try await write(act) { tx in
            let number = UnitNumber(try tx.id(of: name, .units))
            try tx.lock(unit: number)
            let unit = try tx.openUnit(number)
            let on = step.on ?? today
            try tx.check(on, notBefore: unit.receivedOn, notAfter: today)
            let event = try tx.event(act, subject: "\(number)")
            try tx.follow(.unit, of: number.value, event, set: ["withdrawn_on": "\(on)"])
            return try tx.record(.units, id: number.value)
        }
    }
}
