import Foundation
import Housing
import HousingFiles
import Synchronization

/// What happened since the daemon started, counted where it happens under one short lock.
///
/// Everything is counted by names of closed lists alone - operations, statuses, jobs, kinds of files - so that there are only
/// so many of them, and never anybody's name or number among them.
final class Metrics: Sendable {
    struct Answered: Hashable, Sendable {
        let operation: String
        let status: Int
    }

    struct Taken: Hashable, Sendable {
        let kind: ImportKind
        let isStored: Bool
    }

    struct Run: Sendable {
        /// When it ended, in seconds since 1970.
        let at: Double
        /// How long it took.
        let seconds: Double
    }

    struct Counts: Sendable {
        var requests: [Answered: Int] = [:]
        /// How long answers took, by operation.
        var seconds: [String: Histogram] = [:]
        var runs: [JobName: Run] = [:]
        var failures: [JobName: Int] = [:]
        var imports: [Taken: Int] = [:]
        var rows: [ImportKind: Int] = [:]
        var rechecks = 0
    }

    private let state = Mutex(Counts())

    var counts: Counts { state.withLock { $0 } }

    /// A request was answered, after that time.
    func answered(_ operation: String, _ status: Int, after time: Duration) {
        let seconds = time / .seconds(1)
        state.withLock { counts in
            counts.requests[Answered(operation: operation, status: status), default: 0] += 1
            counts.seconds[operation, default: Histogram()].note(seconds)
        }
    }

    /// A job looked for what is due, and did it.
    func ran(_ job: JobName, done: Int, in time: Duration) {
        let run = Run(at: Date().timeIntervalSince1970, seconds: time / .seconds(1))
        state.withLock { counts in
            counts.runs[job] = run
            if job == .recheck { counts.rechecks += done }
        }
    }

    /// A job failed and is tried again.
    func failed(_ job: JobName) { state.withLock { $0.failures[job, default: 0] += 1 } }

    /// A file was read to its end and reported on.
    func took(_ summary: ImportSummary) {
        state.withLock { counts in
            counts.imports[Taken(kind: summary.kind, isStored: summary.stored), default: 0] += 1
            counts.rows[summary.kind, default: 0] += summary.rows
        }
    }
}

/// How many times something took how long.
struct Histogram: Sendable {
    /// In seconds: from a row that is looked up to a file of a city that is taken in.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60]

    /// How many took up to each bound and longer than the one before; the last took longer than all.
    private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
    /// All of them together, in seconds.
    private(set) var sum = 0.0

    mutating func note(_ seconds: Double) {
        counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += seconds
    }
}
