import Testing

@testable import Housing

/// The rents that pass, against trying every one.
@Suite struct PassingRentsTests {
    @Test func everyRentTried() throws {
        var random = Repeating(seed: 3)
        let day = try #require(Day("2025-08-15"))
        var intervals = 0
        for _ in 0..<8 {
            let household = Sample.anyHousehold(&random)
            guard var prepared = PreparedHousehold(household, parameters: TestParameters.july2025) else { continue }
            var home = Sample.anyHome(&random)
            let check = DisposableIncome.check(household, home, parameters: TestParameters.july2025, on: day)
            var tried: [[Int]] = []
            for rent in 0...16_000 {
                home.rent = Money(kroner: rent)
                guard prepared.outcome(in: home) == .pass else { continue }
                if let last = tried.last, last[1] == rent - 1 {
                    tried[tried.count - 1][1] = rent
                } else {
                    tried.append([rent, rent])
                }
            }
            guard (tried.last?[1] ?? 0) < 16_000 else { continue }
            #expect(check.passingRents == tried)
            #expect(check.maxRent == tried.last?[1] ?? 0)
            intervals += tried.count
        }
        #expect(intervals > 1)
    }

    @Test func twoIntervals() throws {
        let day = try #require(Day("2025-08-15"))
        let check = DisposableIncome.check(
            Sample.household(Sample.minimumRate), Sample.home(rent: 2400), parameters: TestParameters.july2025, on: day)
        #expect(check.passingRents == [[0, 2305], [2548, 2732]])
        #expect(check.maxRent == 2732)
        #expect(check.outcome == .fail)
    }
}
