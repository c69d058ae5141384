package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// The association takes a unit back. An open offer of it is cancelled in the same step.
    ///
    /// - Throws: `unit_already_returned`, `unit_already_allocated`, `unit_withdrawn`, and what the day wants.
    package func withdrawUnit(_ act: Act, _ name: String, _ step: Step, today: Day) async throws -> Record {
        try await write(act) { tx in
            let number = UnitNumber(try tx.id(of: name, .units))
            try tx.lock(unit: number)
            let offer = try tx.openOffer(of: number)
            let unit = try offer == nil ? tx.openUnit(number) : tx.unit(number.value)
            let on = step.on ?? today
            try tx.check(on, notBefore: unit.receivedOn, notAfter: today)
            if var offer {
                offer.days.cancelledOn = on
                try offer.days.check(today: today)
            }
            let event = try tx.event(act, subject: "\(number)")
            try tx.keepingDays(around: .unit(number)) {
                if let offer {
                    try tx.follow(
                        .allocation, of: offer.number.value, event,
                        set: [
                            "state": "'cancelled'", "open": "false", "cancelled_on": "\(on)",
                            "reason": "\(AnswerReason.withdrawn)",
                        ])
                }
                try tx.follow(.unit, of: number.value, event, set: ["withdrawn_on": "\(on)"])
            }
            try tx.step(
                event, try [.unit(number)] + (offer.map { try $0.things + tx.release($0, event) } ?? []))
            return try tx.record(.units, id: number.value)
        }
    }
}

extension Transaction {
    /// The offer that waits for an answer, of a unit that is locked; its citizen is locked too.
    fileprivate func openOffer(of unit: UnitNumber) throws -> Allocation? {
        let row = try optionalRow(
            """
            select allocation_id from allocation_version
            where received_unit_id = \(unit) and known_until = 'infinity' and state = 'offered'
            """)
        return try row.map { try lockedAllocation(try $0["allocation_id"]) }
    }
}
