import Housing
import HousingAPI
import Postgres

/// A project as a step needs it.
struct Project {
    let number: SupplyNumber
    let kind: SupplyKind
    /// Planned in all; nil for a renovation.
    let dwellings: Int?
    let delivered: Int
    let deliveredOn: Day?
    /// The first day of a renovation and its last; nil for what is built.
    let startsOn: Day?
    let endsOn: Day?
    let reviewBy: Day?
}

extension Transaction {
    /// A project that nobody else acts on until this transaction ends, as it stands then.
    func lockedSupply(_ id: Int) throws -> Project {
        try lock(supply: id)
        let row = try optionalRow(
            """
            select kind, dwellings, delivered, delivered_on, starts_on, ends_on, review_by from supply_version
            where supply_id = \(id) and known_until = 'infinity' and not undone
            """)
        guard let row else { throw Problem.unknown(.supply, "\(SupplyNumber(id))") }
        return Project(
            number: SupplyNumber(id), kind: SupplyKind(rawValue: try row["kind"]) ?? .new,
            dwellings: try row["dwellings"], delivered: try row["delivered"], deliveredOn: try row["delivered_on"],
            startsOn: try row["starts_on"], endsOn: try row["ends_on"], reviewBy: try row["review_by"])
    }
}
