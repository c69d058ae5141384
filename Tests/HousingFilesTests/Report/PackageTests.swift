import Housing
import HousingFiles
import Testing

/// Figures as the store would give them, and the package made of them.
struct PackageFixture {
    var figures: [Figure] = []
    var breaks: [SeriesBreak] = []
    var censusYears: [Int] = []
    var knownAt = "2026-06-30T21:59:59.999999Z"
    var bandSums: [String: [String]] = [:]
    var goals: [YearlyGoal] = []
    var firstReceived: Day?

    mutating func add(
        _ statistic: Statistic, _ period: String, _ value: Int?, _ breakdown: String = "total",
        _ category: String = "total",
        status: FigureStatus = .final, breaks: [String] = []
    ) {
        figures.append(
            Figure(
                statistic: statistic, period: period, breakdown: breakdown, category: category, value: value,
                measure: statistic.measure, status: status, breaks: breaks.compactMap { Day($0) }))
    }

    func package(
        _ period: String, _ statistics: [Statistic], _ format: StatisticsPackage.Format = .csv, published: Bool = false
    ) throws -> StatisticsPackage {
        StatisticsPackage(
            periods: ReportPeriods(try #require(Period(period))), statistics: statistics,
            snapshot: StatisticSnapshot(
                knownAt: try #require(Instant(knownAt)), figures: figures, breaks: breaks, censusYears: censusYears,
                bandSums: bandSums, goals: goals, firstReceived: firstReceived,
                parameterVersions: ["rent_bands": "shipped"]),
            format: format, published: published, serviceVersion: "1.0")
    }

    func text(_ name: String, _ period: String, _ statistics: [Statistic]) throws -> String {
        let files = try package(period, statistics).files()
        return String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
    }
}

@Suite struct PackageTests {
    @Test func statisticsAreOneRowAFigure() throws {
        var fixture = PackageFixture()
        fixture.add(.unitsReceived, "2022-11..2025-06", 1277, status: .provisional)
        fixture.add(.returnShare, "2022-11..2025-06", 330)
        fixture.add(.referrals, "2022-11..2025-06", nil, status: .suppressed, breaks: ["2025-01-01"])
        fixture.add(.homelessnessCensus, "2022-11..2025-06", 1387, "source", "=VIVE; \"2024\"")
        // Of another period: for the tables only.
        fixture.add(.unitsReceived, "2021", 9)
        #expect(
            try fixture.text(
                "statistics.csv", "2022-11..2025-06", [.unitsReceived, .returnShare, .referrals, .homelessnessCensus])
                    == """
                    statistic;period;breakdown;category;value;unit;status;known_at;break
                    homelessness_census;2022-11..2025-06;source;"'=VIVE; ""2024""\";1387;count;final;2026-06-30T21:59:59.999999Z;
                    referrals;2022-11..2025-06;total;total;;count;suppressed;2026-06-30T21:59:59.999999Z;2025-01-01
                    return_share;2022-11..2025-06;total;total;33.0;percent;final;2026-06-30T21:59:59.999999Z;
                    units_received;2022-11..2025-06;total;total;1277;count;provisional;2026-06-30T21:59:59.999999Z;

                    """)
    }

    @Test func theManifestHoldsEveryFile() throws {
        var fixture = PackageFixture()
        fixture.add(.unitsReceived, "2024", 1066)
        let files = try fixture.package("2024", [.unitsReceived], .json).files()
        #expect(
            files.map(\.name) == [
                "statistics.csv", "dictionary.csv", "statistics.json", "tables/1.2.csv", "tables/units_received.csv",
                "report.html", "report.en.html",
                "manifest.json",
            ])
        let manifest = String(decoding: try #require(files.last).bytes, as: UTF8.self)
        for file in files.dropLast() {
            #expect(manifest.contains("\"name\" : \"\(file.name)\""))
            #expect(manifest.contains(Manifest.hash(file.bytes)))
        }
        #expect(manifest.contains("\"known_at\" : \"2026-06-30T21:59:59.999999Z\""))
        #expect(try fixture.package("2024", [.unitsReceived], .json).files() == files)
    }

    @Test func aHashIsHexadecimal() {
        #expect(Manifest.hash(Array("abc".utf8)).hasPrefix("ba7816bf8f01cfea414140de5dae2223b00361a3"))
    }

    @Test func theDictionaryDefinesWhatIsInThePackage() throws {
        let text = try PackageFixture().text("dictionary.csv", "2024", [.unitsReceived, .goalHomelessAllocations])
        let lines = text.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1].hasPrefix("goal_homeless_allocations;count;figure;false;Mål for"))
        #expect(lines[1].contains("95 %-Poisson"))
        #expect(lines[2].hasPrefix("units_received;count;unit_type rent_band association unit_type+rent_band;false;"))
    }
}

@Suite struct TableTests {
    @Test(arguments: [
        ("2025", ["2021", "2022", "2023", "2024", "2025"]),
        (
            "2025-01..2025-10",
            ["2021-01..2021-10", "2022-01..2022-10", "2023-01..2023-10", "2024-01..2024-10", "2025-01..2025-10"]
        ),
        ("2022-11..2025-06", ["2018", "2019", "2020", "2021", "2022-11..2025-06"]),
        ("2024-07..2025-06", ["2020", "2021", "2022", "2023", "2024-07..2025-06"]),
        (
            "2024-11..2025-02",
            ["2020-11..2021-02", "2021-11..2022-02", "2022-11..2023-02", "2023-11..2024-02", "2024-11..2025-02"]
        ),
    ])
    func thePeriodStandsBesideFourYearsBefore(_ asked: String, _ columns: [String]) throws {
        #expect(ReportPeriods(try #require(Period(asked))).columns.map(\.text) == columns)
    }

    @Test func theReportsTablesAreDanishAndOpenInASpreadsheet() throws {
        var fixture = PackageFixture(censusYears: [2017, 2019, 2022, 2024])
        for (year, value) in [("2019", 1442), ("2022", 1370), ("2024", 1387)] {
            fixture.add(.homelessnessCensus, year, value)
        }
        fixture.add(.unitsReceived, "2022", 1277)
        fixture.add(.unitsReceived, "2025", 1029, status: .partial)
        fixture.add(.returnShare, "2023", 330)
        fixture.add(.returnShare, "2023", 240, "unit_type", "family")
        fixture.knownAt = "2025-11-01T10:00:00Z"
        let statistics: [Statistic] = [.homelessnessCensus, .unitsReceived, .returnShare]
        #expect(
            try fixture.text("tables/1.1.csv", "2025", statistics) == """
                \u{FEFF}Årstal for VIVEs hjemløsetælling;2019;2022;2024
                Antal hjemløse i København;1442;1370;1387

                """)
        #expect(
            try fixture.text("tables/1.2.csv", "2025", statistics) == """
                \u{FEFF}Årstal;2021;2022;2023;2024;2025
                Boliger modtaget til boligsocial anvisning;;1277;;;1029
                Bemærkning: 2025 er ikke slut: til og med 01-11-2025.

                """)
        let shares = try fixture.text("tables/1.3.csv", "2025", statistics)
        #expect(shares.contains("Alle boliger;;;33,0;;\nFamilieboliger;;;24,0;;\n"))
    }

    /// Before the first unit nothing was recorded, which is not 0; statistics.csv keeps what was asked.
    @Test func aYearBeforeTheFirstUnitIsNotRecorded() throws {
        var fixture = PackageFixture(firstReceived: Day("2023-02-01"))
        for year in ["2020", "2021", "2022"] { fixture.add(.unitsReceived, year, 0) }
        fixture.add(.unitsReceived, "2023", 12)
        fixture.add(.unitsReceived, "2024", 13)
        fixture.add(.dwellingsPlanned, "2024", 102)
        #expect(
            try fixture.text("tables/1.2.csv", "2024", [.unitsReceived])
                == """
                \u{FEFF}Årstal;2020;2021;2022;2023;2024
                Boliger modtaget til boligsocial anvisning;–;–;–;12;13
                "Bemærkning: 2020, 2021, 2022 er ikke registreret (–): den første modtagne bolig er fra 01-02-2023."

                """.replacing("\"", with: ""))
        let page = try fixture.text("report.html", "2024", [.unitsReceived])
        #expect(page.contains("<td>–</td><td>–</td><td>–</td><td>12</td><td>13</td>"))
        #expect(try fixture.text("statistics.csv", "2022", [.unitsReceived]).contains("2022;total;total;0;"))
        #expect(try !fixture.text("report.html", "2022", [.unitsReceived]).contains("<dd class=\"value\">"))
    }

    @Test func withoutACensusTable11SaysSo() throws {
        let fixture = PackageFixture()
        #expect(
            try fixture.text("tables/1.1.csv", "2024", [.homelessnessCensus]) == """
                \u{FEFF}Årstal for VIVEs hjemløsetælling
                Antal hjemløse i København
                Bemærkning: Ingen hjemløsetælling er indlæst.

                """)
        let page = try fixture.text("report.en.html", "2024", [.homelessnessCensus])
        #expect(page.contains("<p class=\"note\">No census has been imported.</p>") && !page.contains("<table>"))
    }

    /// A goal is a year's: a month's report shows the year to the month's end.
    @Test(arguments: [
        ("2025-01..2025-10", "2025-01..2025-10"), ("2025-10", "2025-01..2025-10"), ("2025", "2025"),
        ("2025-H1", "2025-H1"), ("2024-11..2025-02", "2025-01..2025-02"),
    ])
    func aGoalIsHeldAgainstTheYear(_ asked: String, _ year: String) throws {
        let needed = ReportPeriods(try #require(Period(asked))).needed(
            [.goalHomelessAllocations], censusYears: [], published: false)
        #expect(needed.map(\.period.text) == (year == asked ? [asked] : [year, asked]))
    }

    /// A row of figures on both sides of a break stops at it.
    @Test(arguments: [
        ("2025", "2025", false), ("2024", "2020;2021;2022;2023;2024", true), ("2026", "2025;2026", false),
    ])
    func aTableStopsAtABreak(_ period: String, _ columns: String, _ whole: Bool) throws {
        var fixture = PackageFixture(breaks: [
            SeriesBreak(
                code: "reorganisation", day: try #require(Day("2025-01-01")), statistics: ["referrals"],
                words: Words(da: "Omstruktureringen", en: "Reorganisation"))
        ])
        fixture.add(.referrals, period, 5)
        let text = try fixture.text("tables/referrals.csv", period, [.referrals, .unitsReceived])
        #expect(text.contains("Fordelt på;Kategori;\(columns)\n"))
        #expect(text.contains("Tabellen begynder efter databruddet 01-01-2025: Omstruktureringen.") == !whole)
        #expect(try fixture.text("tables/1.2.csv", "2025", [.unitsReceived]).contains("2021;2022;2023;2024;2025"))
    }

    @Test func aPackageNeedsTheColumnsAndTheLastThreeCensuses() throws {
        let needed = ReportPeriods(try #require(Period("2025-H1"))).needed(
            [.homelessnessCensus, .dwellingsPlanned, .allocations], censusYears: [2015, 2019, 2022, 2024],
            published: false)
        #expect(
            needed.map { "\($0.statistic.code) \($0.period)" } == [
                "homelessness_census 2019", "homelessness_census 2022", "homelessness_census 2024",
                "homelessness_census 2025-H1", "dwellings_planned 2025-H1", "allocations 2021-01..2021-06",
                "allocations 2022-01..2022-06", "allocations 2023-01..2023-06", "allocations 2024-01..2024-06",
                "allocations 2025-H1",
            ])
    }

    @Test(arguments: [
        ("2024", "2024", "2024"), ("2025-H1", "1. halvår 2025", "H1 2025"),
        ("2025-07..2025-12", "2. halvår 2025", "H2 2025"),
        ("2025-Q3", "3. kvartal 2025", "Q3 2025"), ("2025-11", "november 2025", "November 2025"),
        ("2025-01..2025-10", "januar-oktober 2025", "January-October 2025"),
        ("2022-11..2025-06", "november 2022-juni 2025", "November 2022-June 2025"),
    ])
    func aPeriodHasWords(_ period: String, _ da: String, _ en: String) throws {
        var fixture = PackageFixture(knownAt: "2026-06-30T21:59:59.999999Z")
        fixture.add(.dwellingsPlanned, period, 102)
        let screen = StatisticScreen(
            statistic: .dwellingsPlanned, period: try #require(Period(period)), figures: fixture.figures,
            knownAt: try #require(Instant(fixture.knownAt)))
        #expect(screen.text(.da, width: nil).contains(", \(da) (antal)\n"))
        #expect(screen.text(.en, width: nil).contains(", \(en) (count)\n"))
    }
}

@Suite struct PublishedTests {
    /// In every file, the tables too.
    @Test func whatIsPublishedTellsOfNobody() throws {
        var fixture = PackageFixture()
        fixture.add(.referrals, "2024", 30)
        for (group, value) in [("homeless", 20), ("young", 3), ("violence", 7)] {
            fixture.add(.referrals, "2024", value, "target_group", group)
        }
        fixture.add(.unitsReceived, "2024", 3)
        let files = try fixture.package("2024", [.referrals, .unitsReceived], published: true).files()
        func text(_ name: String) throws -> String {
            String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
        }
        #expect(try text("statistics.csv").contains("referrals;2024;target_group;young;;count;suppressed;"))
        #expect(try text("statistics.csv").contains("referrals;2024;target_group;violence;;count;suppressed;"))
        #expect(try text("statistics.csv").contains("units_received;2024;total;total;3;count;final;"))
        #expect(try text("tables/referrals.csv").contains("Målgruppe;Ung;;;;;\n"))
        #expect(try text("manifest.json").contains("\"published\" : true"))
    }

    @Test("a goal whose actual figure is suppressed is in no file, table, chart or sentence", arguments: [false, true])
    func aGoalThatRestsOnFew(_ alone: Bool) throws {
        var fixture = PackageFixture(goals: [
            YearlyGoal(yearly: 320, from: try #require(Day("2024-01-01")), until: nil, reviewBy: nil)
        ])
        fixture.add(.homelessAllocations, "2024-Q1", 2)
        for (category, value) in [
            ("plan", 79), ("actual", 2), ("projected", 8173), ("projected_low", 8161), ("projected_high", 8191),
        ] {
            fixture.add(.goalHomelessAllocations, "2024-Q1", value, "figure", category)
        }
        let statistics: [Statistic] =
            alone ? [.goalHomelessAllocations] : [.homelessAllocations, .goalHomelessAllocations]
        for format in [StatisticsPackage.Format.csv, .json] {
            let files = try fixture.package("2024-Q1", statistics, format, published: true).files()
            for file in files {
                let text = String(decoding: file.bytes, as: UTF8.self)
                for number in [
                    "8173", "8.173", "8,173", "8161", "8191", ";2;", "\"value\" : 2,", "Faktisk;2", "Faktisk: 2",
                ] {
                    #expect(!text.contains(number), "\(file.name) \(number)")
                }
            }
            let csv = String(decoding: try #require(files.first).bytes, as: UTF8.self)
            #expect(csv.contains("goal_homeless_allocations;2024-Q1;figure;actual;;count;suppressed;"))
            #expect(csv.contains("goal_homeless_allocations;2024-Q1;figure;plan;79;count;final;"))
        }
        let needed = ReportPeriods(try #require(Period("2024-Q1"))).needed(
            [.goalHomelessAllocations], censusYears: [], published: true)
        #expect(needed.map(\.statistic).contains(.homelessAllocations))
    }
}
