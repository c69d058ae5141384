import Housing
import HousingFiles
import Testing

@Suite struct ScreenTests {
    private func screen() throws -> StatisticScreen {
        var fixture = PackageFixture()
        fixture.add(.unitsReceived, "2024", 1066, status: .provisional)
        fixture.add(.unitsReceived, "2024", 1000, "unit_type", "family")
        fixture.add(.unitsReceived, "2024", 66, "unit_type", "youth")
        fixture.add(.unitsReceived, "2024", 0, "unit_type", "elderly")
        fixture.add(.unitsReceived, "2024", 167, "rent_band", "under_4500")
        return StatisticScreen(
            statistic: .unitsReceived, period: try #require(Period("2024")), figures: fixture.figures,
            knownAt: try #require(Instant(fixture.knownAt)))
    }

    @Test func pipedItIsPlain() throws {
        #expect(
            try screen().text(by: [.unitType], .da, width: nil) == """
                Boliger modtaget til boligsocial anvisning, 2024 (antal) - foreløbig
                  I alt  1.066

                Boligtype
                  Familiebolig  1.000
                  Ungdomsbolig     66
                  Ældrebolig        0

                """)
    }

    @Test func onATerminalItHasBars() throws {
        let text = try screen().text(.en, width: 60)
        #expect(text.contains("  Family unit           1,000  " + String(repeating: "█", count: 28) + "\n"))
        #expect(text.contains("  Youth unit               66  ██\n"))
        #expect(text.contains("  Unit for the elderly      0\n"))
        #expect(text.contains("Below DKK 4,500"))
    }
}
