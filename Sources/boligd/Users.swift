import ArgumentParser
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Logging
import Postgres

/// `boligd users add`: accounts with a token of their own.
struct Users: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Accounts that may use the service.", subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an account and show its token, once.",
            discussion: """
                EXAMPLES:
                  boligd users add anna --role caseworker --role allocator
                  boligd users add eksport --role statistician

                The user logs in with `bolig login` and the token. It is kept only as a hash: whoever loses it gets a new account.
                """)

        @Argument(help: "1-40 lower-case letters, digits, dots, - or _.")
        var name: String

        @Option(help: "\(Role.given.map(\.rawValue).joined(separator: ", ")); repeat for several.")
        var role: [Role]

        @OptionGroup var place: DatabaseOptions

        func validate() throws {
            guard !role.isEmpty else { throw ValidationError("Give at least one --role.") }
            guard role.allSatisfy(Role.given.contains) else {
                throw ValidationError(
                    "--role is one of \(Role.given.map(\.rawValue).joined(separator: ", ")); the others come with what they are held to."
                )
            }
        }

        func run() async throws {
            var logger = Logger(label: "boligd")
            logger.logLevel = .warning
            if let database = place.database, let keyFile = place.secretKey {
                try await add(database, DataFolder.secretKey(in: keyFile), logger)
            } else if let running = EmbeddedServer.daemonOfRunning(in: place.folder.path) {
                try await add(running, try place.folder.secretKey(), logger)
            } else {
                let server = try await EmbeddedServer.start(in: place.folder.path, logger: logger)
                do {
                    try await SchemaState.migrate(server.owner, Rules.shipped(), logger)
                    try await add(server.daemon, try place.folder.secretKey(), logger)
                } catch {
                    await server.stop()
                    throw error
                }
                await server.stop()
            }
        }

        private func add(_ conninfo: String, _ key: [UInt8], _ logger: Logger) async throws {
            var configuration = Pool.Configuration(conninfo)
            configuration.size = 1
            let pool = Pool(configuration, logger: logger)
            let token = newToken()
            let act = Act(actor: "boligd", request: "users", action: "users.add")
            do {
                try await Store(pool: pool, key: key).addAccount(act, name: name, roles: Set(role), token: token)
            } catch {
                await pool.close()
                throw error
            }
            await pool.close()
            print(token)
        }
    }
}

extension Role: ExpressibleByArgument {}

extension Role {
    /// Those an account can be given by itself: an association's and the one for protected citizens are not.
    static let given = Role.allCases.filter { ![.association, .protected].contains($0) }
}
