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
        let round = referrals.isEmpty ? nil : try await Round(recheck, store: store)
        var found = try await round?.check(referrals) ?? []
        while let round, let last = referrals.last {
            let done = (recheck, found)
            recheck.lastReferral = last.number.value
            // The next portion is read and checked while the database keeps this one.
            async let isKept = store.keep(done.1, of: done.0)
            referrals = try await next(after: last.number)
            found = try await round.check(referrals)
            guard try await isKept else { return }
        }
        if recheck.draft == nil { try await store.keepUnitStandings(on: recheck.on) }
        let units = round?.units.count ?? 0
        try await store.finish(recheck, units: units)
        logger.info("recheck finished", metadata: ["recheck": "\(recheck.number)", "units": "\(units)"])
    }

    private func next(after last: ReferralNumber) async throws -> [ReferralToRecheck] {
        try await store.referralsToRecheck(after: last.value, limit: portion)
    }
}

/// What every referral of one recheck meets: the units of the last 12 months and those still open, under the parameters of its day, and for a
/// draft those parameters beside the ones in force.
private struct Round: Sendable {
    let on: Day
    let parameters: Housing.Parameters
    let schemes: [SchemeTerms]
    let units: [(unit: UnitNumber, home: Home)]
    let dwellings: DwellingList
    /// The dwellings under the parameters in force, where a draft is tried.
    let inForce: (parameters: Housing.Parameters, dwellings: DwellingList)?

    init(_ recheck: Recheck, store: Store) async throws {
        let now = try await store.rules()
        let units = try await store.unitsToRecheck(on: recheck.on)
        func dwellings(_ parameters: Housing.Parameters) -> DwellingList {
            DwellingList(units.map(\.home), parameters: parameters, schemes: now.schemes, on: recheck.on)
        }
        let current = now.parameters.on(recheck.on)
        if let draft = recheck.draft {
            let history = now.parameters.replacing(with: try await store.parameterSet("\(draft)"))
            parameters = history.on(recheck.on)
            inForce = (current, dwellings(current))
        } else {
            parameters = current
            inForce = nil
        }
        on = recheck.on
        schemes = now.schemes
        self.units = units
        self.dwellings = dwellings(parameters)
    }

    /// Every processor takes a share, as large as the others'.
    func check(_ referrals: [ReferralToRecheck]) async throws -> [Rechecked] {
        let share = referrals.count / System.coreCount + 1
        return try await withThrowingTaskGroup(of: (Int, [Rechecked]).self) { group in
            for start in stride(from: 0, to: referrals.count, by: share) {
                let part = referrals[start..<min(start + share, referrals.count)]
                group.addTask { (start, try part.map { try check($0) }) }
            }
            var parts: [(Int, [Rechecked])] = []
            for try await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private func check(_ referral: ReferralToRecheck) throws -> Rechecked {
        let household = referral.household.household(on: on, parameters)
        let survey = survey(household, referral.unitTypes, parameters, dwellings)
        if let inForce {
            let before = self.survey(
                referral.household.household(on: on, inForce.parameters), referral.unitTypes, inForce.parameters,
                inForce.dwellings)
            return Rechecked(
                referral: referral.number, before: Standing(before), standing: Standing(survey), cheapest: nil)
        }
        return Rechecked(
            referral: referral.number, before: referral.standing, standing: Standing(survey),
            // What cannot be decided is shown by what is missing: in the cheapest unit, or the cheapest that lacks something.
            cheapest: try (survey.standsOpen ? survey.cheapestUnknown : survey.cheapest).map { place in
                let unit = units[place]
                let check = DisposableIncome.check(
                    household, unit.home, parameters: parameters, schemes: schemes, on: on)
                return try CheckToKeep(
                    referral: referral.number, unit: unit.unit, check.citing(parameters),
                    of: CheckFacts(household: household, home: unit.home, subsidy: nil))
            })
    }

    /// Facts that cannot be on that day decide nothing: every unit is unknown until someone corrects them.
    private func survey(
        _ household: Household, _ types: [UnitType]?, _ parameters: Housing.Parameters, _ dwellings: DwellingList
    ) -> Survey {
        do {
            try household.validate(parameters: parameters)
            return dwellings.survey(of: household, types: types)
        } catch {
            var survey = Survey()
            survey.unknowns = units.count { types?.contains($0.home.type) ?? true }
            return survey
        }
    }
}

extension Survey {
    /// Whether the referral's standing is unknown, though there are units.
    fileprivate var standsOpen: Bool { passes == 0 && unknowns > 0 }
}

extension Standing {
    fileprivate init(_ survey: Survey) {
        self.init(passes: survey.passes, fails: survey.fails, unknowns: survey.unknowns, saved: survey.saved)
    }
}
