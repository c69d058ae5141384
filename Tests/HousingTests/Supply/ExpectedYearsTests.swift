import Housing
import Testing

@Suite struct ExpectedYearsTests {
    @Test(arguments: [("2027", 2027, 2027), ("2026-2029", 2026, 2029)])
    func read(_ text: String, _ from: Int, _ to: Int) throws {
        let years = try #require(ExpectedYears(text))
        #expect(years.from == from && years.to == to && years.description == text)
    }

    @Test(arguments: ["", "27", "2029-2026", "1999", "2100", "2026-2027-2028", "2026-", "-2026", "2026 2027", "20２6"])
    func refused(_ text: String) { #expect(ExpectedYears(text) == nil) }
}
