package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Receives one unit by hand, as a file with one row would.
    package func receiveUnit(_ act: Act, _ unit: Unit, today: Day) async throws -> Record {
        try await write(act) { tx in
            try tx.check(unit.receivedOn, notBefore: unit.receivedOn, notAfter: today)
            try tx.lockFiles(of: unit.association)
            let association = try tx.id(of: unit.association, .associations)
            try tx.execute(
                """
                insert into department (association_id, number, key)
                values (\(association), \(unit.department), \(foldedKey(unit.department))) on conflict do nothing
                """)
            let id: Int = try tx.row(
                """
                insert into received_unit (department_id, tenancy, tenancy_key, received_on)
                select id, \(unit.tenancy), \(foldedKey(unit.tenancy)), \(unit.receivedOn)::date from department
                where association_id = \(association) and key = \(foldedKey(unit.department)) returning id
                """)["id"]
            let event = try tx.event(act, subject: "\(UnitNumber(id))")
            try tx.begin(.unit, of: "\(id)", event, set: unit.versioned)
            try tx.requestRecheck(.units, event: event.id)
            return try tx.record(.units, id: id)
        }
    }
}
