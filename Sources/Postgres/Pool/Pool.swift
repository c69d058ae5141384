package import Logging
import ServiceLifecycle
import Synchronization

/// A bounded number of connections, made when needed and replaced when broken.
///
///     let name = try await pool.transaction(.readOnly) { tx in
///         try tx.row("select name from unit where id = \(id)")["name", as: String.self]
///     }
package final class Pool: Service {
    package struct Configuration: Sendable {
        /// libpq's own connection string, passed on as it is.
        package var conninfo: String
        /// The most connections at a time.
        package var size = 6
        /// The most callers that wait for one.
        package var queueLimit = 200
        /// How long a caller waits.
        package var patience = Duration.seconds(5)
        /// The longest a statement may run; nil for no limit. A transaction can set its own:
        /// `settings: ["statement_timeout": "0"]`.
        package var statementTimeout: Duration? = .seconds(30)
        /// Settings of the server for every session.
        package var session: [String: String] = [:]
        /// How often idle connections are looked after while the service runs.
        package var checkInterval = Duration.seconds(30)

        package init(_ conninfo: String) { self.conninfo = conninfo }
    }

    private enum Grant: Sendable {
        case connection(Connection)
        case makeOne
    }

    private typealias Waiter = CheckedContinuation<Grant, any Error>

    let configuration: Configuration
    private let logger: Logger
    private let state: Mutex<PoolState<Connection, Waiter>>

    package init(_ configuration: Configuration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        state = Mutex(PoolState(size: configuration.size, queueLimit: configuration.queueLimit))
    }

    /// Runs `body` in a transaction on a free connection; see `Connection.transaction`.
    ///
    /// `retries`: how many times more it is run when it fails for a reason that passes (`PostgresError.isTransient`:
    /// serialization failure, deadlock, connection lost before commit); `body` must then be fit to run again.
    /// Throws what `body` throws, `PostgresError`, `PoolError`, or `CancellationError`.
    @discardableResult
    package func transaction<Value: Sendable>(
        _ mode: TransactionMode = .readWrite, settings: [String: String] = [:], retries: Int = 0,
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        var left = retries
        while true {
            do {
                return try await withConnection { try await $0.transaction(mode, settings: settings, body) }
            } catch let error as PostgresError where error.isTransient && left > 0 {
                left -= 1
                // A random pause, so that two transactions that collided do not meet again.
                try await Task.sleep(for: .milliseconds(.random(in: 5...50)))
            }
        }
    }

    /// The rows of a statement that is a transaction by itself: one round trip, for what every request asks.
    ///
    /// Throws as `transaction` does.
    package func rows(_ statement: Statement) async throws -> [Row] {
        try await withConnection { try await $0.rows(statement) }
    }

    /// Connections in use, idle, and callers waiting: for metrics.
    package var counts: (used: Int, idle: Int, waiting: Int) {
        state.withLock { ($0.total - $0.idle.count, $0.idle.count, $0.waiting) }
    }

    /// Whether the database answers.
    package func isReachable() async -> Bool {
        (try? await transaction(.readOnly) { try $0.execute("select 1") }) != nil
    }

    /// Looks after idle connections until shutdown begins; then refuses new work, waits for what is under way, and
    /// closes.
    package func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while (try? await Task.sleep(for: configuration.checkInterval)) != nil { await checkIdle() }
        }
        await close()
    }

    /// Refuses new work, waits for what is under way (not when the task is cancelled), and closes all connections.
    package func close() async {
        state.withLock { $0.close() }
        while !state.withLock({ $0.isDrained }) {
            guard (try? await Task.sleep(for: .milliseconds(10))) != nil else { break }
        }
        while let connection = state.withLock({ $0.takeOldestIdle() }) { discard(connection) }
    }

    /// Replaces idle connections the server does not answer on.
    private func checkIdle() async {
        for _ in 0..<state.withLock({ $0.idle.count }) {
            guard let connection = state.withLock({ $0.takeOldestIdle() }) else { return }
            if await connection.isAlive() {
                giveBack(connection)
            } else {
                logger.warning("an idle database connection was broken and is replaced")
                discard(connection)
            }
        }
    }
}

extension Pool {
    private func withConnection<Value: Sendable>(
        _ body: (Connection) async throws -> Value
    ) async throws -> Value {
        while true {
            let connection = try await acquire()
            do {
                let value = try await body(connection)
                giveBack(connection)
                return value
            } catch is StaleConnection {
                // Found broken before anything was sent: take another. New ones are not stale, so this ends.
                logger.info("a broken database connection is replaced")
                giveBack(connection)
            } catch {
                giveBack(connection)
                throw error
            }
        }
    }

    private func acquire() async throws -> Connection {
        try Task.checkCancellation()
        switch state.withLock({ $0.start() }) {
        case .take(let connection): return connection
        case .connect: return try await connect()
        case .closed: throw PoolError.closed
        case .full: throw exhausted
        case .wait:
            switch try await wait() {
            case .connection(let connection): return connection
            case .makeOne: return try await connect()
            }
        }
    }

    private func connect() async throws -> Connection {
        do {
            var session = configuration.session
            if let timeout = configuration.statementTimeout {
                session["statement_timeout"] = session["statement_timeout"] ?? String(Int(timeout / .milliseconds(1)))
            }
            return try await Connection.connect(configuration.conninfo, session: session)
        } catch {
            lose()
            throw error
        }
    }

    private func wait() async throws -> Grant {
        let number = Mutex<Int?>(nil)
        let deadline = ContinuousClock.now + configuration.patience
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: Waiter) in
                // Between `start` and here a connection may have come back: then it is taken at once.
                let start = state.withLock { state -> PoolState<Connection, Waiter>.Start in
                    let start = state.start()
                    if case .wait = start { number.withLock { $0 = state.enqueue(continuation, until: deadline) } }
                    return start
                }
                switch start {
                case .take(let connection): continuation.resume(returning: .connection(connection))
                case .connect: continuation.resume(returning: .makeOne)
                case .closed: continuation.resume(throwing: PoolError.closed)
                case .full: continuation.resume(throwing: exhausted)
                case .wait:
                    if state.withLock({ $0.beginsWatch() }) { Task.detached { await self.watch() } }
                    // Cancelled before it had a place in the queue.
                    if Task.isCancelled { leave(number.withLock { $0 }, CancellationError()) }
                }
            }
        } onCancel: {
            leave(number.withLock { $0 }, CancellationError())
        }
    }

    /// Sends away who has waited too long. One task does it for all: a timer for each costs more than most questions.
    private func watch() async {
        while let deadline = state.withLock({ $0.nextDeadline() }) {
            try? await Task.sleep(until: deadline, clock: .continuous)
            for waiter in state.withLock({ $0.expired(at: .now) }) { waiter.resume(throwing: exhausted) }
        }
    }

    private func leave(_ place: Int?, _ error: any Error) {
        guard let place else { return }
        state.withLock { $0.leave(place) }?.resume(throwing: error)
    }

    private func giveBack(_ connection: Connection) {
        // While shutting down, what nobody waits for is closed at once.
        guard connection.isUsable, !state.withLock({ $0.isClosed && $0.waiting == 0 }) else {
            return discard(connection)
        }
        state.withLock { $0.giveBack(connection) }?.resume(returning: .connection(connection))
    }

    private func discard(_ connection: Connection) {
        connection.close()
        lose()
    }

    private func lose() { state.withLock { $0.lose() }?.resume(returning: .makeOne) }

    private var exhausted: PoolError {
        .exhausted(retryAfterSeconds: max(1, Int(configuration.patience.components.seconds)))
    }
}

/// Why the pool gave no connection.
package enum PoolError: Error, Hashable, Sendable {
    /// All connections are in use and the queue is full, or the wait was too long. Try again in that many seconds.
    case exhausted(retryAfterSeconds: Int)
    /// The pool is shutting down.
    case closed
}
