import Housing
import HousingFiles
import Testing

@Suite struct ReportPageTests {
    private func fixture() -> PackageFixture {
        var fixture = PackageFixture(censusYears: [2019, 2022, 2024])
        for (year, value) in [("2019", 1442), ("2022", 1370), ("2024", 1387)] {
            fixture.add(.homelessnessCensus, year, value)
        }
        fixture.add(.homelessnessCensus, "2024", 1387, "source", "<script>alert(1)</script>")
        for (year, received, all, family) in [
            ("2021", 1300, 430, 430), ("2023", 1140, 330, 240), ("2024", 1066, 210, 110),
        ] {
            fixture.add(.unitsReceived, year, received)
            fixture.add(.returnShare, year, all)
            fixture.add(.returnShare, year, family, "unit_type", "family")
        }
        fixture.add(.unitsReceived, "2024", 167, "unit_type+rent_band", "family+under_4500")
        fixture.add(.unitsReceived, "2024", 900, "unit_type", "family")
        fixture.add(.referrals, "2024", 12)
        fixture.add(.referrals, "2024", 2, "target_group", "young")
        fixture.add(.referrals, "2024", 10, "target_group", "homeless")
        return fixture
    }

    private static let statistics: [Statistic] = [.homelessnessCensus, .unitsReceived, .returnShare, .referrals]

    private func page(_ name: String, published: Bool = false) throws -> String {
        let files = try fixture().package("2024", Self.statistics, published: published).files()
        return String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
    }

    @Test(arguments: ["report.html", "report.en.html"])
    func aPageRunsNothingAndFetchesNothing(_ name: String) throws {
        let page = try page(name)
        for word in ["<script", "http://", "https://", "src=", "href=", "url(", "@import"] {
            #expect(!page.contains(word), "\(word) in \(name)")
        }
        #expect(page.contains("Content-Security-Policy"))
        #expect(page.contains("prefers-color-scheme: dark") && page.contains("size: A4"))
        #expect(!page.contains("{{"))
    }

    @Test func theDanishPageHasTablesChartsAndTheTextsFigures() throws {
        let page = try page("report.html")
        #expect(page.contains("<html lang=\"da\">"))
        #expect(page.contains("<h2>Tabel 1.2. Antal boliger modtaget til boligsocial anvisning</h2>"))
        #expect(
            page.contains(
                "<dt>Boliger modtaget til boligsocial anvisning: Familiebolig, Under 4.500 kr.</dt><dd>167</dd>"))
        #expect(page.contains("<dt>Hjemløse ifølge VIVEs hjemløsetælling</dt><dd>1.387</dd>"))
        #expect(page.contains("<td>21,0</td>"))
        // The chart says in words what it shows.
        #expect(
            page.contains(
                "role=\"img\" aria-label=\"Antal hjemløse hjemmehørende i København ifølge VIVEs hjemløsetælling. 2019: 1.442; 2022: 1.370; 2024: 1.387\""
            ))
        // Pairs are in the files, not on the page.
        #expect(!page.contains("Familiebolig, Under 4.500 kr.</th>"))
    }

    @Test func theEnglishPageIsEnglish() throws {
        let page = try page("report.en.html")
        #expect(page.contains("<html lang=\"en\">") && page.contains("Table 1.3."))
        #expect(page.contains("<td>1,066</td>") && page.contains("<td>21.0</td>"))
    }

    @Test func whatIsPublishedIsMarkedAsLeftOut() throws {
        let page = try page("report.html", published: true)
        #expect(page.contains("er udeladt (·)"))
        #expect(page.contains("<th scope=\"row\">Ung</th><td>–</td><td>–</td><td>–</td><td>–</td><td>·</td>"))
    }
}
