import Housing
import HousingAPI
import HousingFiles
import HousingStore

// What an association's account is shown: its own, by the service here, and by the database once more (role
// `bolig_association`). What is another's is answered as if it were not there.

extension Actor {
    /// What a list is asked for, of the association's own rows alone.
    func own(_ request: ListRequest, of listing: Listing, today: Day) throws -> ListRequest {
        guard let association else { return request }
        var request = request
        // An association without a number is none.
        request.conditions.append(
            try Condition("association=\(association.isEmpty ? "-" : association)", listing, today: today))
        return request
    }

    /// Refuses a row of another association.
    ///
    /// - Throws: `unknown_unit` and the others.
    func requireOwn(_ record: Record, _ listing: Listing, _ name: String) throws -> Record {
        guard let association, record["association"].text != association || association.isEmpty else { return record }
        throw Problem.unknown(listing, name)
    }

    /// Refuses another association, by its number or its name.
    ///
    /// - Throws: `unknown_association`.
    func requireOwn(association name: String) throws {
        guard let association, association.isEmpty || name != association else { return }
        throw Problem.unknown(.associations, name)
    }
}

extension FileQuery {
    /// The same of the association's own units or vacancies.
    ///
    /// - Throws: `unknown_association` of another association.
    func own(of actor: Actor?) throws -> FileQuery {
        guard let own = actor?.association else { return self }
        if let association { try actor?.requireOwn(association: association) }
        var query = self
        query.association = own
        return query
    }
}
