import Glibc

/// An OS thread that runs what it is given, one after the other. Blocking calls belong here, not on the
/// cooperative threads of Swift's tasks.
final class Worker: Sendable {
    private struct Queue {
        var jobs: [@Sendable () -> Void] = []
        var isFinished = false
    }

    private let queue = Monitor(Queue())

    init() throws(PostgresError) {
        var thread = pthread_t()
        // The thread keeps the queue alive, not the worker: so whoever drops the worker can end the thread.
        let argument = Unmanaged.passRetained(queue)
        let status = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let queue = Unmanaged<Monitor<Queue>>.fromOpaque(argument).takeRetainedValue()
                Worker.run(queue)
                return nil
            }, argument.toOpaque())
        guard status == 0 else {
            argument.release()
            throw PostgresError(kind: .other, message: "no thread for a connection (error \(status))")
        }
        pthread_detach(thread)
    }

    deinit { finish() }

    /// Runs the job after those given earlier.
    func submit(_ job: @escaping @Sendable () -> Void) { queue.with { $0.jobs.append(job) } }

    /// Ends the thread once what it was given is done.
    func finish() { queue.with { $0.isFinished = true } }

    private static func run(_ queue: Monitor<Queue>) {
        while true {
            let jobs: [@Sendable () -> Void]? = queue.wait { state in
                if !state.jobs.isEmpty {
                    defer { state.jobs = [] }
                    return state.jobs
                }
                return state.isFinished ? .some([]) : nil
            }
            guard let jobs, !jobs.isEmpty else { return }
            for job in jobs { job() }
        }
    }
}
