import Foundation
import Housing
import Testing

@testable import HousingFiles

@Suite struct ProblemsFileTests {
    let context = ImportContext(on: SampleFile.today)

    func report(_ bytes: Data) throws -> ImportReport {
        try ImportFile(bytes).units(context).check(confirmed: false, acceptValid: false, language: .da).report
    }

    func written(of bytes: Data, report: ImportReport) throws -> Data {
        let spool = try ProblemsFile.made(of: bytes, report: report)
        return Data(try spool.bytes(0..<spool.count))
    }

    static let head = SampleFile.units.columns.joined(separator: ";")
    static let good = FileErrorTests.row
    static let bad = FileErrorTests.bad.replacingOccurrences(of: ";1042;", with: ";7;")
    static let note = "husleje: Det kan ikke læses som et beløb. Skriv for eksempel 6200, 6.200,50 eller 6200,5."

    /// the file as it came, byte for byte, with one column more.
    @Test(
        arguments: [
            TextEncoding.utf8(mark: false), .utf8(mark: true), .utf16(bigEndian: false), .utf16(bigEndian: true),
            .windows1252,
        ],
        ["\n", "\r\n", "\r"])
    func asItCame(encoding: TextEncoding, lineEnd: String) throws {
        let lines = [ProblemsFileTests.head, ProblemsFileTests.good, "", ProblemsFileTests.bad]
        let bytes = Data(encoding.mark + encoding.bytes("sep=;\(lineEnd)" + lines.joined(separator: lineEnd)))
        let expected = [lines[0] + ";fejl", lines[1] + ";", "", lines[3] + ";" + ProblemsFileTests.note]
        let written = try self.written(of: bytes, report: try report(bytes))
        #expect(
            written == Data(encoding.mark + encoding.bytes("sep=;\(lineEnd)" + expected.joined(separator: lineEnd))))
        // Sent again it says the same, the column fejl being none.
        #expect(try report(written).lines == report(bytes).lines)
        #expect(try self.written(of: written, report: report(written)) == written)
    }

    @Test(arguments: [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("@x", "'@x"), ("+1-1", "'+1-1"), ("\"=1;2\"", "\"'=1;2\""), ("-5", "-5"),
        ("'=1", "'=1"),
        ("\"a \"\"b\"\"\"", "\"a \"\"b\"\"\""),
    ])
    func formulasAreDefused(cell: String, expected: String) throws {
        let row = ProblemsFileTests.good.replacingOccurrences(of: "Prøvevej 1", with: cell)
        let bytes = Data((ProblemsFileTests.head + "\n" + row).utf8)
        let written = String(decoding: try self.written(of: bytes, report: try report(bytes)), as: UTF8.self)
        #expect(
            written.split(separator: "\n").last.map(String.init) == ProblemsFileTests.good.replacingOccurrences(
                of: "Prøvevej 1", with: expected) + ";")
    }

    @Test func slippedRowsKeepTheColumnLast() throws {
        let lines = [ProblemsFileTests.head, ProblemsFileTests.good + ";;x", ProblemsFileTests.bad + ";;;;"]
        let bytes = Data(lines.joined(separator: "\n").utf8)
        let written = String(decoding: try self.written(of: bytes, report: try report(bytes)), as: UTF8.self)
        let cells = written.split(separator: "\n").map { $0.split(separator: ";", omittingEmptySubsequences: false) }
        #expect(cells.map(\.count) == [15, 15, 15])
        #expect(
            cells[0].last == "fejl" && cells[1].last?.hasPrefix("Cellen har ingen") == true
                && cells[2].last?.hasPrefix("husleje") == true)
    }

    @Test func workbooksKeepTheirFormat() throws {
        var book = SampleWorkbook.units([[:], ["lejemaal": "2", "by": ""]])
        book.rows = book.rows.replacingOccurrences(
            of: "<row r=\"2\">", with: "<!-- <row r=\"9\"> --><row r=\"2\" spans='1:12'>")
        book.afterRows = "<autoFilter ref=\"A1:L2\"/>"
        let bytes = try book.bytes
        let written = try self.written(of: bytes, report: try report(bytes))
        var rows: [Int: [Cell]] = [:]
        try WorkbookFile(written).rows { rows[$0] = $1 }
        #expect(rows[1]?.last?.text == "fejl" && rows[1]?.count == 13)
        #expect(rows[2]?.count == 12)
        #expect(rows[3]?.last?.text == "by: by er tom. Udfyld cellen.")
        let part = try written.withUnsafeBytes { raw in try ZipArchive(raw).part("xl/worksheets/sheet1.xml")?.bytes() }
        #expect(String(decoding: part ?? [], as: UTF8.self).contains(book.afterRows))
        // Mended and sent again, the old texts go.
        let again = try self.written(of: written, report: try report(bytes))
        var second: [Int: [String]] = [:]
        try WorkbookFile(again).rows { second[$0] = $1.map(\.text) }
        #expect(second == rows.mapValues { $0.map(\.text) })
    }

    /// A cell that is there already keeps its format and gets the text: two cells in one place, or cells out of order, and a
    /// spreadsheet throws the sheet away.
    @Test(arguments: [
        (#"<c r="M1" s="4"/><c r="N1" s="4"/>"#, #"<c r="M2" s="1" t="n"/>"#, ["M1 4", "N1 4", "M2 1"]),
        (#"<c r="N1" s="4"/>"#, #"<c r="O2" s="2"></c><c r="Q2"/>"#, ["M1 -", "N1 4", "M2 -", "O2 2", "Q2 -"]),
        ("", "", ["M1 -", "M2 -"]),
    ])
    func formattedEmptyCells(header: String, row: String, expected: [String]) throws {
        var book = SampleWorkbook.units([["husleje": "x"]])
        let ends = book.rows.components(separatedBy: "</row>")
        book.rows = ends[0] + header + "</row>" + ends[1] + row + "</row>"
        let bytes = try book.bytes
        let written = try self.written(of: bytes, report: try report(bytes))
        #expect(try report(written).lines == report(bytes).lines)
        for bytes in [written, try self.written(of: written, report: report(written))] {
            let part = try bytes.withUnsafeBytes { try ZipArchive($0).part("xl/worksheets/sheet1.xml")?.bytes() }
            let cells = String(decoding: part ?? [], as: UTF8.self).components(separatedBy: "<c r=\"").dropFirst()
                .map { cell -> String in
                    let style = cell.range(of: " s=\"").map { String(cell[$0.upperBound...].prefix(1)) }
                    return cell.prefix { $0 != "\"" } + " " + (style ?? "-")
                }
            #expect(cells == expected)
        }
    }

    /// A column of texts beside rows that have slipped beyond the header: nothing of theirs is lost.
    @Test func slippedRowsOfAWorkbook() throws {
        var book = SampleWorkbook.units([["husleje": "x"]])
        let ends = book.rows.components(separatedBy: "</row>")
        book.rows = ends[0] + "</row>" + ends[1] + #"<c r="CZ2"><v>7</v></c>"# + "</row>"
        let bytes = try book.bytes
        let written = try self.written(of: bytes, report: try report(bytes))
        var rows: [Int: [Cell]] = [:]
        try WorkbookFile(written).rows { rows[$0] = $1 }
        #expect(rows[2]?.count == 105 && rows[2]?[103].text == "7" && rows[1]?.last?.text == "fejl")
    }

    /// Asked for as `.xlsx`, a text comes back as a workbook that says the same.
    @Test func aTextAsAWorkbook() throws {
        let lines = ["Uge 45", ProblemsFileTests.head, ProblemsFileTests.good, "", ProblemsFileTests.bad]
        let row = lines[2].replacingOccurrences(of: "Prøvevej 1", with: "=1+1").replacingOccurrences(
            of: "1042", with: "0042")
        let bytes = Data(("sep=;\n" + lines[..<2].joined(separator: "\n") + "\n" + row + "\n\n" + lines[4]).utf8)
        let written = try ProblemsFile.made(of: bytes, report: try report(bytes), asWorkbook: true).data
        var rows: [Int: [Cell]] = [:]
        try WorkbookFile(written).rows { rows[$0] = $1 }
        #expect(rows[2]?.last?.text == "fejl" && rows[5]?.last?.text == ProblemsFileTests.note)
        #expect(
            rows[3]?[2].text == "0042" && rows[3]?[3].text == "=1+1"
                && rows[3]?.allSatisfy { $0.origin == .text } == true)
        #expect(try report(written).lines == report(bytes).lines)
        #expect(try report(written).summary.readAs.headerRow == 2)
    }

    /// What only the service knows stands beside what the row says itself, in CSV and workbook alike.
    @Test func whatTheServiceSaysOfARow() throws {
        let rows = [[:], ["lejemaal": "2", "by": ""], ["lejemaal": "3"]]
        let known = [open(2), open(3)]
        for bytes in [SampleFile.units.with(rows).bytes, try SampleWorkbook.units(rows).bytes] {
            let reading = try ImportFile(bytes).units(context)
            let judged = try reading.judge(ImportKnowledge(receipts: known), ImportChoices())
            let report = try reading.report(judged, judged.decision.counts, stored: false)
            var notes: [Int: String] = [:]
            try ImportFile.source(try written(of: bytes, report: report)).rows {
                notes[$0] = $1.count > 12 ? $1[12].text : ""
            }
            #expect(notes[1] == "fejl" && notes[2] == "")
            #expect(notes[3] == "by: by er tom. Udfyld cellen.")
            #expect(notes[4]?.hasPrefix("husleje: Huslejen var sidst 100 kr.") == true)
            #expect(notes[4]?.contains(" | Boligen er stadig åben fra 06-05-2026.") == true)
        }
    }

    private func open(_ tenancy: Int) -> KnownReceipt {
        KnownReceipt(
            association: "155", department: "12", tenancy: String(tenancy),
            receivedOn: SampleFile.today.adding(days: -40), rent: Money(kroner: 100), isOpen: true)
    }

    @Test func whatCannotBeReadIsNotWritten() throws {
        let bytes = Data("%PDF-1.7".utf8)
        let report = try report(bytes)
        #expect { try written(of: bytes, report: report) } throws: {
            ($0 as? Problem)?.code == "file_unreadable"
        }
    }
}

@Suite struct ReportTextTests {
    func text(_ rows: [[String: String]], _ language: Language) throws -> String {
        try ImportFile(SampleFile.units.with(rows).bytes, name: "juni.csv").units(ImportContext(on: SampleFile.today))
            .check(confirmed: false, acceptValid: false, language: language).report.text(language)
    }

    static func rows(_ count: Int) -> [[String: String]] {
        (0..<count).map { ["lejemaal": String($0), "husleje": "x\($0)"] }
    }

    @Test func sixteenAreToldOneByOneSeventeenTogether() throws {
        let few = try text(ReportTextTests.rows(16), .da)
        #expect(
            few.contains(
                "juni.csv: 16 rækker - 0 nye, 0 ændrede, 0 uændrede, 16 afvist.\nLæst som utf-8 med skilletegnet ;\nIntet er gemt.\n"
            ))
        #expect(few.split(separator: "\n").count == 19)
        #expect(few.contains("J2 husleje Fejl: »x0« Det kan ikke læses som et beløb."))
        let many = try text(ReportTextTests.rows(17), .da)
        #expect(many.split(separator: "\n").count == 5)
        #expect(many.contains("husleje: Ikke et beløb (Fejl) i 17 rækker: 2, 3, 4,"))
        #expect(try text(ReportTextTests.rows(17), .en).contains("husleje: Not an amount (Error) in 17 rows"))
    }

    @Test func nothingReachesTheTerminalAsACommand() throws {
        let shown = try text([["by": "\u{1B}[2J"]], .en)
        #expect(!shown.contains("\u{1B}") && shown.contains("␣[2J"))
    }
}
