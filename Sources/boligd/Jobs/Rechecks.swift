import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Logging
import NIOCore

/// Checks open referrals again when parameters, facts or units have changed, and once a day. What was asked for and how
/// far it is stands in the database, so a restart goes on where the last one was. Nothing is decided here: a
/// referral's standing changes, and a caseworker sees it.
struct Rechecks: Sendable {
    let store: Store
    let clock: Clock
    let logger: Logger
    /// Referrals kept in one transaction: memory and what a restart does twice are bounded by it.
    var portion = 1000

    /// Asks for the recheck of a new day, and does what is asked for.
    ///
    /// - Returns: how many rechecks; under a dry run how many wait, and none is done.
    func run(_ act: Act) async throws -> Int {
        if act.dryRun { return try await store.waitingRechecks() }
        try await store.requestDailyRecheck(today: clock.today)
        return try await work()
    }

    /// Does what is asked for until nothing is left.
    ///
    /// - Returns: how many rechecks that were.
    @discardableResult
    func work() async throws -> Int {
        var count = 0
        while let recheck = try await store.nextRecheck(today: clock.today) {
            try await work(recheck)
            count += 1
        }
        return count
    }

    private func work(_ recheck: Recheck) async throws {
        var recheck = recheck
        var referrals = try await next(after: ReferralNumber(recheck.lastReferral))
        // The units are read only where there is somebody to meet them.
        let round = referrals.isEmpty ? nil : try await store.round(of: recheck)
        var standings = round?.standings
        var found = try await round?.check(referrals)
        while let round, let checked = found, let last = referrals.last {
            let done = (recheck, checked.referrals)
            recheck.lastReferral = last.number.value
            for part in checked.parts { standings?.append(part) }
            // The next portion is read and checked while the database keeps this one.
            async let isKept = store.keep(done.1, of: done.0)
            referrals = try await next(after: last.number)
            found = try await round.check(referrals)
            guard try await isKept else { return }
        }
        if recheck.draft == nil { try await store.keepUnitStandings(standings, of: round, for: recheck) }
        let units = round?.units.count(where: \.isSurveyed) ?? 0
        try await store.finish(recheck, units: units)
        logger.info("recheck finished", metadata: ["recheck": "\(recheck.number)", "units": "\(units)"])
    }

    private func next(after last: ReferralNumber) async throws -> [ReferralToRecheck] {
        try await store.referralsToRecheck(after: last.value, limit: portion)
    }
}
