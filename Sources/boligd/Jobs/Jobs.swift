import Foundation
import Housing
import HousingStore
import Logging
import ServiceLifecycle

/// Runs the jobs while the daemon lives, each beside the others: what is due when it starts, so that a night without a
/// daemon loses nothing, and then as their rhythm is. It looks at the clock every second, so that neither a changed clock
/// nor a machine that slept makes it miss a midnight.
struct Jobs: Service {
    let store: Store
    let clock: Clock
    let logger: Logger
    let jobs: [Job]
    /// Told of what was done, as of every write.
    var changes: Changes?
    /// Told of every run.
    var metrics: Metrics?
    var interval = Duration.seconds(1)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                for job in jobs { group.addTask { await keepDoing(job) } }
            }
        }
    }

    private func keepDoing(_ job: Job) async {
        var last: Date?
        while !Task.isCancelled {
            let now = clock.now()
            var pause = interval
            if job.isDue(now, since: last) {
                if await hasDone(job, isFirst: last == nil) { last = now } else { pause = interval * 10 }
            }
            try? await Task.sleep(for: pause)
        }
    }

    /// What fails now is tried again a little later.
    private func hasDone(_ job: Job, isFirst: Bool) async -> Bool {
        let start = ContinuousClock.now
        do {
            let done = try await job.work(Act(actor: "boligd", request: "jobs", action: "jobs.\(job.name.rawValue)"))
            metrics?.ran(job.name, done: done, in: start.duration(to: .now))
            // Of what is looked at every second only those times are told at which there was something.
            if done > 0 || isFirst || job.rhythm == .midnight { try await store.keepRun(job.name, done: done) }
            if done > 0 {
                if job.isSeen { changes?.note() }
                logger.log(
                    level: job.isSeen ? .info : .debug, "job done",
                    metadata: ["job": "\(job.name.rawValue)", "done": "\(done)"])
            }
            return true
        } catch is CancellationError {
            return true
        } catch {
            metrics?.failed(job.name)
            logger.error(
                "job failed, to be tried again",
                metadata: ["job": "\(job.name.rawValue)", "error": "\(described(error))"])
            return false
        }
    }
}
