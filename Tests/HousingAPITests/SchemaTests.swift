import Housing
import HousingAPI
import Testing

/// The description found by decoding, and what it lets through.
@Suite struct SchemaTests {
    @Test("a struct describes itself: names, kinds, bounds and what may be left out")
    func found() throws {
        let schema = try #require(Schema.of(CheckRun.self))
        #expect(schema.properties.map(\.name) == ["referral", "unit", "rent", "on", "subsidy"])
        #expect(schema.properties.map(\.isRequired) == [true, false, false, false, false])
        #expect(schema.properties[2].schema == .optional(.kroner(0...100_000)))
        #expect(schema.properties[4].schema == .optional(.code(Scheme.allCases.map(\.rawValue))))
    }

    @Test("every text and number of every body is bounded")
    func bounded() {
        func isBounded(_ schema: Schema) -> Bool {
            switch schema {
            case .text(let length, _, _): length.upperBound <= 500_000
            case .whole(let range), .kroner(let range): range.upperBound <= 1_000_000_000 && range.lowerBound >= 0
            case .code, .flag: true
            case .list(let item, let most): most <= 1000 && isBounded(item)
            case .object(let properties): properties.allSatisfy { isBounded($0.schema) }
            case .optional(let schema): isBounded(schema)
            case .oneOf(let schemas): schemas.allSatisfy(isBounded)
            // How many names it may have is checked as it is read.
            case .map(let item): isBounded(item)
            case .number, .free: false
            }
        }
        for operation in Operations.all {
            for parameter in operation.parameters {
                #expect(isBounded(parameter.schema), "\(operation.name) \(parameter.name)")
            }
            guard let body = operation.body else { continue }
            #expect(Schema.of(body).map(isBounded) == true, "\(operation.name)")
        }
    }

    @Test(
        "what does not fit is refused with its path, never its value",
        arguments: [
            (#"{"referral":"R-1","rent":-1}"#, "bad_value", "rent"),
            (#"{"referral":"R-1","rent":-9223372036854775808}"#, "bad_value", "rent"),
            (#"{"referral":"R-1","rent":1e400}"#, "bad_value", "rent"),
            (#"{"referral":"R-1","rent":"4000"}"#, "wrong_type", "rent"),
            (#"{"referral":"R-1","subsidy":"gift"}"#, "bad_value", "subsidy"),
            (#"{"referral":null}"#, "wrong_type", "referral"),
            (#"{"referral":"R-1","on":"9999-12-31"}"#, "bad_value", "on"),
            (#"{"referral":"R-1","on":"0001-01-01"}"#, "bad_value", "on"),
            (#"{}"#, "missing_field", "referral"),
            (#"[]"#, "wrong_type", ""),
        ])
    func refused(_ text: String, _ code: String, _ field: String) throws {
        let schema = try #require(Schema.of(CheckRun.self))
        let value = try JSON(Array(text.utf8))
        #expect {
            try schema.check(value)
        } throws: { error in
            let problem = error as? Problem
            return problem?.code == code && (problem?.details["field"] ?? "") == field
        }
    }

    @Test(
        "a name that whoever asks makes up is told where it can be a column's, else by its place",
        arguments: [
            ("husleje", "husleje"), ("boern_2", "boern_2"), ("{\u{BE}\u{1D}", "1"), ("610190-4400", "1"),
            ("6101904400", "1"),
            ("", "1"), ("to ord", "1"), (String(repeating: "a", count: 61), "1"),
        ])
    func madeUpNames(name: String, told: String) throws {
        let schema = try #require(Schema.of(FactsChanged.self))
        let columns = JSON.object([JSON.Member("el", .text("x")), JSON.Member(name, .object([]))])
        let body = JSON.object([JSON.Member("columns", columns)])
        #expect {
            try schema.check(body)
        } throws: { error in (error as? Problem)?.details["field"] == "columns.\(told)" }
    }

    @Test("an example of each body is one the operation would read")
    func examples() throws {
        for operation in Operations.all {
            guard let body = operation.body, let schema = Schema.of(body) else { continue }
            #expect(throws: Never.self, "\(operation.name)") { try schema.check(try body.exampleJSON()) }
        }
    }

    @Test("an answer has every field: what is unknown or none is null, at every depth, and what it has stays")
    func whole() throws {
        let schema = try #require(Schema.of(StepEvents.self))
        let event = #"{"action":"units.return","actor":"a","at":"2026-07-01T10:00:00Z","event":"E-4","things":["U-1"]}"#
        let whole = schema.whole(try JSON(Array(#"{"items":[\#(event)]}"#.utf8)))
        guard case .list(let items)? = whole["items"], let item = items.first else { throw Missing() }
        #expect(["note", "reason", "undoes", "undone_by"].allSatisfy { item[$0] == .null })
        #expect(item["event"] == .text("E-4"))
        try schema.answered.whole.check(whole)
    }

    private struct Missing: Error {}
}
