package import Housing
import HousingAPI
import Postgres

extension Store {
    /// What became of an association's units: those that are open, and those answered from a day on. One that somebody hidden
    /// has is left out; the association itself, which knows who moved in, is told of all.
    ///
    /// - Parameter since: nil for all that were ever answered.
    package func answers(to association: String, since: Day? = nil) async throws -> [UnitAnswer] {
        try await read { tx in
            let id = try tx.id(of: association, .associations)
            return try tx.rows(
                """
                select u.association, u.department, u.tenancy, u.address, u.received_on, u.state, u.return_reason,
                  u.moved_in_on, coalesce(u.accepted_on, u.returned_on, u.withdrawn_on) as outcome_on
                from unit_listed u join association a on a.number = u.association
                where a.id = \(id) and (u.state in ('open', 'offered') or \(since)::date is null
                  or coalesce(u.accepted_on, u.returned_on, u.withdrawn_on, 'infinity') >= \(since)::date)
                order by u.received_on, u.id
                """
            ).map { row in
                // Who has an offer has not answered it: to the association the unit is open.
                let state = UnitState(rawValue: try row["state"]) ?? .open
                return UnitAnswer(
                    association: try row["association"], department: try row["department"],
                    tenancy: try row["tenancy"], address: try row["address"], receivedOn: try row["received_on"],
                    outcome: state == .offered ? .open : state, outcomeOn: try row["outcome_on"],
                    returnReason: try row["return_reason"],
                    movedInOn: try row["moved_in_on"])
            }
        }
    }
}
