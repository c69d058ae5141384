import Housing
import HousingAPI
import Testing

@testable import bolig

private let unit = Record(fields: [
    ("unit", .text("U-1042")), ("state", .text("open")), ("unit_type", .text("family")), ("rent", .number("6200.5")),
    ("area", .number("62.5")), ("address", .text("=Eksempelvej \"Lille\" 1, 2. tv")),
    ("received_on", .text("2025-01-02")),
    ("answer_by", .null),
])

private func fields(_ names: String...) -> [Field] { names.compactMap(Listing.units.field) }

@Suite struct TableTests {
    @Test func aPipedTableIsPlainAndWhole() {
        let table = Table(fields: fields("unit", "rent", "area", "address", "received_on"), language: .da)
        #expect(
            table.text([unit], .piped) == """
                Bolig    Husleje    m²  Adresse                        Modtaget
                U-1042  6.200,50  62,5  =Eksempelvej "Lille" 1, 2. tv  02-01-2025

                """)
    }

    @Test(arguments: [60, 45, 30, 20, 8])
    func aTerminalIsNeverOverrun(width: Int) {
        let table = Table(fields: fields("unit", "rent", "address", "received_on"), language: .da)
        let lines = table.text([unit], Terminal(width: width, colour: false)).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= width })
        #expect(lines.last?.hasPrefix("U-1042") == true)
    }

    @Test(arguments: [(100, ""), (20, "received_on")])
    func whatHasNoRoomIsNamed(width: Int, hidden: String) {
        var notes = ""
        let table = Table(fields: fields("unit", "rent", "received_on"), language: .en) { notes += $0 }
        _ = table.text([unit], Terminal(width: width, colour: false))
        #expect(notes.contains("received_on") == !hidden.isEmpty)
    }

    @Test func numbersThatNameThingsStayLongest() {
        let table = Table(
            fields: ["allocation", "state", "scheme", "rent", "unit"].compactMap(Listing.allocations.field),
            language: .en, note: { _ in })
        let row = Record(fields: [
            ("allocation", .text("A-77")), ("state", .text("offered")), ("scheme", .text("state")),
            ("rent", .number("4200")), ("unit", .text("U-1042")),
        ])
        let text = table.text([row], Terminal(width: 24, colour: false))
        #expect(text.contains("A-77") && text.contains("U-1042") && !text.contains("4,200"))
    }

    @Test func onlyWordsAreCut() {
        let table = Table(fields: fields("unit", "rent", "address"), language: .da)
        let text = table.text([unit], Terminal(width: 30, colour: false))
        #expect(text.contains("6.200,50  =Eksempelvej…\n") || text.contains("6.200,50  =Eksempelv"))
        #expect(text.contains("…"))
    }

    @Test func aTerminalCannotBeWrittenTo() {
        let record = Record(fields: [("address", .text("Vej\u{1B}[2J\n1"))])
        let text = Table(fields: fields("address"), language: .da).text([record], .piped)
        #expect(text == "Adresse\nVej [2J 1\n")
    }

    @Test func oneRecordIsShownFieldByField() {
        let text = Table(fields: fields("unit", "unit_type", "answer_by"), language: .en).text(unit, .piped)
        #expect(text == "Unit       U-1042\nType       Family unit\nAnswer by  –\n")
    }
}

@Suite struct ShownTests {
    @Test(
        arguments: [
            (.money, .number("6200"), "6.200", "6,200"), (.money, .number("-41.5"), "-41,50", "-41.50"),
            (.day, .text("2025-01-02"), "02-01-2025", "2025-01-02"), (.flag, .flag(true), "ja", "yes"),
            (.count, .number("12345"), "12.345", "12,345"), (.share, .number("33.3"), "33,3 %", "33.3 %"),
            (.instant, .text("2026-11-22T08:00:00.000000Z"), "22-11-2026 09:00", "2026-11-22 09:00"),
            (.instant, .text("2026-07-01T22:30:00Z"), "02-07-2026 00:30", "2026-07-02 00:30"),
            (.code(.scheme), .text("state"), "Midlertidigt statsligt huslejetilskud", "Temporary state rent subsidy"),
            (.code(.scheme), .text("new_one"), "new_one", "new_one"),
            (.codes(.unitType), .list(["family", "youth"]), "Familiebolig, Ungdomsbolig", "Family unit, Youth unit"),
            (.text, .null, "", ""), (.number("U"), .text("U-1"), "U-1", "U-1"),
        ] as [(Field.Kind, Record.Value, String, String)])
    func asThePersonReadsIt(kind: Field.Kind, value: Record.Value, danish: String, english: String) {
        let field = Field("x", kind, Words(da: "", en: ""))
        #expect(field.shown(value, .da) == danish)
        #expect(field.shown(value, .en) == english)
    }
}

@Suite struct RowWriterTests {
    private func written(_ format: Format, _ records: [Record]) throws -> String {
        var text = ""
        var writer = RowWriter(format: format, fields: fields("unit", "rent", "address", "answer_by"), terminal: .piped)
        {
            text += $0
        }
        writer.write(records)
        try writer.end()
        return text
    }

    /// For people: Danish headings, decimal commas, days as Danes write them.
    @Test func forExcel() throws {
        var text = ""
        var writer = RowWriter(
            format: .csv, fields: fields("unit", "rent", "answer_by"), terminal: .piped, isForExcel: true
        ) { text += $0 }
        writer.write([unit])
        try writer.end()
        let lines = text.split(separator: "\r\n")
        #expect(lines.count == 2 && text.hasPrefix("\u{FEFF}") && lines[0].contains("Husleje;"))
        #expect(lines[1].split(separator: ";")[1].contains(","))
    }

    @Test func csvIsForPrograms() throws {
        #expect(
            try written(.csv, [unit])
                == "unit,rent,address,answer_by\nU-1042,6200.5,\"'=Eksempelvej \"\"Lille\"\" 1, 2. tv\",\n")
        #expect(
            try written(.csv, []) == "unit,rent,address,answer_by\n")
    }

    @Test func jsonIsOneArray() throws {
        let object = #"{"unit":"U-1042","rent":6200.5,"address":"=Eksempelvej \"Lille\" 1, 2. tv","answer_by":null}"#
        #expect(
            try written(.json, [unit, unit]) == "[\n  \(object),\n  \(object)\n]\n")
        #expect(
            try written(.json, []) == "[]\n")
        #expect(
            try written(.jsonl, [unit, unit]) == "\(object)\n\(object)\n")
    }
}

@Suite struct ConditionTests {
    private let today = Day(number: 20_000)

    @Test(arguments: [
        ("state=open", ConditionValue.code("open")), ("state=Åben", .code("open")),
        ("received_on>02-01-2025", .day(Day(number: 20_090))), ("rent<6.200,50", .whole(620_050)),
        ("rent<6200.50", .whole(620_050)), ("address~vej=1", .text("vej=1")), ("rent<=4500", .whole(450_000)),
        ("answer_by<=today+7", .day(Day(number: 20_007))),
    ])
    func valuesAreReadAsPeopleWriteThem(typed: String, value: ConditionValue) throws {
        #expect(try Condition(typed, .units, today: today).values == [value])
    }

    @Test(arguments: ["state", "=open", "husleje=1", "", "state=nix", "state<open"])
    func anythingElseIsWrongUse(typed: String) throws {
        let problem = #expect(throws: Problem.self) { try Condition(typed, .units, today: today) }
        #expect(problem.map { Failure($0).exit } == 64)
    }
}

@Suite struct RecordLineTests {
    @Test func piecesMayEndAnywhere() throws {
        let text = #"{"a":"x\"y\u00e6\ud83d\ude00\n","b":[],"c":["p","q"],"d":null,"e":true,"f":-12.5}"# + "\n"
        for size in 1...text.utf8.count {
            var lines = RecordLineReader()
            var records: [Record] = []
            let bytes = Array((text + text).utf8)
            for start in stride(from: 0, to: bytes.count, by: size) {
                records += try lines.read(bytes[start..<min(start + size, bytes.count)])
            }
            try lines.end()
            #expect(records.count == 2)
            #expect(records[1]["a"] == .text("x\"yæ😀\n") && records[1]["c"] == .list(["p", "q"]))
            #expect(records[1]["b"] == .list([]) && records[1]["d"] == .null && records[1]["e"] == .flag(true))
            #expect(records[1]["f"] == .number("-12.5"))
        }
    }

    @Test func anAnswerBrokenOffIsNoList() throws {
        var lines = RecordLineReader()
        _ = try lines.read(Array(#"{"a":1"#.utf8))
        #expect(throws: Failure.self) { try lines.end() }
    }

    @Test(arguments: [
        "", "{", "{}x", "[]", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":"\u12"}"#, #"{"a":"\ud800"}"#, #"{"a":nul}"#,
        #"{"a":[1]}"#, #"{"a":["x"}"#, #"{"a":{"b":1}}"#,
    ])
    func whatIsNoRecordIsNil(text: String) { #expect(Record(line: Array(text.utf8)) == nil) }
}
