import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Gives an association another name or column profile; what is left out stays.
    ///
    /// - Throws: `unknown_association`.
    package func changeAssociation(_ act: Act, _ name: String, _ change: AssociationChange) async throws -> Record {
        try await write(act) { tx in
            let id = try tx.id(of: name, .associations)
            let number: String = try tx.row("select number from association where id = \(id)")["number"]
            try tx.lockFiles(of: number)
            let known = try tx.record(.associations, id: id)
            let name = change.name ?? known["name"].text
            let profile = change.profile ?? known["profile"].text
            guard name != known["name"].text || profile != known["profile"].text else { return known }
            let event = try tx.event(act, subject: number)
            try tx.follow(
                .association, of: id, event, set: ["name": "\(name)", "profile": "\(profile.isEmpty ? nil : profile)"])
            return try tx.record(.associations, id: id)
        }
    }
}
