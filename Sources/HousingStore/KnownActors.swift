import Synchronization

/// Whom the tokens of the last moment belong to, so that not every request asks the database: most come from the same few.
///
/// What is kept is asked anew well within the second in which a token that was revoked anywhere must be refused, whether
/// somebody tells of it or not; what this store itself changes is forgotten with the change.
final class KnownActors: Sendable {
    /// How long an answer of the database counts.
    static let time = Duration.milliseconds(400)
    /// The most that are kept: many tokens in one moment are asked for as if nobody remembered.
    private static let limit = 1000

    private struct State {
        var actors: [[UInt8]: (actor: Actor, until: ContinuousClock.Instant)] = [:]
        /// Counts what was forgotten: an answer of before is not kept after.
        var round = 0
    }

    private let state = Mutex(State())

    /// Whose token that is, by its hash, where it is known.
    func actor(_ hash: [UInt8]) -> Actor? {
        state.withLock { state in
            guard let known = state.actors[hash], known.until > .now else { return nil }
            return known.actor
        }
    }

    /// A question begins: when it is asked, and in which round.
    func begin() -> (at: ContinuousClock.Instant, round: Int) { (.now, state.withLock { $0.round }) }

    /// Keeps the answer to a question that began so.
    func keep(_ actor: Actor, _ hash: [UInt8], asked: (at: ContinuousClock.Instant, round: Int)) {
        state.withLock { state in
            guard asked.round == state.round else { return }
            if state.actors.count >= Self.limit { state.actors = [:] }
            state.actors[hash] = (actor, asked.at + Self.time)
        }
    }

    /// An account was changed: everybody is asked for again.
    func forget() {
        state.withLock { state in
            state.actors = [:]
            state.round += 1
        }
    }
}
