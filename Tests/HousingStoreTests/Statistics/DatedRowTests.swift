import Housing
import HousingStore
import Testing

@Suite struct DatedRowTests {
    /// Strictly after the first day; a break touches only the statistics it names.
    @Test(arguments: [
        ("2025", [String]()), ("2024-12..2025-01", ["2025-01-01"]), ("2025-01", []), ("2024", []),
        ("2024-07..2025-07", ["2025-01-01"]),
    ])
    func aBreakInsideThePeriodIsMarked(_ period: String, _ days: [String]) async throws {
        try await Fixture.with { fixture in
            let figures = try await fixture.snapshot([.referrals, .referralsOpen, .unitsReceived], period).figures
            for figure in figures {
                let expected = figure.statistic == .unitsReceived ? [] : days
                #expect(figure.breaks.map(\.description) == expected)
            }
        }
    }

    @Test func aCensusIsOfItsYearAlone() async throws {
        try await Fixture.with { fixture in
            try await fixture.census(2024, 1387, source: "VIVE")
            #expect(
                try await fixture.figures(.homelessnessCensus, "2024") == [
                    "total/total": "1387", "source/VIVE": "1387",
                ])
            for period in ["2023", "2025", "2024-H1", "2024-02", "2023-01..2024-12"] {
                #expect(try await fixture.figures(.homelessnessCensus, period).isEmpty)
            }
            #expect(try await fixture.snapshot([.unitsReceived], "2020").censusYears == [2024])
        }
    }

    @Test func plannedDwellingsAreThoseShipped() async throws {
        try await Fixture.with { fixture in
            let figures = try await fixture.figures(.dwellingsPlanned, "2025")
            #expect(figures == ["total/total": "102", "expected/2026-2029": "102"])
        }
    }

    @Test func aGoalIsHeldAgainstTheYearToDate() async throws {
        try await Fixture.with { fixture in
            for day in ["2024-12-31", "2025-01-01", "2025-06-30", "2025-07-01"] {
                try await fixture.allocate(try await fixture.unit("2024-06-01"), day, homeless: true)
            }
            let half = try await fixture.figures(.goalHomelessAllocations, "2025-H1")
            #expect(half["figure/plan"] == "159" && half["figure/actual"] == "2")
            #expect(half["figure/projected"] == "4" && half["total/total"] == nil)
            let year = try await fixture.figures(.goalHomelessAllocations, "2025", at: "2025-06-30")
            #expect(year == half)
            #expect(try await fixture.figures(.goalHomelessAllocations, "2024")["figure/plan"] == "200")
            #expect(try await fixture.figures(.goalHomelessAllocations, "2025-Q3").isEmpty)
        }
    }

    @Test func everyStatisticDefinedIsComputed() async throws {
        try await Fixture.with { fixture in
            #expect(Store.computedStatistics.count == Statistic.all.count)
            #expect(Set(Store.computedStatistics) == Set(Statistic.all))
            let figures = try await fixture.snapshot(Store.computedStatistics, "2025").figures
            #expect(Set(figures.map(\.statistic)).isSubset(of: Set(Statistic.all)))
        }
    }
}
