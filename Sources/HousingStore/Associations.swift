import Housing
package import HousingAPI
import Postgres

extension Store {
    /// Registers a housing association, and what is agreed with it: for every unit received from it, earlier ones too.
    package func addAssociation(_ act: Act, _ new: AssociationAdd) async throws -> Record {
        try await write(act) { tx in
            let event = try tx.event(act, subject: new.association)
            // One that a register brought has only its number for a name: now it gets its own.
            let id: Int
            if let unnamed = try tx.optionalRow(
                """
                update association_version v set known_until = greatest(now(), v.known_from + interval '1 microsecond')
                from association a where a.key = \(foldedKey(new.association)) and v.association_id = a.id
                and v.known_until = 'infinity' and v.name = a.number returning a.id
                """)
            {
                id = try unnamed["id"]
            } else {
                id = try tx.row(
                    """
                    insert into association (number, key) values (\(new.association), \(foldedKey(new.association)))
                    returning id
                    """)["id"]
            }
            try tx.execute(
                """
                insert into association_version (association_id, name, profile, known_from, event_id)
                select \(id)::bigint, \(new.name), \(new.profile), coalesce(max(known_until), now()), \(event)::bigint
                from association_version where association_id = \(id)
                """)
            if new.share != nil || new.answerDays != nil {
                try tx.execute(
                    """
                    with agreement as (insert into letting_agreement (association_id) values (\(id)) returning id)
                    insert into letting_agreement_version
                      (letting_agreement_id, association_id, share, answer_days, valid_from, event_id)
                    select id, \(id), \(new.share.map { $0 * 100 })::int, \(new.answerDays)::int, '2000-01-01', \(event)
                    from agreement
                    """)
            }
            return try tx.record(.associations, id: id)
        }
    }
}
