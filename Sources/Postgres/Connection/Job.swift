import CLibPQ

/// One piece of work on a connection, and the only way to cancel it.
///
/// A cancel request reaches the server on a connection of its own, so it could hit whatever the connection does
/// next. Therefore the work ends only when no request for it is under way any more.
final class Job: Sendable {
    private struct State {
        var isRunning = false
        var isCancelled = false
        var isSending = false
    }

    private let state = Monitor(State())

    /// The task was cancelled; the next statement must not start.
    var isCancelled: Bool { state.with { $0.isCancelled } }

    /// Takes note of a cancelled task; what already runs is cancelled at the server.
    func cancel(_ link: Link) {
        let mustSend = state.with { state in
            guard !state.isCancelled else { return false }
            state.isCancelled = true
            state.isSending = state.isRunning
            return state.isSending
        }
        if mustSend { send(link) }
    }

    /// From here on a cancelled task cancels at the server.
    func begin() { state.with { $0.isRunning = true } }

    /// From here on nothing is cancelled at the server; returns when no request is under way.
    func end() {
        state.with { $0.isRunning = false }
        _ = state.wait { $0.isSending ? nil : true }
    }

    private func send(_ link: Link) {
        // A thread of its own, as connecting can block. It asks again until the work ends, because a cancel request
        // that arrives between two statements does nothing.
        guard let worker = try? Worker() else {
            state.with { $0.isSending = false }
            return
        }
        let state = state
        worker.submit {
            while true {
                link.requestCancel()
                if state.wait(atMost: 100, until: { $0.isRunning ? nil : true }) != nil { break }
            }
            state.with { $0.isSending = false }
        }
        worker.finish()
    }
}
