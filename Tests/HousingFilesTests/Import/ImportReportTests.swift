import Foundation
import Housing
import Testing

@testable import HousingFiles

@Suite struct ImportReportTests {
    private let context = ImportContext(on: SampleFile.today)

    private func report(_ file: SampleFile) throws -> ImportReport {
        try ImportFile(file.bytes).units(context).check(confirmed: false, acceptValid: false, language: .da).report
    }

    private func spool(_ text: String) throws -> Spool {
        let writer = try SpoolWriter()
        try writer.write(text.utf8)
        return try writer.finish()
    }

    /// what only the whole file or the service can say stands among what the rows say themselves.
    @Test func orderOfMergedProblems() throws {
        var file = SampleFile.units.with([
            [:], ["husleje": "x"], ["lejemaal": "1042", "husleje": "8000"], ["by": "", "modtaget": "x"],
            ["lejemaal": "1042", "areal": "60", "husleje": "100"], ["lejemaal": "7", "postnr": "1"],
        ])
        file.columns.append("ukendt")
        let known = KnownReceipt(
            association: "155", department: "12", tenancy: "1042", receivedOn: try #require(Day("2026-05-01")),
            rent: Money(kroner: 5000), isOpen: true)
        let reading = try ImportFile(file.bytes).units(context)
        var knowledge = ImportKnowledge(receipts: [known], earlierCounts: Array(repeating: 100, count: 6))
        var problems: [ImportProblem] = []
        try reading.problems(knowledge) { problems.append($0) }
        #expect(
            said(problems) == [
                "- - unusual_count", "M1 ukendt unknown_column", "J2 husleje rent_changed", "2 - still_open",
                "J3 husleje not_an_amount", "3 - duplicate_in_file", "J4 husleje rent_changed", "4 - duplicate_in_file",
                "4 - still_open", "F5 by missing_value", "K5 modtaget not_a_day", "J6 husleje rent_changed",
                "J6 husleje rent_outside_range", "6 - duplicate_in_file", "6 - still_open", "E7 postnr not_a_postcode",
            ])
        #expect(problems == problems.sorted(by: ImportProblem.precedes))
        #expect(problems.filter { $0.code == .rentChanged }.map(\.found) == ["6200", "8000", "100"])
        // What the same bytes say the second time.
        knowledge.firstSeen = SampleFile.today
        #expect(try reading.judge(knowledge, ImportChoices()).decision.errors == 4)
    }

    @Test func anotherCitizenStandsAtTheNumber() throws {
        let text = "indstilling_id;cpr;indstillet\nA-1;700170-1234;01-06-2026\nA-2;710170-1234;x\n"
        let reading = try ImportFile(Data(text.utf8)).referrals(context)
        let problems = try reading.problems(ofAnother: [2, 3])
        #expect(said(problems) == ["B2 cpr out_of_range", "B3 cpr out_of_range", "C3 indstillet not_a_day"])
        #expect(problems.first?.found == nil)
    }

    @Test func everyRowRepeatsOneKey() throws {
        let report = try report(SampleFile.units.with((0..<500).map { _ in [:] }))
        #expect(report.summary.refused == 499 && report.summary.added == 1)
        #expect(try report.lines.map(\.row) == (3..<502).map { $0 })
        #expect(try report.text(.en).contains("Repeated in the file (To be confirmed) in 499 rows: 3, 4, 5,"))
    }

    /// one JSON object with every problem, each on a line of its own between the two of the summary.
    @Test(arguments: [0, 1, 3]) func layout(bad: Int) throws {
        let rows = [[:]] + (0..<bad).map { ["lejemaal": "\($0)", "husleje": "»6\"2\u{1}\\oo«"] }
        let report = try report(SampleFile.units.with(rows))
        let text = String(decoding: try report.json, as: UTF8.self)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect((object["problems"] as? [[String: Any]])?.count == bad && object["rows"] as? Int == bad + 1)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == bad + 4 && lines.last == "")
        #expect(lines[0].hasSuffix("\"problems\":[") && lines[bad + 1] == "],\"changes\":[")
        #expect(lines[bad + 2].hasPrefix("],\"read_as\":"))
        let again = try #require(try ImportReport(text: try spool(text)))
        #expect(again.summary == report.summary)
        #expect(try again.lines == report.lines && again.json == report.json)
        #expect(try report.lines.allSatisfy { $0.found == "»6\"2\u{1}\\oo«" })
    }

    /// Every change says its row, column, old and new value, after the problems.
    @Test func changesStandAfterTheProblems() throws {
        let problems = try ReportWriter(.da)
        try problems.write(ImportProblem(.tooLong, row: 3, detail: .count(40)))
        let changes = try ReportWriter(.da)
        let made = [
            RowChange(row: 2, column: "husleje", old: .number("6200"), new: .number("6300.5")),
            RowChange(row: 4, column: "hjemloes", old: .unknown, new: .flag(true)),
            RowChange(row: 4, column: "boligtyper", old: .text("]"), new: .list(["family", "youth"])),
        ]
        for change in made { try changes.write(change) }
        let summary = ImportSummary(
            file: "f.csv", kind: .units, counts: ImportCounts(changed: 1), stored: true, readAs: ImportReadAs())
        let report = try ImportReport(summary, problems: try problems.finish(), changes: try changes.finish())
        let json = try #require(try JSONSerialization.jsonObject(with: try report.json) as? [String: Any])
        let told = try #require(json["changes"] as? [[String: Any]])
        #expect(told.count == 3 && told[0]["old"] as? Int == 6200 && told[0]["new"] as? Double == 6300.5)
        #expect(told[1]["old"] is NSNull && told[1]["new"] as? Bool == true)
        #expect(told[2]["new"] as? [String] == ["family", "youth"])
        #expect(try report.lines.map(\.code) == [.tooLong])
        let again = try #require(try ImportReport(text: try spool(String(decoding: try report.json, as: UTF8.self))))
        #expect(try again.lines == report.lines && again.json == report.json)
        for said in [report, again] {
            let text = try said.text(.da)
            #expect(
                text.hasSuffix(
                    """

                    Ændret:
                      Række 2 husleje: 6200 → 6300,5
                      Række 4 hjemloes: ukendt → ja
                      Række 4 boligtyper: ] → family, youth

                    """), "\(text)")
        }
    }

    /// Of many changes a person reads how many each column has.
    @Test func manyChangesAreCounted() throws {
        let changes = try ReportWriter(.da)
        for row in 2..<1_502 {
            try changes.write(RowChange(row: row, column: "husleje", old: .number("1"), new: .number("2")))
        }
        try changes.write(RowChange(row: 9, column: "by", old: .text("\"A\""), new: .unknown))
        let summary = ImportSummary(
            file: "f.csv", kind: .units, counts: ImportCounts(changed: 1_500), stored: true, readAs: ImportReadAs())
        let report = try ImportReport(
            summary, problems: try ReportWriter(.da).finish(), changes: try changes.finish())
        #expect(
            try report.text(.en).hasSuffix(
                "\n\nChanged:\n  husleje in 1,500 rows\n  by in 1 row\n  One by one: --format json\n"))
    }

    /// A report kept before there were changes is read as it is.
    @Test func aKeptReportWithoutChanges() throws {
        let text =
            #"{"added":1,"changed":0,"file":"f.csv","kind":"units","problems":["# + "\n"
            + #"],"read_as":{"delimiter":";","encoding":"utf-8","sheet":null},"refused":0,"rows":1,"stored":true,"unchanged":0}"#
            + "\n"
        let report = try #require(try ImportReport(text: try spool(text)))
        #expect(try report.summary.readAs.headerRow == nil && report.lines.isEmpty)
    }

    @Test func anyRangeOfTheText() throws {
        let report = try report(SampleFile.units.with([["by": ""], ["husleje": "ø"]]))
        let whole = Array(try report.json)
        for length in [1, 7, 150, whole.count] {
            var pieces: [UInt8] = []
            for start in stride(from: 0, to: report.count, by: length) {
                pieces += try report.bytes(start..<min(start + length, report.count))
            }
            #expect(pieces == whole)
        }
    }

    /// Lines longer than what is read at a time, and an end that is not whole.
    @Test func longLines() throws {
        var file = SampleFile.units.with([["by": ""], ["husleje": "x"]])
        file.columns.append(String(repeating: "æ", count: 200_000))
        let report = try report(file)
        #expect(try report.lines.map(\.code) == [.unknownColumn, .missingValue, .notAnAmount, .duplicateInFile])
        let text = String(decoding: try report.json, as: UTF8.self)
        #expect(try ImportReport(text: try spool(text))?.lines == report.lines)
    }

    @Test(arguments: [
        "", "{}", "\n", "{\"problems\":[\n", "{\"file\":\"x\",\"problems\":[\n],\"read_as\":{}}\n", "x\ny\nz",
    ])
    func noReport(text: String) throws { #expect(try ImportReport(text: try spool(text)) == nil) }

    @Test(arguments: ["x", "{\"cell\":null}", "{\"cell\":\"\\", "{\"cell\":\"a", "{\"cell\":7,\"code\":\"too_long\"}"])
    func noProblem(line: String) throws { #expect(ReportLine(json: Array(line.utf8)[...]) == nil) }

    /// The library's own coders and ours agree, whatever a text holds.
    @Test(arguments: [
        "", "plain", "æøå 👩‍👩‍👧 e\u{301}", "\"\\/\\\"", "\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}\u{80}\u{2028}\u{2029}", "null",
        "\",\"row\":3",
        "\\u00e6", "\u{FEFF}\u{FFFD}\u{10FFFF}", "<script>&amp;",
    ])
    func linesAreJSON(text: String) throws {
        var problem = ImportProblem(
            .tooLong, row: 3, cell: text, column: text, position: 1, found: text, detail: .count(40))
        for row in [3, nil] {
            problem.row = row
            var line = ReportLine(problem, .da)
            line.message = text
            var bytes: [UInt8] = []
            try line.append(to: &bytes)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            #expect(
                String(decoding: bytes, as: UTF8.self)
                    == String(decoding: try encoder.encode(Plain(line)), as: UTF8.self))
            #expect(ReportLine(json: (bytes + Array(",\n".utf8))[...]) == line)
        }
    }

    private struct Plain: Encodable {
        let line: ReportLine
        init(_ line: ReportLine) { self.line = line }
        private enum CodingKeys: String, CodingKey { case row, cell, column, severity, code, found, message, hint }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(line.row, forKey: .row)
            try container.encode(line.cell, forKey: .cell)
            try container.encode(line.column, forKey: .column)
            try container.encode(line.severity, forKey: .severity)
            try container.encode(line.code, forKey: .code)
            try container.encode(line.found, forKey: .found)
            try container.encode(line.message, forKey: .message)
            try container.encode(line.hint, forKey: .hint)
        }
    }
}
