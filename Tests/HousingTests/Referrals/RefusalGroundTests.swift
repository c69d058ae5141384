import Testing

@testable import Housing

/// When a referral may be refused for income, and whether that is the reform's doing.
@Suite struct RefusalGroundTests {
    private let history = ParameterHistory([TestParameters.january2025, TestParameters.july2025])
    private let on = Day(number: 20_315)  // 15 August 2025

    /// Meets units of those rents in turn, U-1 first, and says what is concluded.
    private func conclude(_ household: Household, _ rents: [Int?]) -> (code: String, unit: String?, before: Bool?) {
        var ground = RefusalGround(household, on: on, history)
        for (index, rent) in rents.enumerated() { ground.meet(UnitNumber(index + 1), Sample.home(rent: rent)) }
        do {
            let unit = try ground.conclude().unit
            return ("refused", unit?.description, ground.passedBeforeReform)
        } catch {
            return (error.code, error.details["unit"], ground.passedBeforeReform)
        }
    }

    @Test(
        arguments: [
            // 41 years, minimum rate: passes to 2,305 and from 2,548 to 2,732; before the reform on 12,770 kr a month.
            ([3500], "refused", "U-1", true), ([3500, 9000], "refused", "U-1", true), ([9000], "refused", "U-1", false),
            ([2400, 2600], "passes_somewhere", "U-2", true), ([2400, 3500], "refused", "U-1", true),
            ([nil, 3500], "undecided", "U-1", true), ([nil, 2000], "passes_somewhere", "U-2", true),
            ([], "no_suitable_unit", nil, false),
        ] as [([Int?], String, String?, Bool)])
    func everyUnitDecides(_ rents: [Int?], _ code: String, _ unit: String?, _ before: Bool) {
        let found = conclude(Sample.household(Sample.adult(age: 41)), rents)
        #expect(found.code == code)
        #expect(found.unit == unit)
        #expect(found.before == before)
    }

    @Test func missingFactsOfTheHouseholdLeaveItUndecided() {
        // The basic rate fails, the increased one passes.
        #expect(conclude(Sample.household(Sample.adult(age: nil, entered: false)), [5000]).code == "undecided")
        // No fact could make it pass.
        #expect(conclude(Sample.household(Sample.adult(age: nil, residence: false)), [9000]).code == "refused")
    }

    @Test func theFigureStandsForUnitsWhereThereAreNone() throws {
        var values = TestParameters.july2025.values
        values[.cheapestUnit] = Parameter(
            value: .home(rent: Money(kroner: 6000), areaTenths: 400, heating: .separate), confidence: .policy,
            source: "test", reviewBy: on)
        let history = ParameterHistory([
            TestParameters.january2025, Parameters(from: TestParameters.july2025.from, values: values),
        ])
        var ground = RefusalGround(Sample.household(Sample.adult(age: 41)), on: on, history)
        let cheapest = try ground.conclude()
        #expect(cheapest.unit == nil && cheapest.home.rent == Money(kroner: 6000) && ground.units == 0)

        values[.cheapestUnit]?.value = .home(rent: .zero, areaTenths: 400, heating: .included)
        let free = ParameterHistory([Parameters(from: TestParameters.july2025.from, values: values)])
        var passing = RefusalGround(Sample.household(Sample.adult(age: 41)), on: on, free)
        #expect { _ = try passing.conclude() } throws: { ($0 as? Problem)?.details["unit"] == "cheapest_unit" }
    }

    @Test("a refusal is looked at again by the rules of today, and only what differs is to be looked at")
    func reviewed() {
        func review(_ household: Household, _ rents: [Int], kept: Bool?) -> RefusalReview {
            var ground = RefusalGround(household, on: on, history)
            for (index, rent) in rents.enumerated() { ground.meet(UnitNumber(index + 1), Sample.home(rent: rent)) }
            return ground.review(kept: kept)
        }
        let came = review(Sample.household(Sample.adult(age: 41)), [3500, 9000], kept: true)
        #expect(came.answer == .fails && came.passedBeforeReform == true && !came.isChanged)
        // Refused before anybody asked whence: by the old reading on the minimum rate.
        let unknown = review(Sample.household(Sample.adult(age: 41, entered: nil)), [3500], kept: true)
        let path = "household.adults[0].cash_benefit.entered_from_abroad"
        #expect(unknown.answer == .undecided && unknown.missing == [path] && unknown.isChanged)
        let native = review(Sample.household(Sample.adult(age: 41, entered: false)), [3500], kept: true)
        #expect(native.answer == .passes && native.unit == "U-1" && native.isChanged)
        // In the cohort by the old derivation; whence decides it now.
        let old = review(
            Sample.household(Sample.adult(age: 41, entered: nil, residence: false)), [9000], kept: true)
        #expect(old.answer == .fails && old.passedBeforeReform != true && old.isChanged)
        #expect(review(Sample.household(Sample.adult(age: 41)), [], kept: nil).answer == .noUnit)
    }

    @Test func saysWhatItAssumed() {
        let ground = RefusalGround(Sample.household(Sample.adult(age: 41)), on: on, history)
        #expect(ground.assumed == ["household.adults[0].cash_benefit.category"])
    }
}
