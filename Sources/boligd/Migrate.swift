import ArgumentParser
import Housing
import HousingFiles
import Logging
import Postgres
import Schema

/// `boligd migrate`: brings the database to the schema this program was built for. Forward only.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "migrate", da: "Bring databasen til denne versions skema.", en: "Bring the database to this version's schema.",
        more: Words(
            da: """
                Med --database gives den rolle, der ejer tabellerne (bolig_owner); tjenestens egen rolle kan ikke migrere. \
                En datamappes egen database migreres af boligd serve.
                """,
            en: """
                With --database, give the role that owns the tables (bolig_owner); the daemon's own role cannot migrate. \
                An embedded database is migrated by boligd serve itself.
                """))

    @OptionGroup var place: DatabaseOptions
    @OptionGroup var files: FileOptions

    func run() async throws {
        var logger = Logger(label: "boligd")
        logger.logLevel = .notice
        let rules = try files.rules()
        if let database = place.database {
            try await SchemaState.migrate(database, rules, logger)
        } else {
            let server = try await EmbeddedServer.start(in: place.folder.path, logger: logger)
            do { try await SchemaState.migrate(server.owner, rules, logger) } catch {
                await server.stop()
                throw error
            }
            await server.stop()
        }
        print(Words(da: "Skema: \(Schema.latest)", en: "Schema: \(Schema.latest)").said)
    }
}
