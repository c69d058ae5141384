import Testing

@testable import Housing

@Suite struct ComparisonTests {
    @Test("both sides of the reform stand beside each other, with what differs")
    func reform() throws {
        let home = Sample.home(rent: 3500)
        let household = Sample.household(Sample.adult(age: 41))
        let (before, after) = (try #require(Day("2025-06-30")), try #require(Day("2025-08-15")))
        let old = household.assumingOldCategories()
        let text = DisposableIncome.check(household, home, parameters: TestParameters.july2025, on: after).comparison(
            with: DisposableIncome.check(old.household, home, parameters: TestParameters.january2025, on: before),
            assumed: old.assumed, .da)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("30-06-2025: Bestået"))
        #expect(lines[1].hasPrefix("15-08-2025: Ikke bestået"))
        let rent = try #require(lines.first { $0.hasPrefix("Husleje") })
        #expect(rent.split(separator: " ").dropFirst().map(String.init) == ["-3.500", "-3.500", "0"])
        // The rates are lines of one kind and stand in one row: 12.770 before (§ 25), 6.789 after.
        let benefit = try #require(lines.first { $0.contains("Kontanthjælp") })
        #expect(benefit.contains("12.770") && benefit.contains("6.789") && benefit.contains("-5.981"), "\(benefit)")
        #expect(text.contains("Antaget efter de nye regler: Voksen 1: ydelse før 1. juli 2025"))
    }
}
