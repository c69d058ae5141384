import Housing
import HousingFiles
import HousingStore
import Logging
import Postgres
import Schema

/// Whether a database has the schema this program was built for.
enum SchemaState {
    private static let migrations = Migrations(Schema.migrations)

    /// Applies what is missing, and stores the parameters of `rules` where there are none.
    ///
    /// - Parameter owner: connection string of the role that owns the tables.
    static func migrate(_ owner: String, _ rules: Rules, _ logger: Logger) async throws {
        let connection = try await Connection.connect(owner)
        defer { connection.close() }
        do {
            for name in try await migrations.apply(on: connection) {
                logger.notice("migrated", metadata: ["migration": "\(name)"])
            }
        } catch let error as MigrationError {
            throw Problem(error.state)
        }
        let sets = rules.parameters.periods.enumerated().map { index, period in
            // Case files belong to all parameters; they come with the first set.
            ParameterSetToKeep(
                period, cases: index == 0 ? CaseFile.shipped.map { CaseText(name: $0.name, content: $0.text) } : [])
        }
        try await connection.transaction { tx in try tx.storeShipped(sets) }
    }

    /// Refuses any other schema than the program's own, changing nothing.
    static func require(_ daemon: String) async throws {
        let connection = try await Connection.connect(daemon)
        defer { connection.close() }
        let state = try await connection.transaction(.readOnly) { tx in try migrations.state(tx) }
        if state != .upToDate { throw Problem(state) }
    }
}

extension Problem {
    fileprivate init(_ state: Migrations.State) {
        self.init(
            .refused, "wrong_schema",
            Words(
                da: "Databasens skema passer ikke til denne version (\(Schema.latest)).",
                en: "The database's schema does not fit this version (\(Schema.latest))."),
            details: ["state": "\(state)", "wanted": Schema.latest],
            hint: Words(
                da:
                    "Er databasen ældre: kør boligd migrate --database … som ejeren. Er den nyere: brug den nyere boligd.",
                en:
                    "If the database is older: run boligd migrate --database … as the owner. If newer: use the newer boligd."
            ))
    }
}
