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
    /// Whether whoever watches a list may see another one after it, and whoever reads the log wants to know.
    var isSeen = true
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
    static func all(_ parts: Parts, _ logger: Logger) -> [Job] {
        all(parts.store, parts.clock, logger, parts.heads)
    }

    /// - Parameter heads: where the signed heads of the seals go; nil signs none.
    static func all(_ store: Store, _ clock: Clock, _ logger: Logger, _ heads: HeadFiles? = nil) -> [Job] {
        let rechecks = Rechecks(store: store, clock: clock, logger: logger)
        return [
            Job(name: .expiry, rhythm: .midnight) { act in try await store.expireOffers(act, today: clock.today) },
            Job(name: .heads, rhythm: .midnight) { act in
                guard let heads, !act.dryRun else { return 0 }
                return try await heads.write { try await store.signedHead($0) } == nil ? 0 : 1
            },
            Job(name: .keys, rhythm: .midnight, isSeen: false) { act in
                act.dryRun ? 0 : try await store.sealBirthdays() + store.moveNames() + store.rewrapKeys()
            },
            Job(name: .parking, rhythm: .midnight) { act in try await store.endParking(act, today: clock.today) },
            Job(name: .recheck, rhythm: .always) { act in try await rechecks.run(act) },
            Job(name: .retention, rhythm: .midnight) { act in
                try await store.forgetDue(act, today: clock.today).total
            },
            // Who looks is sealed too: were that told to who watches, every look would make the next.
            Job(name: .seal, rhythm: .always, isSeen: false) { act in
                act.dryRun ? 0 : try await store.sealEvents()
            },
        ]
    }
}
