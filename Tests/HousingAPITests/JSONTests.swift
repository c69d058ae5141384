import HousingAPI
import Testing

@Suite struct JSONTests {
    @Test(
        "what is JSON is read, with its fields in order, and written again as it was",
        arguments: [
            "null", "true", "-12.5e+3", "\"æ\\n\"", "[1,2,[]]", "{\"b\":1,\"a\":{\"c\":[null]}}", "{}",
        ])
    func whole(_ text: String) throws {
        #expect(try JSON(Array(text.utf8)).compact == text)
    }

    @Test(
        "what is no JSON is refused",
        arguments: [
            "", "{", "[1,]", "{\"a\":1,}", "01", "1.", "1e", "+1", "nul", "\"\\x\"", "\"\\ud800\"", "\"a\nb\"", "1 2",
            "{a:1}",
            "\"\u{1}\"",
        ])
    func malformed(_ text: String) {
        #expect(throws: JSON.Fault.malformed) { try JSON(Array(text.utf8)) }
    }

    @Test("a name given twice is told by its path, and depth is bounded")
    func bounds() {
        #expect(throws: JSON.Fault.repeated("a.b")) { try JSON(Array("{\"a\":{\"b\":1,\"b\":2}}".utf8)) }
        let deep = String(repeating: "[", count: 500_000)
        #expect(throws: JSON.Fault.tooDeep) { try JSON(Array(deep.utf8)) }
        let fits = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect((try? JSON(Array(fits.utf8))) != nil)
    }

    @Test("a surrogate pair is one character, and bytes that are no UTF-8 are refused")
    func text() throws {
        #expect(try JSON(Array(#""\ud83c\udfe0""#.utf8)) == .text("🏠"))
        #expect(throws: JSON.Fault.malformed) { try JSON([0x22, 0xFF, 0x22]) }
    }
}
