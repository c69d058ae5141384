import Postgres
import Schema

/// A database of its own on the one PostgreSQL server the test process starts.
///
///     try await TestDatabase.with { database in
///         let pool = Pool(.init(database.daemon), logger: Logger(label: "test"))
///         …
///     }
package struct TestDatabase: Sendable {
    package let name: String
    /// Connection string as the role that owns the tables (`bolig_owner`).
    package let owner: String
    /// Connection string as the daemon's role (`bolig`).
    package let daemon: String
    /// Connection string as the superuser.
    package let superuser: String

    /// A fresh copy of a database with all migrations applied.
    package static func make() async throws -> TestDatabase {
        let server = try await TestServer.shared.value
        let template = try await migrated.value
        return try await server.create(template: template.name)
    }

    /// A fresh database with nothing in it.
    package static func makeEmpty() async throws -> TestDatabase {
        try await TestServer.shared.value.create(template: "template0")
    }

    /// Ends its connections and drops it, soon. What is not dropped goes with the server at the end of the tests.
    package func drop() {
        Task { try await TestServer.shared.value.janitor.script("drop database if exists \(name) with (force)") }
    }

    /// Runs the test on a fresh copy and drops it afterwards, also when the test throws.
    package static func with<Value>(
        empty: Bool = false, _ body: (TestDatabase) async throws -> Value
    ) async throws -> Value {
        let database = empty ? try await makeEmpty() : try await make()
        defer { database.drop() }
        return try await body(database)
    }

    /// The template, made once: copying it takes a tenth of a second, migrating takes longer.
    private static let migrated = Task {
        let template = try await makeEmpty()
        let connection = try await Connection.connect(template.owner)
        _ = try await Migrations(Schema.migrations).apply(on: connection)
        // A database somebody is connected to cannot be copied.
        try await TestServer.shared.value.end(connection, of: template)
        return template
    }
}
