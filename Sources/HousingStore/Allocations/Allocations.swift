import Housing
import HousingAPI
import Postgres

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
            select state, offered_on, accepted_on from allocation_version
            where allocation_id = \(number) and known_until = 'infinity'
            """)
        return Allocation(
            number: number, unit: unit, referral: try identity["referral_id"], state: try now["state"],
            offeredOn: try now["offered_on"], acceptedOn: try now["accepted_on"])
    }
}

/// An allocation as a step needs it.
struct Allocation {
    let number: AllocationNumber
    let unit: UnitNumber
    let referral: ReferralNumber
    let state: AllocationState
    let offeredOn: Day?
    let acceptedOn: Day?
}
