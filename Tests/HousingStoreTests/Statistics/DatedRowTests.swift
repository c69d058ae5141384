import Housing
import HousingStore
import Postgres
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

    /// A figure whose parameter should have been looked at again by K is provisional; the goal before 2025 is history.
    @Test(arguments: [
        (Statistic.dwellingsPlanned, "2025", "2026-01-31", FigureStatus.final),
        (.dwellingsPlanned, "2025", "2026-02-01", .provisional), (.dwellingsPlanned, "2026", "2026-02-01", .partial),
        (.goalHomelessAllocations, "2025", "2026-01-31", .final),
        (.goalHomelessAllocations, "2025", "2026-02-01", .provisional),
        (.goalHomelessAllocations, "2024", "2026-02-01", .final),
        (.reformCohort, "2025", "2026-01-31", .final), (.reformCohort, "2025", "2026-02-01", .provisional),
        (.incomeRefusals, "2025", "2026-02-01", .final),
    ])
    func afterItsReviewAFigureIsProvisional(
        _ statistic: Statistic, _ period: String, _ known: String, _ status: FigureStatus
    ) async throws {
        try await Fixture.with { fixture in
            try await fixture.insert(
                "update goal_version set review_by = '2026-01-31' where valid_until is null returning goal_id as id")
            try await fixture.insert(
                "update supply_version set review_by = '2026-01-31' returning supply_id as id")
            try await fixture.insert(
                """
                with e as (
                  insert into event (actor, request, action) values ('test', 'test', 'test') returning id
                ), s as (
                  insert into parameter_set (valid_from, drafted_by, event_id) select '2025-01-01', 'boligd', id from e
                  returning *
                ), p as (
                  insert into parameter (parameter_set_id, key, value, unit, confidence, source, review_by)
                  select id, 'x', '1', 'kr/month', 'verified', 'test', '2026-01-31' from s
                )
                insert into parameter_set_version (parameter_set_id, valid_from, drafted_by, approved_by, known_from,
                  event_id)
                select id, valid_from, drafted_by, 'boligd', \(Fixture.known), event_id from s
                returning parameter_set_id as id
                """)
            let review = try #require(Day("2026-01-31"))
            let asked = try #require(Period(period))
            let snapshot = try await fixture.store.figures(try #require(KnownAt(known))) { _ in
                [StatisticPeriod(statistic, asked)]
            }
            #expect(Set(snapshot.figures.map(\.status)) == [status])
            #expect(snapshot.goals.map(\.yearly) == [200, 320] && snapshot.goals.last?.reviewBy == review)
        }
    }

    /// A rent that no band holds is in no category: the figures are refused, and the unit is named.
    @Test func aBreakdownThatDoesNotAddUpNamesItsCases() async throws {
        try await Fixture.with { fixture in
            try await fixture.unit("2024-05-01", rent: 400_000)
            let unit = try await fixture.unit("2024-05-01", rent: 700_000)
            try await fixture.insert(
                "update rent_band_version set rent_from = 800000 where rent_until is null returning rent_band_id as id")
            for statistic in [Statistic.unitsReceived, .unitsOpen] {
                let problem = await #expect(throws: Problem.self) { try await fixture.total(statistic, "2024") }
                #expect(problem?.code == "broken_identity" && problem?.details["cases"] == "U-\(unit)")
            }
            #expect(try await fixture.total(.unitsReturned, "2024") == "0")
        }
    }

    @Test func theFirstUnitKnownTellsWhereTheRecordBegins() async throws {
        try await Fixture.with { fixture in
            #expect(try await fixture.snapshot([.unitsReceived], "2024").firstReceived == nil)
            try await fixture.unit("2023-02-01", known: "2025-01-01T00:00:00Z")
            try await fixture.unit("2024-05-01")
            #expect(try await fixture.snapshot([.unitsReceived], "2024").firstReceived == Day("2023-02-01"))
            #expect(
                try await fixture.snapshot([.unitsReceived], "2024", at: "2024-12-30").firstReceived
                    == Day("2024-05-01"))
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
