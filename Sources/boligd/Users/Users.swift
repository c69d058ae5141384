import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Logging
import Postgres

/// `boligd users`: accounts with a token of their own, kept by root or by the service's user, also while it serves.
struct Users: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "users", da: "Brugere, der må bruge tjenesten.", en: "Accounts that may use the service.",
        examples: [
            ("boligd users add anna --role caseworker --role allocator", nil), ("boligd users list", nil),
            ("boligd users token anna", nil), ("boligd users close anna", nil),
        ],
        subcommands: [UsersAdd.self, UsersList.self, UsersChange.self, UsersClose.self, UsersToken.self])
}

extension DatabaseOptions {
    /// Runs the body on the store of the service, whether it serves just now or not.
    func withStore(_ body: (Store) async throws -> Void) async throws {
        try requireSecretKey()
        try await withDatabase { conninfo in
            let keyring = try await SecretKey.fitting(conninfo, file: keyFile, isMade: database == nil)
            try await Store.prepareKeys(in: conninfo, keyring)
            try await use(conninfo, keyring, body)
        }
    }

    /// Runs the body on the database of the service, as the daemon's role and without any key.
    ///
    /// - Parameter asItIs: whatever its schema, and nothing made where there is none.
    func withDatabase(asItIs: Bool = false, _ body: (_ conninfo: String) async throws -> Void) async throws {
        if let database {
            if !asItIs { try await SchemaState.require(database) }
            return try await body(database)
        }
        if let running = EmbeddedServer.daemonOfRunning(in: folder.path), try await ping(running) == .accepts {
            if !asItIs { try await SchemaState.require(running) }
            return try await body(running)
        }
        if asItIs, !FileManager.default.fileExists(atPath: "\(folder.path)/postgres/data/PG_VERSION") {
            throw Problem.noDatabase(folder.path)
        }
        let server = try await EmbeddedServer.start(in: folder.path, logger: Self.quiet)
        do {
            if !asItIs { try await SchemaState.migrate(server.owner, Rules.shipped(), Self.quiet) }
            try await body(server.daemon)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    /// Says only what is wrong.
    static var quiet: Logger {
        var logger = Logger(label: "boligd")
        logger.logLevel = .warning
        return logger
    }

    private func use(
        _ conninfo: String, _ keyring: Keyring, _ body: (Store) async throws -> Void
    ) async throws {
        var configuration = Pool.Configuration(conninfo)
        configuration.size = 1
        let pool = Pool(configuration, logger: Self.quiet)
        do {
            try await body(Store(pool: pool, keyring: keyring))
        } catch {
            await pool.close()
            throw error
        }
        await pool.close()
    }
}

extension Act {
    /// What an operator does to an account at the machine itself.
    static func users(_ verb: String) -> Act { Act(actor: "boligd", request: "users", action: "users.\(verb)") }
}

/// `--expires`: a day, which is the account's last, or an instant; `never`.
struct Expiry: ExpressibleByArgument {
    let expiry: AccountExpiry

    init?(argument: String) {
        if argument == "never" {
            expiry = AccountExpiry(at: nil)
        } else if let day = Day.typed(argument) {
            expiry = AccountExpiry(
                at: Timestamp(microseconds: Instant(startOf: day.adding(days: 1)).microseconds))
        } else if let instant = Instant(argument) {
            expiry = AccountExpiry(at: Timestamp(microseconds: instant.microseconds))
        } else {
            return nil
        }
    }

    /// An account that has ended already helps nobody.
    func requireAhead() throws {
        if let at = expiry.at, at <= .now() {
            throw ValidationError(
                da: "--expires er gået allerede.", en: "--expires has passed already.")
        }
    }
}

extension Role: ExpressibleByArgument {}

extension Role {
    /// Those an account can be given by `--role`: an association's comes with `--association`.
    static let given = Role.allCases.filter { $0 != .association }

    static var givenNames: String { given.map(\.rawValue).joined(separator: ", ") }

    /// Whether the roles can be an account's.
    static func requireGiven(_ roles: [Role]) throws {
        guard roles.allSatisfy(given.contains) else {
            throw ValidationError(
                da: "--role er en af \(givenNames); en boligorganisations bruger laves med --association.",
                en: "--role is one of \(givenNames); an association's account is made with --association.")
        }
        guard Set(roles) != [.protected] else {
            throw ValidationError(
                da: "--role protected står ved siden af en anden rolle.",
                en: "--role protected stands beside another role.")
        }
    }
}
