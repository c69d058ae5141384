import Foundation
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
        for word in ["<script", "http://", "https://", "src=", "url(", "@import"] {
            #expect(!page.contains(word), "\(word) in \(name)")
        }
        // Links lead to what is on the page.
        for link in page.matches(of: /href="([^"]*)"/).map(\.1) {
            #expect(link.first == "#" && page.contains("id=\"\(link.dropFirst())\""), "\(link)")
        }
        #expect(page.contains("Content-Security-Policy"))
        #expect(page.contains("prefers-color-scheme: dark") && page.contains("size: A4"))
        #expect(!page.contains("{{"))
    }

    @Test func theDanishPageHasTablesChartsAndTheTextsFigures() throws {
        let page = try page("report.html")
        #expect(page.contains("<html lang=\"da\">"))
        #expect(page.contains("<h3 id=\"1.2\">Tabel 1.2. Antal boliger modtaget til boligsocial anvisning</h3>"))
        #expect(
            page.contains(
                """
                Boliger modtaget til boligsocial anvisning: Familiebolig, Under 4.500 kr.</a></dt>\
                <dd class="value">167</dd><dd class="detail">2024</dd>
                """))
        #expect(
            page.contains(
                "<a href=\"#1.1\">Hjemløse ifølge VIVEs hjemløsetælling</a></dt><dd class=\"value\">1.387</dd>"))
        #expect(page.contains("<td>21,0</td>"))
        // The chart says in words what it shows.
        #expect(page.contains("role=\"img\" aria-labelledby=\"c-11-t c-11-d\""))
        #expect(page.contains("<desc id=\"c-11-d\">2019: 1.442; 2022: 1.370; 2024: 1.387</desc>"))
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

    /// What a screen reader goes by: one heading of the first level and none left out, heads that say of what they are.
    @Test(arguments: ["report.html", "report.en.html"])
    func aPageCanBeReadAloud(_ name: String) throws {
        let page = try self.page(name)
        let levels = page.matches(of: /<h([1-6])/).compactMap { Int($0.1) }
        #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
        for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
        #expect(page.matches(of: /<th[ >]/).count == page.matches(of: /<th scope="(col|row|rowgroup)"/).count)
        let known = page.matches(of: /<table>\n<caption>[^<]+, (som kendt|as known at) [0-9]/)
        #expect(page.matches(of: /<table>/).count == known.count)
        #expect(page.ranges(of: "<svg ").count == page.matches(of: /<svg [^>]*role="img"[^>]*><title/).count)
        let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for named in page.matches(of: /aria-labelledby="([^"]*)"/).flatMap({ $0.1.split(separator: " ") }) {
            #expect(ids.contains(String(named)), "\(named)")
        }
        // Every table and every chart has its definition below.
        #expect(page.matches(of: /<h3/).count == page.matches(of: /<p class="definition">[^<]/).count)
    }
}
