import Testing

@testable import Housing

/// A survey says of every dwelling what its own check says.
@Suite struct DwellingListTests {
    private let day = Day(number: 20_315)
    private let schemes = [
        SchemeTerms(
            scheme: .state, unitTypes: [.family], lowestRent: .kroner(4500),
            highestRent: .parameter(.stateSubsidyRentHighest),
            amount: .parameter(.stateSubsidyAmount), openFrom: nil, openUntil: nil),
        SchemeTerms(
            scheme: .transitional, unitTypes: [.family, .youth], amount: .rentAbove(.transitionalSubsidyTenantPayment),
            openFrom: nil, openUntil: nil, benefitRent: .afterSubsidy),
    ]

    /// Dwellings of every type, some alike; where `isComplete` is false some lack a fact.
    private func homes(_ random: inout Repeating, count: Int, isComplete: Bool = true) -> [Home] {
        var homes = (0..<count).map { _ in
            var home = Sample.anyHome(&random)
            home.type = UnitType.allCases.randomElement(using: &random) ?? .family
            guard !isComplete else { return home }
            switch Int.random(in: 0...5, using: &random) {
            case 0: home.heating = nil
            case 1: home.heat = nil
            case 2: home.maintenance = .painting
            case 3: home.rent = nil
            default: break
            }
            return home
        }
        homes.append(homes[0])
        homes.append(homes[count / 2])
        return homes
    }

    /// The survey put together from one check for each dwelling.
    private func checkedOneByOne(_ household: Household, _ homes: [Home], types: [UnitType]?) -> Survey {
        var survey = Survey()
        func isCheaper(_ place: Int, than other: Int?) -> Bool {
            guard let rent = homes[place].rent else { return false }
            guard let other, let least = homes[other].rent else { return true }
            return rent < least
        }
        for (place, home) in homes.enumerated() where types?.contains(home.type) ?? true {
            let check = DisposableIncome.check(
                household, home, parameters: TestParameters.july2025, schemes: schemes, on: day)
            if isCheaper(place, than: survey.cheapest) { survey.cheapest = place }
            switch check.outcome {
            case .pass:
                survey.passes += 1
                if isCheaper(place, than: survey.cheapestPassing) { survey.cheapestPassing = place }
            case .fail:
                survey.fails += 1
                if !check.remedies.isEmpty { survey.saved += 1 }
            case .unknown:
                survey.unknowns += 1
                if isCheaper(place, than: survey.cheapestUnknown) { survey.cheapestUnknown = place }
            }
        }
        return survey
    }

    @Test(arguments: [nil, [.family], [.youth, .elderly], []] as [[UnitType]?])
    func equalsTheChecks(types: [UnitType]?) {
        var random = Repeating(seed: 21)
        let homes = homes(&random, count: 40)
        let list = DwellingList(homes, parameters: TestParameters.july2025, schemes: schemes, on: day)
        var saved = 0
        for _ in 0..<40 {
            let household = Sample.anyHousehold(&random)
            guard PreparedHousehold(household, parameters: TestParameters.july2025) != nil else { continue }
            let survey = list.survey(of: household, types: types)
            #expect(survey == checkedOneByOne(household, homes, types: types))
            saved += survey.saved
        }
        #expect(saved > 0 || types?.contains(.family) == false || types == [])
    }

    @Test("a dwelling beside the list is judged as the others, and no survey counts it")
    func besides() {
        var random = Repeating(seed: 23)
        let homes = homes(&random, count: 30)
        let others = [homes[3]] + self.homes(&random, count: 4, isComplete: false)
        let list = DwellingList(
            homes, besides: others, parameters: TestParameters.july2025, schemes: schemes, on: day)
        var saved: Set<Scheme> = []
        for _ in 0..<40 {
            let household = Sample.anyHousehold(&random)
            let verdicts = list.verdicts(of: household, types: [.family, .youth])
            #expect(list.survey(verdicts) == checkedOneByOne(household, homes, types: [.family, .youth]))
            for (place, home) in (homes + others).enumerated() {
                let verdict = verdicts[list.index(of: place)]
                guard [.family, .youth].contains(home.type) else {
                    #expect(verdict == .notJudged && verdict.outcome == nil)
                    continue
                }
                let check = DisposableIncome.check(
                    household, home, parameters: TestParameters.july2025, schemes: schemes, on: day)
                let savers = Set(check.remedies.map(\.scheme))
                #expect(verdict.outcome == check.outcome)
                #expect(Set(Scheme.allCases.filter(verdict.savers.contains)) == savers)
                saved.formUnion(savers)
            }
        }
        #expect(saved.count > 1)
    }

    @Test func missingFactsAreJudgedByTheWholeCheck() {
        var random = Repeating(seed: 22)
        let homes = homes(&random, count: 12, isComplete: false)
        let list = DwellingList(homes, parameters: TestParameters.july2025, schemes: schemes, on: day)
        var unknowns = 0
        for number in 0..<8 {
            var household = Sample.anyHousehold(&random)
            if number % 2 == 0 { household.adults[0].wealth = nil }
            let survey = list.survey(of: household)
            #expect(survey == checkedOneByOne(household, homes, types: nil))
            unknowns += survey.unknowns
        }
        #expect(unknowns > 0)
    }

    @Test func theFirstOfEqualsIsTheCheapest() {
        let homes = [Sample.home(rent: nil), Sample.home(rent: 2000), Sample.home(rent: 1500), Sample.home(rent: 1500)]
        let list = DwellingList(homes, parameters: TestParameters.july2025, schemes: [], on: day)
        let survey = list.survey(of: Sample.household(Sample.minimumRate))
        #expect(survey.cheapest == 2)
        #expect(survey.cheapestPassing == 2)
        #expect(survey.passes == 3)
        #expect(survey.unknowns == 1)
        let none = DwellingList([], parameters: TestParameters.july2025, schemes: [], on: day)
        #expect(none.survey(of: Sample.household(Sample.minimumRate)) == Survey())
    }
}
