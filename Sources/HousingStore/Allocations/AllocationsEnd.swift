package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// The citizen says no.
    ///
    /// - Throws: `offer_expired`, `reason_not_in_use`, `only_barred_until`, `number_in_text`; the states an answer does not follow from;
    ///   `days_out_of_order`, `day_in_future`.
    package func decline(_ act: Act, _ name: String, _ end: AllocationEnd, today: Day) async throws -> Record {
        try await write(act) { tx in
            let on = end.on ?? today
            var allocation = try tx.answeredAllocation(name, .declined, on: on)
            allocation.days.declinedOn = on
            return try tx.end(act, allocation, as: .declined, end, on: on, today: today)
        }
    }

    /// The municipality ends an offer, or an allocation that was accepted: then the referral is open again, with the unit.
    ///
    /// - Throws: `reason_not_in_use`, `only_barred_until`, `number_in_text`; the states it does not follow from; `days_out_of_order`,
    ///   `day_in_future`.
    package func cancel(_ act: Act, _ name: String, _ end: AllocationEnd, today: Day) async throws -> Record {
        try await write(act) { tx in
            let on = end.on ?? today
            var allocation = try tx.allocation(name, to: .cancelled)
            allocation.days.cancelledOn = on
            return try tx.end(act, allocation, as: .cancelled, end, on: on, today: today)
        }
    }
}

extension Transaction {
    fileprivate func end(
        _ act: Act, _ allocation: Allocation, as state: AllocationState, _ end: AllocationEnd, on: Day, today: Day
    ) throws -> Record {
        try Problem.refuseNumber(in: end.note)
        try allocation.days.check(today: today)
        try check(end, on: on)
        let event = try event(act, subject: "\(allocation.number)", details: ["reason": end.reason.rawValue])
        let note = try keep(note: end.note, event)
        try follow(
            .allocation, of: allocation.number.value, event,
            set: [
                "state": "\(state)", "open": "false", "\(state.rawValue)_on": "\(on)", "reason": "\(end.reason)",
                "barred_until": "\(end.until)", "note_id": "\(note)",
            ])
        try step(event, allocation.things + release(allocation, event))
        return try record(.allocations, id: allocation.number.value)
    }

    /// What hung on an allocation that is over, its unit and its citizen locked: subsidies fall, and a referral that had
    /// been allocated is open again.
    ///
    /// - Returns: the subsidies that fell.
    func release(_ allocation: Allocation, _ event: Event) throws -> [Thing] {
        if allocation.state == .accepted { try reopen(allocation.referral, event) }
        try undoSubsidies(of: allocation.number, event)
        try settleTaken(units: "values (\(allocation.unit)::bigint)")
        return try rows(
            """
            select subsidy_id from subsidy_version where allocation_id = \(allocation.number) and event_id = \(event.id)
            """
        ).map { .subsidy(try $0["subsidy_id"]) }
    }

    /// Holds a reason to the list of its day.
    func check(_ end: AllocationEnd, on day: Day) throws {
        try requireInUse(end.reason, on: day)
        guard let until = end.until else { return }
        guard end.reason == .barred else { throw Problem.onlyBarredUntil }
        try check(until, notBefore: day, notAfter: nil)
    }

    /// - Throws: `reason_not_in_use` where the reason cannot be given on that day.
    func requireInUse(_ reason: AnswerReason, on day: Day) throws {
        let inUse = try row(
            """
            select coalesce(array_agg(code order by code), '{}') as codes from answer_reason
            where daterange(valid_from, valid_until) @> \(day)::date
            """)["codes", as: [String].self]
        guard !inUse.contains(reason.rawValue) else { return }
        throw Problem(
            .refused, "reason_not_in_use",
            Words(
                da: "Grunden kan ikke bruges den \(day.danish).", en: "The reason cannot be given on \(day)."),
            details: ["reason": reason.rawValue, "on": "\(day)"],
            hint: Words(
                da: "Den dag er grundene: \(inUse.joined(separator: ", ")).",
                en: "The reasons of that day are: \(inUse.joined(separator: ", "))."))
    }
}

extension Problem {
    fileprivate static let onlyBarredUntil = Problem(
        .wrongUse, "only_barred_until",
        Words(
            da: "Kun barred har en sidste dag.", en: "Only barred has a last day."),
        hint: Words(
            da: "Udelad --until, eller skriv --reason barred.", en: "Leave out --until, or give --reason barred."))
}
