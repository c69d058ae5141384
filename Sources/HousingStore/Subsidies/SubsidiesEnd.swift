package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Ends a subsidy on a day, the last one with it: no later than it ends already.
    ///
    /// - Throws: `subsidy_ended`, and what the day wants.
    package func endSubsidy(_ act: Act, _ name: String, _ step: Step, today: Day) async throws -> Record {
        try await write(act) { tx in
            let number = SubsidyNumber(try tx.id(of: name, .subsidies))
            let allocation: AllocationNumber? = try tx.optionalRow(
                "select allocation_id from subsidy where id = \(number)")?["allocation_id"]
            guard let allocation else { throw Problem.unknown(.subsidies, name) }
            _ = try tx.lockedAllocation(allocation)
            let row = try tx.row("select state, starts_on, ends_on from subsidy_listed where id = \(number)")
            let state: SubsidyState = try row["state"]
            guard state != .cancelled, state != .undone else { throw Problem.fallen(number, state) }
            let on = step.on ?? today
            try tx.check(on, notBefore: try row["starts_on"], notAfter: nil)
            let ends: Day? = try row["ends_on"]
            if let ends, ends <= on { throw Problem.ended(number, ends) }
            let event = try tx.event(act, subject: "\(number)")
            try tx.follow(.subsidy, of: number.value, event, set: ["ends_on": "\(on)"])
            try tx.step(event, [.subsidy(number), .allocation(allocation)])
            return try tx.record(.subsidies, id: number.value)
        }
    }
}

extension Problem {
    /// A subsidy that stands no more.
    fileprivate static func fallen(_ number: SubsidyNumber, _ state: SubsidyState) -> Problem {
        Problem(
            .refused, "subsidy_\(state.rawValue)",
            Words(
                da: "\(number) er \(state.words.da.lowercased()) og kan ikke afsluttes.",
                en: "\(number) is \(state.words.en.lowercased()) and cannot be ended."),
            details: ["subsidy": "\(number)", "state": state.rawValue],
            hint: Words(
                da: "Se, hvordan det gik til: bolig history \(number)",
                en: "See how it came about: bolig history \(number)"
            ))
    }

    /// It ends that day or before it: nothing would be ended.
    fileprivate static func ended(_ number: SubsidyNumber, _ day: Day) -> Problem {
        Problem(
            .refused, "subsidy_ended",
            Words(
                da: "\(number) slutter allerede \(day.danish).", en: "\(number) already ends on \(day)."),
            details: ["subsidy": "\(number)", "ends_on": "\(day)"],
            hint: Words(
                da: "Angiv en tidligere dag: --on DAG. Længere tilskud er en ny bevilling.",
                en: "Give an earlier day: --on DAY. More days are a new grant."))
    }
}
