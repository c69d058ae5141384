import CLibPQ
import Glibc
import Synchronization

/// A connection to PostgreSQL on an OS thread of its own. Nothing of libpq leaves that thread; what comes back to
/// the task are values.
package final class Connection: Sendable {
    private let worker: Worker
    private let link: Link
    private let usable = Atomic(true)

    private init(worker: Worker, link: Link) {
        self.worker = worker
        self.link = link
    }

    /// Connects. `conninfo` is libpq's own text and passed on as it is, several hosts and TLS included:
    /// `host=a,b dbname=bolig target_session_attrs=read-write sslmode=verify-full` or `postgresql://…`.
    /// `session` are settings of the server for the whole session, such as `statement_timeout`.
    package static func connect(_ conninfo: String, session: [String: String] = [:]) async throws -> Connection {
        let worker = try Worker()
        return try await withCheckedThrowingContinuation { continuation in
            worker.submit {
                continuation.resume(
                    with: Result {
                        Connection(worker: worker, link: try Link(conninfo, session: session))
                    })
            }
        }
    }

    /// Runs `body` in a transaction and commits it; when `body` throws, rolls back and passes the error on. When the
    /// task is cancelled the running statement is cancelled at the server, everything is rolled back, and
    /// `CancellationError` is thrown.
    @discardableResult
    package func transaction<Value: Sendable>(
        _ mode: TransactionMode = .readWrite, settings: [String: String] = [:],
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await perform { link, job in
            let transaction = Transaction(link: link, mode: mode, settings: settings)
            do {
                let value = try body(transaction)
                job.end()
                if job.isCancelled { throw CancellationError() }
                try transaction.commit()
                return value
            } catch {
                job.end()
                transaction.rollback()
                throw error
            }
        }
    }

    /// The rows of a statement that is a transaction by itself: one round trip.
    package func rows(_ statement: Statement) async throws -> [Row] {
        try await perform { link, job in
            defer { job.end() }
            return try link.exchange([statement])[0].rows
        }
    }

    /// Statements without parameters, outside any transaction, such as `create database`.
    package func script(_ sql: String) async throws {
        try await perform { link, _ in try link.script(sql) }
    }

    /// No more work; closes when what is under way has ended.
    package func close() {
        usable.store(false, ordering: .relaxed)
        worker.submit { [link] in link.close() }
        worker.finish()
    }

    deinit { close() }

    /// False once the connection is broken or closed: it must not be used again.
    package var isUsable: Bool { usable.load(ordering: .relaxed) }

    /// Asks the server for a sign of life.
    package func isAlive() async -> Bool {
        (try? await script("select 1")) != nil
    }

    /// Runs `body` on the connection's thread.
    func perform<Value: Sendable>(
        _ body: @escaping @Sendable (Link, Job) throws -> Value
    ) async throws -> Value {
        let job = Job()
        return try await withTaskCancellationHandler {
            // Resumed once: a worker runs what it is given, and runs it once.
            try await withUnsafeThrowingContinuation { continuation in
                worker.submit { [self] in
                    continuation.resume(with: Result { try run(job, body) })
                }
            }
        } onCancel: {
            job.cancel(link)
        }
    }

    /// On the connection's thread.
    private func run<Value>(_ job: Job, _ body: (Link, Job) throws -> Value) throws -> Value {
        guard isUsable, link.noticesNoLoss() else {
            usable.store(false, ordering: .relaxed)
            throw StaleConnection()
        }
        job.begin()
        if job.isCancelled {
            job.end()
            throw CancellationError()
        }
        link.job = job
        defer {
            job.end()
            link.job = nil
            if !link.isIdle, !link.isCommitting { usable.store(false, ordering: .relaxed) }
        }
        return try body(link, job)
    }
}

/// The connection was found broken before anything was sent on it: another can do the same work.
struct StaleConnection: Error {}

extension Link {
    /// Whether a failed statement has made the transaction useless.
    var isAborted: Bool { PQtransactionStatus(pointer) == PQTRANS_INERROR }

    /// Looks, without a round trip, whether the server has closed an idle connection.
    func noticesNoLoss() -> Bool {
        settle()
        guard isIdle else { return false }
        var socket = pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
        guard poll(&socket, 1, 0) > 0 else { return true }
        // Something came while nothing was asked: a notice, or a farewell. Only a round trip tells.
        guard PQconsumeInput(pointer) == 1 else { return false }
        do { try script("") } catch { return false }
        return isIdle
    }
}
