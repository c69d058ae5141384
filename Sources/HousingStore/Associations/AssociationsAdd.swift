import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Registers a housing association, and what is agreed with it: for every unit received from it, earlier ones too.
    package func addAssociation(_ act: Act, _ new: AssociationAdd) async throws -> Record {
        try await write(act) { tx in
            // A register may be adding the same one.
            try tx.lockFiles(of: new.association)
            // One that a register brought has only its number for a name: now it gets its own.
            let unnamed: Int? = try tx.optionalRow(
                """
                select a.id from association a join association_version v on v.association_id = a.id
                where a.key = \(foldedKey(new.association)) and v.known_until = 'infinity' and v.name = a.number
                """)?["id"]
            let event = try tx.event(act, subject: new.association)
            let facts: NewFacts = ["name": "\(new.name)", "profile": "\(new.profile)"]
            let id: Int
            if let unnamed {
                id = unnamed
                try tx.follow(.association, of: id, event, set: facts)
            } else {
                id = try tx.row(
                    """
                    insert into association (number, key) values (\(new.association), \(foldedKey(new.association)))
                    returning id
                    """)["id"]
                try tx.begin(.association, of: "\(id)", event, set: facts)
            }
            if new.share != nil || new.answerDays != nil, let day = Day(year: 2000, month: 1, day: 1) {
                _ = try tx.agree(id, nil, from: day, share: new.share, answerDays: new.answerDays, event)
            }
            return try tx.record(.associations, id: id)
        }
    }
}
