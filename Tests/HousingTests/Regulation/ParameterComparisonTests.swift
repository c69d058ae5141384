import Testing

@testable import Housing

@Suite struct ParameterComparisonTests {
    @Test func onlyWhatDiffersInTheOrderOfTheKeys() {
        let changes = TestParameters.january2026.changes(from: TestParameters.july2025)
        #expect(changes.first?.key == .minimumRate && changes.first?.basisPoints == 449)
        #expect(!changes.contains { $0.key == .stateTaxRate })
        #expect(changes.first { $0.key == .pensionerHousingBenefitShare }?.before == nil)
        #expect(TestParameters.july2025.changes(from: TestParameters.july2025) == [])
    }

    @Test func aSourceAloneIsAChangeOnlyWhereAskedFor() {
        var values = TestParameters.july2025.values
        values[.minimumRate]?.source = "another"
        let other = Parameters(from: TestParameters.july2025.from, values: values)
        #expect(other.changes(from: TestParameters.july2025) == [])
        #expect(other.changes(from: TestParameters.july2025, valuesOnly: false).map(\.key) == [.minimumRate])
    }

    @Test func forAPerson() throws {
        let text = TestParameters.january2026.changes(from: TestParameters.july2025).text(.da)
        let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("kontanthjælp: mindstesats") })
        #expect(row.split(separator: " ").suffix(5).map(String.init) == ["6.789", "7.094", "+4,49", "%", "kr/month"])
        let english = TestParameters.january2026.changes(from: TestParameters.july2025).text(.en).split(separator: "\n")
        let same = try #require(english.first { $0.hasPrefix("cash benefit: minimum rate") })
        #expect(same.split(separator: " ").suffix(5).map(String.init) == ["6,789", "7,094", "+4.49", "%", "kr/month"])
    }
}
