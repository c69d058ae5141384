import Housing
import HousingStore
import Logging
import Postgres
import ServiceLifecycle
import Synchronization

/// Tells who watches that something has changed, whichever daemon changed it. What this daemon writes is told to all of
/// them by NOTIFY, after it is committed and several writes at once together: a NOTIFY inside a write would make every
/// write wait for the others. What a daemon that dies in between does not tell, whoever watches finds when next looking.
final class Changes: Service {
    private static let channel = "bolig_changed"

    private let conninfo: String
    private let logger: Logger
    private let state = Mutex(State())

    private struct State: Sendable {
        /// How often something changed since the daemon started.
        var count = 0
        /// Written here and not yet told.
        var isUntold = false
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var lastWaiter = 0
    }

    init(conninfo: String, logger: Logger) {
        self.conninfo = conninfo
        self.logger = logger
    }

    /// Something was written here.
    func note() { state.withLock { $0.isUntold = true } }

    /// The count of changes, once it is another than `known`, or after the time at the latest.
    func next(after known: Int?, within time: Duration) async -> Int {
        guard let known, known == state.withLock({ $0.count }) else { return state.withLock { $0.count } }
        let waiter = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        let alarm = Task { [weak self] in
            try? await Task.sleep(for: time)
            self?.wake(waiter)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isLate = state.withLock { state in
                    guard state.count == known, !Task.isCancelled else { return true }
                    state.waiting[waiter] = continuation
                    return false
                }
                if isLate { continuation.resume() }
            }
        } onCancel: {
            wake(waiter)
        }
        alarm.cancel()
        return state.withLock { $0.count }
    }

    private func wake(_ waiter: Int) { state.withLock { $0.waiting.removeValue(forKey: waiter) }?.resume() }

    /// Listens and tells until the service stops; a connection that breaks is made again.
    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                do {
                    let connection = try await Connection.connect(conninfo)
                    defer { connection.close() }
                    try await connection.script("listen \(Self.channel)")
                    // Something may have changed while nobody listened.
                    changed()
                    try await work(connection)
                } catch is CancellationError {
                } catch {
                    logger.warning(
                        "not listening for changes, to be tried again", metadata: ["error": "\(described(error))"])
                    try? await Task.sleep(for: .seconds(2))
                }
            }
            changed()
        }
    }

    private func work(_ connection: Connection) async throws {
        while !Task.isCancelled {
            let isUntold = state.withLock { state in
                defer { state.isUntold = false }
                return state.isUntold
            }
            if isUntold { try await connection.script("notify \(Self.channel)") }
            if try await connection.isNotified(within: 200) { changed() }
        }
    }

    /// Wakes everybody who waits.
    private func changed() {
        let waiting = state.withLock { state in
            state.count += 1
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in waiting { continuation.resume() }
    }
}
