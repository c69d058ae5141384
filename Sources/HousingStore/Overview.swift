package import Housing
package import HousingAPI
import Postgres

extension Store {
    /// How the service is, for `bolig status`. What is offered counts as open, as in statistics; but the association waits for
    /// an answer only where nothing is offered.
    package func status(version: String, database: String, today: Day) async throws -> Status {
        try await read { tx in
            let row = try tx.row(
                """
                select (select count(*) from received_unit_now where state in ('open', 'offered')) as units_open,
                       (select count(*) from referral_now where state in ('open', 'offered')) as referrals_open,
                       (select count(*) from received_unit_now where state = 'open' and answer_by <= \(today)::date + 3)
                         as answers_due,
                       (select max(id) from import_file) as last_import,
                       (select max(name) from migration) as schema
                """)
            return Status(
                version: version, schema: try row["schema"], database: database, today: today,
                unitsOpen: try row["units_open"], referralsOpen: try row["referrals_open"],
                answersDue: try row["answers_due"], lastImport: try row["last_import"])
        }
    }
}
