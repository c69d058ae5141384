import Testing

@testable import Housing

/// The bulk path gives what the whole check gives.
@Suite struct PreparedHouseholdTests {
    private let schemes = [
        SchemeTerms(
            scheme: .state, unitTypes: nil, amount: .parameter(.stateSubsidyAmount), openFrom: nil, openUntil: nil),
        SchemeTerms(
            scheme: .transitional, unitTypes: nil, amount: .rentAbove(.transitionalSubsidyTenantPayment),
            openFrom: nil, openUntil: nil, benefitRent: .afterSubsidy),
    ]

    @Test(arguments: [TestParameters.july2025, TestParameters.january2026]) func equalsTheCheck(parameters: Parameters)
        throws
    {
        var random = Repeating(seed: 7)
        let day = try #require(Day("2026-02-01"))
        for _ in 0..<60 {
            let household = Sample.anyHousehold(&random)
            // Living with parents below 30 has no parameter, so such a household is left to the whole check.
            guard var prepared = PreparedHousehold(household, parameters: parameters) else { continue }
            for _ in 0..<10 {
                let home = Sample.anyHome(&random)
                let subsidy =
                    Bool.random(using: &random)
                    ? StatedSubsidy(scheme: .state, amount: Money(kroner: 1414)) : nil
                let check = DisposableIncome.check(
                    household, home, subsidy: subsidy, parameters: parameters, schemes: schemes, on: day)
                #expect(prepared.check(in: home, subsidy: subsidy, schemes: schemes, on: day) == check)
                #expect(prepared.outcome(in: home, subsidy: subsidy) == check.outcome)
                let lines = prepared.lines(in: home, subsidy: subsidy)
                #expect(lines.outcome == check.outcome)
                #expect(lines.lines == check.lines)
            }
        }
    }

    @Test func leavesMissingFactsToTheCheck() throws {
        #expect(PreparedHousehold(Sample.household(Sample.adult(age: nil)), parameters: TestParameters.july2025) == nil)
        var prepared = try #require(
            PreparedHousehold(Sample.household(Sample.minimumRate), parameters: TestParameters.july2025))
        #expect(prepared.outcome(in: Sample.home(rent: nil)) == .unknown)
        #expect(prepared.outcome(in: Sample.home(rent: 2000, heating: nil)) == .pass)
        var painted = Sample.home(rent: 3400)
        painted.maintenance = .painting
        #expect(prepared.outcome(in: painted) == .unknown)
    }
}
