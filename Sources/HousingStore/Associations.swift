package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Registers a housing association, and what is agreed with it from today.
    package func addAssociation(_ act: Act, _ new: AssociationAdd, today: Day) async throws -> Record {
        try await write(act) { tx in
            let event = try tx.event(act, subject: new.association)
            let id: Int = try tx.row(
                """
                insert into association (number, key) values (\(new.association), \(foldedKey(new.association)))
                returning id
                """)["id"]
            try tx.execute(
                """
                insert into association_version (association_id, name, profile, event_id)
                values (\(id), \(new.name), \(new.profile), \(event))
                """)
            if new.share != nil || new.answerDays != nil {
                try tx.execute(
                    """
                    with agreement as (insert into letting_agreement (association_id) values (\(id)) returning id)
                    insert into letting_agreement_version
                      (letting_agreement_id, association_id, share, answer_days, valid_from, event_id)
                    select id, \(id), \(new.share.map { $0 * 100 })::int, \(new.answerDays)::int, \(today), \(event)
                    from agreement
                    """)
            }
            return try tx.record(.associations, id: id)
        }
    }
}
