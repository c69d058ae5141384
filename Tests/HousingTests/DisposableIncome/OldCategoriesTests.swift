import Testing

@testable import Housing

/// The category an adult would have had under the rules of 30 June 2025.
@Suite struct OldCategoriesTests {
    @Test(arguments: [
        (41, true, false, 0, "cash_benefit_30_other"), (41, true, false, 1, "cash_benefit_30_provider"),
        (29, true, false, 0, "education_benefit_away"), (29, true, true, 0, "education_benefit_at_home"),
        (29, true, true, 1, "education_benefit_single_provider"), (41, false, false, 0, "self_support_return_away"),
        (24, false, true, 0, "self_support_return_at_home"),
        (41, false, false, 2, "self_support_return_single_provider"),
    ])
    func categoryOfASingle(age: Int, residence: Bool, withParents: Bool, children: Int, category: String) {
        let household = Sample.household(
            Sample.adult(age: age, residence: residence, ready: true, withParents: withParents),
            children: Array(repeating: 4, count: children))
        let (old, assumed) = household.assumingOldCategories()
        guard case .paid(let claim) = old.adults[0].cashBenefit else {
            Issue.record("the claim is gone")
            return
        }
        #expect(claim.category == category)
        #expect(assumed.first == "household.adults[0].cash_benefit.category")
        #expect((claim.activitySupplement == true) == category.hasPrefix("education"))
    }

    @Test func aCouple() {
        let household = Sample.household(
            Sample.adult(age: 41, residence: false), Sample.adult(age: 29), children: [3], couple: true)
        let categories = household.assumingOldCategories().household.adults.map { adult -> String? in
            guard case .paid(let claim) = adult.cashBenefit else { return nil }
            return claim.category
        }
        #expect(categories == ["self_support_return_couple", "education_benefit_provider"])
    }

    @Test func passesUnderTheOldRules() throws {
        let household = Sample.household(Sample.adult(age: 41))
        let day = try #require(Day("2025-06-30"))
        let home = Sample.home(rent: 3500)
        #expect(
            DisposableIncome.check(household, home, parameters: TestParameters.january2025, on: day).outcome == .unknown
        )
        let old = household.assumingOldCategories().household
        #expect(DisposableIncome.check(old, home, parameters: TestParameters.january2025, on: day).outcome == .pass)
    }

    @Test func nothingIsAssumedOfMissingFacts() {
        let household = Sample.household(Sample.adult(age: 41, residence: nil))
        #expect(household.assumingOldCategories().assumed == [])
        #expect(household.assumingOldCategories().household == household)
    }

    @Test("only who came from abroad had self-support benefit")
    func whoCameFromAbroad() {
        for (entered, residence, category) in [
            (true, false, "self_support_return_away"), (true, true, "cash_benefit_30_other"),
            (false, false, "cash_benefit_30_other"), (false, nil, "cash_benefit_30_other"),
            (nil, true, "cash_benefit_30_other"), (nil, false, nil), (true, nil, nil),
        ] as [(Bool?, Bool?, String?)] {
            let household = Sample.household(Sample.adult(age: 41, entered: entered, residence: residence))
            guard case .paid(let claim) = household.assumingOldCategories().household.adults[0].cashBenefit else {
                Issue.record("the claim is gone")
                return
            }
            #expect(claim.category == category)
        }
    }
}
