import Testing

@testable import Housing

/// The highest rent that passes, today and from each later day known now.
@Suite struct FrontierTests {
    private let history = ParameterHistory([
        TestParameters.january2025, TestParameters.july2025, TestParameters.january2026,
    ])
    private let today = Day("2025-08-15") ?? Day(number: 0)

    private func frontier(
        bornOn: String?, entered: Bool = true, subsidies: [GrantedSubsidy] = []
    ) throws -> [Frontier.Step] {
        let adult = Sample.adult(age: nil, entered: entered)
        let household = ReferredHousehold(
            adults: [
                ReferredAdult(
                    bornOn: bornOn.flatMap { Day($0) }, cashBenefit: adult.cashBenefit, incomes: [], wealth: .zero,
                    churchTax: false, pension: Pension.none)
            ], children: [], couple: false, expenses: [])
        return try Frontier(
            household, Sample.home(rent: nil), subsidies: subsidies, history: history, schemes: [], from: today
        ).steps
    }

    @Test("a birthday that ends a rate is a step of its own, between today and the next parameters")
    func birthday() throws {
        // Born here, 29 until 1 November 2025: basic rate with its supplement; at 30 the increased rate.
        let steps = try frontier(bornOn: "1995-11-01", entered: false)
        #expect(steps.map(\.from.description) == ["2025-08-15", "2025-11-01", "2026-01-01"])
        #expect(steps.map(\.causes) == [[.today], [.birthday], [.parameters]])
        #expect(try #require(steps[1].maxRent) > #require(steps[0].maxRent) + 3000)
    }

    @Test("a subsidy counts while it runs")
    func subsidy() throws {
        let until = try #require(Day("2025-09-30"))
        let steps = try frontier(
            bornOn: "1984-01-01",
            subsidies: [GrantedSubsidy(scheme: .state, amount: Money(kroner: 1414), from: today, until: until)])
        #expect(steps.map(\.from.description) == ["2025-08-15", "2025-10-01", "2026-01-01"])
        #expect(steps[1].causes == [.subsidyEnds])
        #expect(steps[0].subsidy == 1414 && steps[1].subsidy == nil)
        #expect(try #require(steps[0].maxRent) > 2732 && steps[1].maxRent == 2732)
    }

    @Test("a missing fact leaves the rent open and is named")
    func missing() throws {
        let steps = try frontier(bornOn: nil, entered: false)
        #expect(steps[0].maxRent == nil)
        #expect(steps[0].missing == ["household.adults[0].age"])
    }

    @Test("somebody of 17 is unknown until the 18th birthday")
    func comingOfAge() throws {
        let steps = try frontier(bornOn: "2007-10-20", entered: false)
        #expect(steps.map(\.from.description).prefix(2) == ["2025-08-15", "2025-10-20"])
        #expect(steps[0].missing == ["household.adults[0].age"] && steps[1].missing == [])
        #expect(steps[1].maxRent != nil)
    }
}
