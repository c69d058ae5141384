import FoundationEssentials
package import Housing
import HousingAPI

/// What every referral of one recheck meets: the units of the last 12 months and those that are open or may be again,
/// under the parameters of its day, and for a draft those parameters beside the ones in force.
package struct RecheckRound: Sendable {
    private let on: Day
    private let parameters: Housing.Parameters
    private let schemes: [SchemeTerms]
    /// Those that surveys count first, each group the cheapest first.
    package let units: [UnitToRecheck]
    /// The units as they stand in `units`.
    private let dwellings: DwellingList
    /// The dwellings under the parameters in force, where a draft is tried.
    private let inForce: (parameters: Housing.Parameters, dwellings: DwellingList)?

    /// - Parameter draft: the draft that is tried, as it would be in force.
    fileprivate init(_ units: [UnitToRecheck], _ rules: Rules, draft: ParameterHistory?, on day: Day) {
        let surveyed = units.filter(\.isSurveyed)
        let others = units.filter { !$0.isSurveyed }
        func dwellings(_ parameters: Housing.Parameters) -> DwellingList {
            DwellingList(
                surveyed.map(\.home), besides: others.map(\.home), parameters: parameters, schemes: rules.schemes,
                on: day)
        }
        let current = rules.parameters.on(day)
        on = day
        schemes = rules.schemes
        parameters = draft?.on(day) ?? current
        inForce = draft == nil ? nil : (current, dwellings(current))
        self.dwellings = dwellings(parameters)
        self.units = surveyed + others
    }

    /// The units whose candidates are counted, in their order.
    var counted: [UnitNumber] { units.filter(\.isCounted).map(\.number) }

    /// Where everybody's places in those units are gathered; nobody has one yet.
    package var standings: UnitStandings {
        UnitStandings(
            units: units.enumerated().filter(\.element.isCounted).map { place, unit in
                UnitStandings.Unit(index: dwellings.index(of: place), mostPersons: unit.mostPersons)
            })
    }

    /// How each referral stands, and who of them could live where, in their order.
    package func check(
        _ referrals: [ReferralToRecheck]
    ) async throws -> (referrals: [Rechecked], parts: [UnitStandings.Part]) {
        let shares = try await shared(referrals) { referral, part in
            let household = referral.household.household(on: on, parameters)
            let verdicts = verdicts(of: household, referral.unitTypes, parameters, dwellings)
            part.add(referral.number, persons: referral.household.persons, verdicts)
            return try rechecked(referral, household, survey(verdicts, referral.unitTypes, dwellings))
        }
        return (shares.flatMap(\.results), shares.map(\.part))
    }

    /// The same for those of whom only the places are asked.
    func places(of referrals: [ReferralToRecheck]) async throws -> [UnitStandings.Part] {
        try await shared(referrals) { referral, part in
            let household = referral.household.household(on: on, parameters)
            part.add(
                referral.number, persons: referral.household.persons,
                verdicts(of: household, referral.unitTypes, parameters, dwellings))
        }.map(\.part)
    }

    /// Every processor takes a share, as large as the others', in whole bytes of places.
    private func shared<Result: Sendable>(
        _ referrals: [ReferralToRecheck],
        _ body: @Sendable @escaping (ReferralToRecheck, inout UnitStandings.Part) throws -> Result
    ) async throws -> [(results: [Result], part: UnitStandings.Part)] {
        let count = ProcessInfo.processInfo.activeProcessorCount
        let share = (referrals.count / count / 8 + 1) * 8
        let empty = standings
        return try await withThrowingTaskGroup(of: (Int, [Result], UnitStandings.Part).self) { group in
            for start in stride(from: 0, to: referrals.count, by: share) {
                let some = referrals[start..<min(start + share, referrals.count)]
                group.addTask {
                    var part = empty.part(for: some.count)
                    return (start, try some.map { try body($0, &part) }, part)
                }
            }
            var shares: [(Int, [Result], UnitStandings.Part)] = []
            for try await share in group { shares.append(share) }
            return shares.sorted { $0.0 < $1.0 }.map { ($0.1, $0.2) }
        }
    }

    /// - Parameter survey: of the household.
    private func rechecked(
        _ referral: ReferralToRecheck, _ household: Household, _ survey: Survey
    ) throws -> Rechecked {
        if let inForce {
            let now = verdicts(
                of: referral.household.household(on: on, inForce.parameters), referral.unitTypes, inForce.parameters,
                inForce.dwellings)
            return Rechecked(
                referral: referral.number,
                before: Standing(self.survey(now, referral.unitTypes, inForce.dwellings)),
                standing: Standing(survey), cheapest: nil)
        }
        return Rechecked(
            referral: referral.number, before: referral.standing, standing: Standing(survey),
            // What cannot be decided is shown by what is missing: in the cheapest unit, or the cheapest that lacks something.
            cheapest: try (survey.standsOpen ? survey.cheapestUnknown : survey.cheapest).map { place in
                let unit = units[place]
                let check = DisposableIncome.check(
                    household, unit.home, parameters: parameters, schemes: schemes, on: on)
                return try CheckToKeep(
                    referral: referral.number, unit: unit.number, check.citing(parameters),
                    of: CheckFacts(household: household, home: unit.home, subsidy: nil))
            })
    }

    /// nil for facts that cannot be on that day: they decide nothing until someone corrects them.
    private func verdicts(
        of household: Household, _ types: [UnitType]?, _ parameters: Housing.Parameters, _ dwellings: DwellingList
    ) -> [Verdict]? {
        guard (try? household.validate(parameters: parameters)) != nil else { return nil }
        return dwellings.verdicts(of: household, types: types)
    }

    /// Where nothing is decided every unit is unknown.
    private func survey(_ verdicts: [Verdict]?, _ types: [UnitType]?, _ dwellings: DwellingList) -> Survey {
        if let verdicts { return dwellings.survey(verdicts) }
        var survey = Survey()
        survey.unknowns = units.count { $0.isSurveyed && types?.contains($0.home.type) ?? true }
        return survey
    }
}

extension Store {
    /// What the referrals of a recheck meet, read now.
    package func round(of recheck: Recheck) async throws -> RecheckRound {
        let rules = try await rules()
        let units = try await read { tx in try tx.unitsToRecheck(on: recheck.on) }
        let draft: ParameterHistory? =
            if let draft = recheck.draft {
                rules.parameters.replacing(with: try await parameterSet("\(draft)"))
            } else {
                nil
            }
        return RecheckRound(units, rules, draft: draft, on: recheck.on)
    }
}

extension Survey {
    /// Whether the referral's standing is unknown, though there are units.
    var standsOpen: Bool { passes == 0 && unknowns > 0 }
}

extension Standing {
    init(_ survey: Survey) {
        self.init(passes: survey.passes, fails: survey.fails, unknowns: survey.unknowns, saved: survey.saved)
    }
}
