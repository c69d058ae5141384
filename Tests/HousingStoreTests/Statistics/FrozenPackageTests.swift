import Housing
import HousingStore
import Postgres
import Testing

@Suite struct FrozenPackageTests {
    private let act = Act(actor: "test", request: "r1", action: "statistics.export")

    /// Freezes the figures of 2024 as known at the end of a day.
    private func freeze(_ fixture: Fixture, _ statistics: [Statistic], at known: String) async throws {
        let snapshot = try await fixture.snapshot(statistics, "2024", at: known)
        try await fixture.store.freeze(
            act, try #require(Period("2024")), choice: "csv", knownAt: snapshot.knownAt, figures: snapshot.figures,
            files: [FrozenFile(name: "statistics.csv", rows: snapshot.figures.count, bytes: Array("a;\n\u{0}æ".utf8))])
    }

    @Test func whatIsFrozenStays() async throws {
        try await Fixture.with { fixture in
            try await freeze(fixture, [.unitsReceived], at: "2025-01-31")
            try await fixture.unit("2024-05-01")
            try await freeze(fixture, [.unitsReceived], at: "2025-02-28")
            let period = try #require(Period("2024"))
            let files = try await fixture.store.frozen(period, choice: "csv")
            #expect(files?.map(\.name) == ["statistics.csv"] && files?.first?.rows == 12)
            #expect(files?.first?.bytes == Array("a;\n\u{0}æ".utf8))
            #expect(try await fixture.store.frozen(period, choice: "json") == nil)
        }
    }

    @Test func aPeriodThatIsNotOverIsNotFrozen() async throws {
        try await Fixture.with { fixture in
            let problem = await #expect(throws: Problem.self) {
                try await freeze(fixture, [.unitsReceived], at: "2024-12-30")
            }
            #expect(problem?.code == "period_not_over")
            try await freeze(fixture, [.unitsReceived], at: "2024-12-31")
        }
    }

    @Test func aRevisionNamesTheCasesBehindIt() async throws {
        try await Fixture.with { fixture in
            let corrected = try await fixture.unit("2024-05-01", rent: 350_000)
            try await fixture.unit("2024-06-01")
            try await freeze(fixture, [.unitsReceived, .unitsReturned, .allocations], at: "2025-01-31")
            try await fixture.changeRent(corrected, to: 700_000, known: "2025-03-01T00:00:00Z")
            let late = try await fixture.unit("2024-07-01", type: "youth", known: "2025-03-02T00:00:00Z")
            let found = try await fixture.store.revisions(try #require(Period("2024")))
            #expect(found.frozenAt == Instant("2025-01-31T22:59:59.999999Z"))
            let revisions = Dictionary(
                uniqueKeysWithValues: found.revisions.map {
                    ("\($0.statistic.code) \($0.breakdown) \($0.category)", $0)
                })
            let total = try #require(revisions["units_received total total"])
            #expect(total.frozen == 2 && total.today == 3)
            #expect(total.because.map(\.name) == ["U-\(late)"] && total.because.map(\.kind) == [.late])
            let band = try #require(revisions["units_received rent_band 3500_3999"])
            #expect(band.frozen == 1 && band.today == 0)
            #expect(band.because.map(\.name) == ["U-\(corrected)"] && band.because.map(\.kind) == [.corrected])
            let pair = try #require(revisions["units_received unit_type+rent_band family+over_6500"])
            #expect(pair.frozen == nil && pair.today == 1)
            #expect(!revisions.keys.contains { !$0.hasPrefix("units_received") })
        }
    }

    @Test func nothingFrozenHasNoRevisions() async throws {
        try await Fixture.with { fixture in
            let problem = await #expect(throws: Problem.self) {
                try await fixture.store.revisions(try #require(Period("2024")))
            }
            #expect(problem?.code == "not_frozen")
        }
    }
}

@Suite struct CaseTests {
    @Test func theCasesBehindAFigureAreNamed() async throws {
        try await Fixture.with { fixture in
            let unit = try await fixture.unit("2024-05-01", rent: 350_000)
            try await fixture.unit("2025-05-01")
            try await fixture.giveBack(unit, "2024-05-04", reason: "access")
            let period = try #require(Period("2024"))
            let returned = try await fixture.store.cases(.unitsReturned, period, .latest)
            #expect(returned.cases.map(\.name) == ["U-\(unit)"])
            let categories = try #require(returned.cases.first).categories
            #expect(categories["unit_type"] == ["family"] && categories["reason"] == ["access"])
            #expect(Set(categories["rent_band"] ?? []) == ["3500_3999", "under_4500"])
            let median = try await fixture.store.cases(.medianDaysToAnswer, period, .latest)
            #expect(median.cases.map(\.value) == ["3"])
            let problem = await #expect(throws: Problem.self) {
                try await fixture.store.cases(.homelessnessCensus, period, .latest)
            }
            #expect(problem?.code == "no_cases")
        }
    }

    /// Every statistic's cases are as many as it counts.
    @Test func countsAreTheirCases() async throws {
        try await Fixture.with { fixture in
            let allocation = try await fixture.allocate(
                try await fixture.unit("2024-01-01"), "2024-02-01", moved: "2024-03-01", homeless: true)
            try await fixture.grant(allocation, "state", "2024-02-01", nil)
            try await fixture.grant(allocation, "transitional", "2024-02-01", "2025-01-31")
            try await fixture.referral("2024-05-05")
            try await fixture.unit("2024-05-05")
            let period = try #require(Period("2024"))
            for statistic in Store.computedStatistics where statistic.cases != .row && statistic.measure == .count {
                let cases = try await fixture.store.cases(
                    statistic, period, .endOf(try #require(Day("2025-06-01"))))
                #expect(
                    try await fixture.total(statistic, "2024", at: "2025-06-01") == "\(cases.cases.count)",
                    "\(statistic.code)")
            }
        }
    }
}
