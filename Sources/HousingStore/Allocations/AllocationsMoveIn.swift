package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// The citizen has moved in, or is to: a planned day is kept, and the allocation is still accepted.
    ///
    /// - Throws: `allocation_offered` and the other states; `days_out_of_order`; `day_in_future` of what has happened.
    package func moveIn(_ act: Act, _ name: String, _ step: MoveIn, today: Day) async throws -> Record {
        guard step.on == nil || step.planned == nil else { throw Problem.plannedOrHappened }
        return try await write(act) { tx in
            var allocation = try tx.allocation(name, to: .movedIn)
            let facts: NewFacts
            if let planned = step.planned {
                allocation.days.plannedOn = planned
                facts = ["planned_on": "\(planned)"]
            } else {
                let on = step.on ?? today
                allocation.days.movedInOn = on
                facts = ["state": "'moved_in'", "open": "false", "moved_in_on": "\(on)"]
            }
            try allocation.days.check(today: today)
            let event = try tx.event(act, subject: "\(allocation.number)")
            try tx.follow(.allocation, of: allocation.number.value, event, set: facts)
            try tx.settleTaken(units: "values (\(allocation.unit)::bigint)")
            try tx.step(event, allocation.things)
            return try tx.record(.allocations, id: allocation.number.value)
        }
    }
}

extension Problem {
    fileprivate static let plannedOrHappened = Problem(
        .wrongUse, "planned_or_happened",
        Words(
            da: "En indflytning er enten planlagt eller sket.", en: "A move-in is either planned or has happened."),
        hint: Words(da: "Angiv --planned DAG eller --on DAG.", en: "Give --planned DAY or --on DAY."))
}
