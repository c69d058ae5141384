import Foundation
import Housing
import HousingStore
import Logging

/// Something the service does by itself. However often it is asked, and by however many daemons at once, it does what is
/// due and does it once: each part is a transaction that takes turns with others and reads after it what is still due.
struct Job: Sendable {
    /// When it is looked at what is due; when the daemon starts, always.
    enum Rhythm: Sendable {
        /// On each new day in Copenhagen.
        case midnight
        /// Every second: somebody may have asked for it.
        case always
    }

    let name: JobName
    let rhythm: Rhythm
    /// Does what is due and gives how many things it did. Under a dry run nothing of it is kept.
    let work: @Sendable (Act) async throws -> Int

    /// Whether to look, having looked the last time at an instant of the clock.
    func isDue(_ now: Date, since last: Date?) -> Bool {
        guard let last, rhythm == .midnight else { return true }
        return Clock.day(of: now) != Clock.day(of: last)
    }
}

extension Job {
    /// Every job, in the order they are listed.
    static func all(_ store: Store, _ clock: Clock, _ logger: Logger) -> [Job] {
        let rechecks = Rechecks(store: store, clock: clock, logger: logger)
        return [
            Job(name: .expiry, rhythm: .midnight) { act in try await store.expireOffers(act, today: clock.today) },
            Job(name: .parking, rhythm: .midnight) { act in try await store.endParking(act, today: clock.today) },
            Job(name: .recheck, rhythm: .always) { act in try await rechecks.run(act) },
            Job(name: .retention, rhythm: .midnight) { act in
                try await store.forgetDue(act, today: clock.today).total
            },
        ]
    }
}
