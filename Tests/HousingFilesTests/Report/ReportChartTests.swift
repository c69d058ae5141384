import Housing
import HousingFiles
import Testing

@Suite struct ReportChartTests {
    private func page(
        _ statistics: [Statistic], _ period: String, _ figures: [(String, Int, String, String)],
        goals: [YearlyGoal] = [], bandSums: [String: [String]] = [:]
    ) throws -> String {
        var fixture = PackageFixture(bandSums: bandSums, goals: goals)
        for (period, value, breakdown, category) in figures {
            fixture.add(statistics[0], period, value, breakdown, category)
        }
        return try fixture.text("report.html", period, statistics)
    }

    /// The marks of a chart: their class and the numbers of the attributes asked for.
    private func marks(_ page: String, _ kind: String, _ attributes: [String]) -> [[String]] {
        page.matches(of: /<(rect|line) class="([^"]*)"([^>]*)>/).filter { $0.1 == kind }.map { mark in
            [String(mark.2)]
                + attributes.map { name in
                    let parts = mark.3.split(separator: " \(name)=\"", maxSplits: 1, omittingEmptySubsequences: false)
                    return parts.count == 2 ? String(parts[1].prefix { $0 != "\"" }) : ""
                }
        }
    }

    /// One period: a lying bar for each category, the longest as long as there is room.
    @Test func categoriesLie() throws {
        let page = try page(
            [.unitsReturned], "2025",
            [
                ("2025", 320, "reason", "rent_too_high"), ("2025", 160, "reason", "access"),
                ("2025", 3, "reason", "other"),
            ])
        #expect(
            marks(page, "rect", ["x", "width"]) == [["s1", "230", "330"], ["s1", "230", "165"], ["s1", "230", "3"]])
        #expect(page.contains(">For høj husleje</text>"))
    }

    /// Several periods: a standing bar for each that has a figure, ending on the base; a long name on two lines.
    @Test func periodsStand() throws {
        let page = try page(
            [.allocations], "2025-01..2025-10",
            [("2024-01..2024-10", 50, "total", "total"), ("2025-01..2025-10", 100, "total", "total")])
        #expect(marks(page, "rect", ["y", "height"]) == [["s1", "110", "80"], ["s1", "30", "160"]])
        #expect(page.contains(">januar-</text>") && page.contains(">oktober 2025</text>"))
    }

    /// The bands stand on each other, as tall as their shares of the tallest; what is a sum of others is not drawn.
    @Test func rentBandsAreStacked() throws {
        let page = try page(
            [.unitsReceived], "2025",
            [
                ("2024", 10, "rent_band", "under_3500"), ("2024", 30, "rent_band", "4500_6500"),
                ("2025", 60, "rent_band", "under_3500"), ("2025", 20, "rent_band", "4500_6500"),
                ("2025", 60, "rent_band", "under_4500"),
            ], bandSums: ["under_4500": ["under_3500"]])
        let stacks = marks(page, "rect", ["y", "height"]).filter { $0[2] != "12" }
        #expect(stacks == [["b1", "170", "20"], ["b2", "110", "60"], ["b1", "70", "120"], ["b2", "30", "40"]])
        #expect(page.contains(">40</text>") && page.contains(">80</text>"))
    }

    /// Two schemes side by side, named below.
    @Test func schemesStandBesideEachOther() throws {
        let page = try page(
            [.subsidisedAllocations], "2025",
            [
                ("2024", 20, "scheme", "state"), ("2024", 5, "scheme", "transitional"),
                ("2025", 40, "scheme", "state"), ("2025", 10, "scheme", "transitional"),
                ("2025", 50, "total", "total"),
            ])
        let bars = marks(page, "rect", ["height"]).filter { $0[1] != "12" }
        #expect(bars == [["s1", "80"], ["s2", "20"], ["s1", "160"], ["s2", "40"]])
        #expect(page.contains(">Midlertidigt statsligt huslejetilskud</text>"))
    }

    private func goal(_ yearly: Int) throws -> YearlyGoal {
        YearlyGoal(yearly: yearly, from: try #require(Day("2020-01-01")), until: nil, reviewBy: nil)
    }

    /// The projection, its interval, and the year's goal, all on one scale.
    @Test func aProjectionHasItsIntervalAndTheGoal() throws {
        let page = try page(
            [.goalHomelessAllocations], "2025-01..2025-06",
            [
                ("2025-01..2025-06", 180, "figure", "plan"), ("2025-01..2025-06", 90, "figure", "actual"),
                ("2025-01..2025-06", 180, "figure", "projected"), ("2025-01..2025-06", 160, "figure", "projected_low"),
                ("2025-01..2025-06", 200, "figure", "projected_high"),
            ], goals: [try goal(360)])
        #expect(
            marks(page, "rect", ["x", "width"]) == [["s2", "150", "180"], ["s1", "150", "90"], ["b3", "150", "180"]])
        let lines = marks(page, "line", ["x1", "x2"])
        #expect(lines.contains(["interval", "310", "350"]) && lines.contains(["goal", "510", "510"]))
        #expect(page.contains(">180 (160–200)</text>") && page.contains(">Årets mål: 360</text>"))
        #expect(page.contains("<dd class=\"value\">180 (160–200)</dd>"))
    }

    /// The goal is a line across the bars of a whole year.
    @Test func aYearsGoalIsMarked() throws {
        let page = try page(
            [.homelessAllocations], "2025", [("2024", 40, "total", "total"), ("2025", 80, "total", "total")],
            goals: [try goal(160)])
        #expect(marks(page, "rect", ["height"]).filter { $0[1] != "12" } == [["s1", "40"], ["s1", "80"]])
        #expect(marks(page, "line", ["y1"]).filter { $0 == ["goal", "30"] }.count == 5)
        #expect(page.contains("2025: 80, mål 160</desc>"))
    }

    @Test func nothingToCompareHasNoChart() throws {
        #expect(try !page([.dwellingsPlanned], "2025", [("2025", 102, "total", "total")]).contains("<svg"))
        #expect(try !page([.allocations], "2025", [("2025", 9, "total", "total")]).contains("<svg"))
    }
}
