package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Gives an association another name, column profile, days to answer or number of persons a room; what is left out
    /// stays. Days to answer are agreed from today.
    ///
    /// - Throws: `unknown_association`.
    package func changeAssociation(_ act: Act, _ name: String, _ change: AssociationChange, today: Day)
        async throws -> Record
    {
        try await write(act) { tx in
            let id = try tx.id(of: name, .associations)
            let number: String = try tx.row("select number from association where id = \(id)")["number"]
            try tx.lockFiles(of: number)
            let known = try tx.record(.associations, id: id)
            let name = change.name ?? known["name"].text
            let profile = change.profile ?? known["profile"].text
            let most: Int? = try tx.row("select persons_per_room from association_now where id = \(id)")[
                "persons_per_room"]
            var facts: [(String, Statement)] = []
            if name != known["name"].text { facts.append(("name", "\(name)")) }
            if profile != known["profile"].text {
                facts.append(("profile", "\(profile.isEmpty ? nil : profile)"))
            }
            let limit = change.personsPerRoom.flatMap { $0.most == most ? nil : $0 }
            if let limit { facts.append(("persons_per_room", "\(limit.most)")) }
            guard !facts.isEmpty || change.answerDays != nil else { return known }
            let event = try tx.event(act, subject: number)
            if !facts.isEmpty { try tx.follow(.association, of: id, event, set: NewFacts(facts)) }
            if let days = change.answerDays {
                _ = try tx.agree(id, nil, from: today, share: nil, answerDays: days, event)
            }
            // Who could live in its units is another.
            if limit != nil { try tx.requestRecheck(.units, event: event.id) }
            return try tx.record(.associations, id: id)
        }
    }
}
