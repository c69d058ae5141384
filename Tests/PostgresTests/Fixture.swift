import Logging
import Postgres
import Synchronization
import TestDatabase

/// Runs the test with a pool on an empty database of its own, as the owner.
func withPool(
    size: Int = 6, queueLimit: Int = 200, patience: Duration = .seconds(60), checkInterval: Duration = .seconds(30),
    statementTimeout: Duration? = .seconds(30), _ body: (Pool) async throws -> Void
) async throws {
    try await TestDatabase.with(empty: true) { database in
        var configuration = Pool.Configuration(database.owner)
        configuration.size = size
        configuration.queueLimit = queueLimit
        configuration.patience = patience
        configuration.checkInterval = checkInterval
        configuration.statementTimeout = statementTimeout
        let pool = Pool(configuration, logger: Logger(label: "test"))
        try await body(pool)
        await pool.close()
    }
}

/// The kind of the error of PostgreSQL the body throws, nil when it throws none.
func kind<Value>(_ body: () async throws -> Value) async throws -> PostgresError.Kind? {
    do {
        _ = try await body()
        return nil
    } catch let error as PostgresError {
        return error.kind
    }
}

/// How often something happened, on whatever thread.
final class Counter: Sendable {
    private let number = Atomic(0)

    var count: Int { number.load(ordering: .relaxed) }

    @discardableResult func add() -> Int { number.add(1, ordering: .relaxed).newValue }
}
