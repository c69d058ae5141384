import Housing
import Testing

@Suite struct StatisticTests {
    @Test func codesAreUniqueAndFoundThroughTheList() {
        #expect(Set(Statistic.all.map(\.code)).count == Statistic.all.count)
        for statistic in Statistic.all { #expect(Statistic(code: statistic.code) == statistic) }
        #expect(Statistic(code: "units") == nil)
    }

    /// Those that Statistics.md marks as counts of persons, and no others: what is suppressed rests on it.
    @Test func statisticsOfPersonsAreThoseNamed() {
        let named = Statistic.all.map(\.code).filter { code in
            code == "allocations" || code == "reform_cohort"
                || ["homeless_", "subsid", "referrals", "income_refusals"].contains { code.hasPrefix($0) }
        }
        #expect(Statistic.all.filter(\.ofPersons).map(\.code) == named)
    }

    @Test(arguments: Statistic.all)
    func aPairIsOfItsOwnOrder(_ statistic: Statistic) {
        let pairs = statistic.breakdowns.filter { $0.count == 2 }.map { $0.map(\.rawValue).joined(separator: "+") }
        #expect(
            Set(pairs).isSubset(of: [
                "unit_type+rent_band", "unit_type+reason", "target_group+unit_type", "scheme+unit_type",
            ]))
        #expect(!statistic.definition.da.contains("  ") && !statistic.definition.en.contains("  "))
    }

    @Test(arguments: [
        ("under_4500", "Under 4.500 kr.", "Below DKK 4,500"), ("3500_3999", "3.500-3.999 kr.", "DKK 3,500-3,999"),
        ("over_6500", "Over 6.500 kr.", "Above DKK 6,500"), ("odd", "odd", "odd"), ("unknown", "Ukendt", "Unknown"),
    ])
    func aRentBandIsReadFromItsCode(_ code: String, _ da: String, _ en: String) {
        #expect(Breakdown.rentBand.words(for: code) == Words(da: da, en: en))
    }
}

@Suite struct BreakdownTests {
    @Test func categoriesHaveAnOrderPeopleReadThemIn() {
        func ordered(_ categories: [String], _ breakdown: [Breakdown]) -> [String] {
            categories.sorted {
                Breakdown.place(of: $0, in: breakdown).lexicographicallyPrecedes(Breakdown.place(of: $1, in: breakdown))
            }
        }
        #expect(
            ordered(["over_6500", "under_4500", "3500_3999", "4500_6500", "under_3500", "4000_4499"], [.rentBand])
                == ["under_3500", "3500_3999", "4000_4499", "under_4500", "4500_6500", "over_6500"])
        #expect(ordered(["unknown", "other", "homeless"], [.targetGroup]) == ["homeless", "other", "unknown"])
        #expect(
            ordered(["youth+under_3500", "family+over_6500", "family+3500_3999"], [.unitType, .rentBand])
                == ["family+3500_3999", "family+over_6500", "youth+under_3500"])
        #expect(ordered(["projected", "actual", "plan"], [.figure]) == ["plan", "actual", "projected"])
    }
}

@Suite struct FigureTests {
    private func figure(_ breakdown: String, _ category: String, _ statistic: Statistic = .unitsReceived) -> Figure {
        Figure(
            statistic: statistic, period: "2024", breakdown: breakdown, category: category, value: 1,
            measure: .count, status: .final, breaks: [])
    }

    /// Column by column: `unit_type` comes before `unit_type+rent_band`, though `+` comes before `;`.
    @Test func figuresAreSortedByTheBytesOfEachColumn() {
        let sorted = Figure.inOrder([
            figure("unit_type+rent_band", "family+under_4500"), figure("unit_type", "youth"), figure("total", "total"),
            figure("unit_type", "family"), figure("rent_band", "under_3500"), figure("rent_band", "3500_3999"),
            figure("total", "total", .referralsOpen), figure("total", "total", .referrals),
        ])
        #expect(
            sorted.map { "\($0.statistic.code) \($0.breakdown) \($0.category)" } == [
                "referrals total total", "referrals_open total total", "units_received rent_band 3500_3999",
                "units_received rent_band under_3500", "units_received total total", "units_received unit_type family",
                "units_received unit_type youth", "units_received unit_type+rent_band family+under_4500",
            ])
    }

    @Test(arguments: [
        (FigureMeasure.percent, 330, "33.0", "33,0"), (.days, 5, "0.5", "0,5"), (.count, 1277, "1277", "1.277"),
        (.kr, -1000, "-1000", "-1.000"), (.percent, -5, "-0.5", "-0,5"), (.percent, 1000, "100.0", "100,0"),
    ])
    func aValueIsWrittenAsItsUnitWants(_ measure: FigureMeasure, _ value: Int, _ plain: String, _ danish: String) {
        #expect(measure.text(value) == plain)
        #expect(measure.text(value, .da) == danish)
    }

    @Test(arguments: [
        ("2025-12-31T22:59:59.999999Z", false, FigureStatus.final), ("2025-12-31T22:59:59.999998Z", false, .partial),
        ("2026-05-01T00:00:00Z", true, .provisional), ("2025-06-01T00:00:00Z", true, .partial),
    ])
    func aPeriodIsOverAtTheLastMomentOfItsLastDay(_ known: String, _ mayChange: Bool, _ status: FigureStatus) throws {
        let period = try #require(Period("2025"))
        #expect(FigureStatus(period: period, knownAt: try #require(Instant(known)), mayChange: mayChange) == status)
    }
}

@Suite struct GoalTests {
    /// 153 in the first half of 2025, against 320 a year.
    @Test func aHalfYearIsProjected() {
        let goal = Goal(plan: 320, actual: 153, elapsed: 181, days: 365)
        let figures = Dictionary(goal.figures) { first, _ in first }
        #expect(figures[.plan] == 159)
        #expect(figures[.actual] == 153)
        #expect(figures[.projected] == 309)
        // Of a Poisson count with mean 155.54: 132 and 180, summed up independently.
        #expect(figures[.projectedLow] == 153 + 132)
        #expect(figures[.projectedHigh] == 153 + 180)
    }

    @Test func aYearThatIsOverHasNothingLeft() {
        let figures = Dictionary(Goal(plan: 320, actual: 301, elapsed: 366, days: 366).figures) { first, _ in first }
        #expect(figures[.plan] == 320)
        #expect(figures[.projected] == 301)
        #expect(figures[.projectedLow] == 301 && figures[.projectedHigh] == 301)
    }

    @Test func beforeTheFirstDayIsOverNothingIsProjected() {
        #expect(Goal(plan: 320, actual: 0, elapsed: 0, days: 365).figures.map(\.0) == [.plan, .actual])
    }

    @Test(arguments: [(0.0, 0, 0), (0.5, 0, 2), (1.0, 0, 3), (3.0, 0, 7), (10.0, 4, 17), (320.0, 285, 356)])
    func quantilesOfPoisson(_ mean: Double, _ low: Int, _ high: Int) {
        #expect(poissonInterval(mean: mean) == low...high)
    }
}
