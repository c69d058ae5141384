import Housing
import HousingAPI
import Postgres

/// An allocation as a step needs it.
struct Allocation {
    let number: AllocationNumber
    let unit: UnitNumber
    let referral: ReferralNumber
    let state: AllocationState
    var days: AllocationDays
}

extension Transaction {
    /// An allocation that is locked with its unit and its citizen, as it stands then.
    func lockedAllocation(_ number: AllocationNumber) throws -> Allocation {
        // What an allocation is of never changes, so it can be read before the locks.
        let identity = try optionalRow(
            "select received_unit_id, referral_id, citizen_id from allocation where id = \(number)")
        guard let identity else { throw Problem.unknown(.allocations, "\(number)") }
        let unit: UnitNumber = try identity["received_unit_id"]
        try lock(unit: unit)
        try lock(citizen: try identity["citizen_id"])
        let now = try row(
            """
            select v.*, u.received_on from allocation_version v join received_unit u on u.id = v.received_unit_id
            where v.allocation_id = \(number) and v.known_until = 'infinity'
            """)
        return Allocation(
            number: number, unit: unit, referral: try identity["referral_id"], state: try now["state"],
            days: AllocationDays(
                receivedOn: try now["received_on"], offeredOn: try now["offered_on"], answerBy: try now["answer_by"],
                acceptedOn: try now["accepted_on"], declinedOn: try now["declined_on"],
                expiredOn: try now["expired_on"], cancelledOn: try now["cancelled_on"],
                plannedOn: try now["planned_on"], movedInOn: try now["moved_in_on"]))
    }

    /// The allocation a step is to take to a state, locked; refused where that does not follow.
    func allocation(_ name: String, to state: AllocationState) throws -> Allocation {
        let number = AllocationNumber(try id(of: name, .allocations))
        let allocation = try lockedAllocation(number)
        guard allocation.state.next.contains(state) else {
            throw Problem.wrongState(number, allocation.state, state)
        }
        return allocation
    }
}

extension Problem {
    /// A step that does not follow from where the allocation is.
    static func wrongState(_ number: AllocationNumber, _ from: AllocationState, _ to: AllocationState) -> Problem {
        let next = from.next.map(\.words).sorted { $0.en < $1.en }
        return Problem(
            .refused, "allocation_\(from.rawValue)",
            Words(
                da: "\(number) er \(from.words.da.lowercased()) og kan ikke blive \(to.words.da.lowercased()).",
                en: "\(number) is \(from.words.en.lowercased()) and cannot become \(to.words.en.lowercased())."),
            details: ["allocation": number.description, "state": from.rawValue],
            hint: next.isEmpty
                ? nil
                : Words(
                    da: "Den kan blive: \(next.map { $0.da.lowercased() }.joined(separator: ", ")).",
                    en: "It can become: \(next.map { $0.en.lowercased() }.joined(separator: ", "))."))
    }
}
