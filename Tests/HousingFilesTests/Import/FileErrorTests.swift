import Foundation
import Housing
import Testing

@testable import HousingFiles

@Suite struct FileErrorTests {
    func check(_ text: String) throws -> (report: ImportReport, exit: Int32) {
        try ImportFile(Data(text.utf8)).units(ImportContext(on: SampleFile.today))
            .check(confirmed: false, acceptValid: true, language: .da)
    }

    static let head = SampleFile.units.columns.joined(separator: ";")

    /// one problem for each, without row and cell, exit 65.
    @Test(arguments: [
        ("", ["- - empty_file"]), ("\n;;\n \n", ["- - empty_file"]), (head + "\n", ["- - no_rows"]),
        (head + "\n;;;\n\n", ["- - no_rows"]),
        (
            SampleFile.units.without("husleje").without("by").text(),
            ["- by missing_column", "- husleje missing_column"]
        ),
        (SampleFile.units.with(["nettoleje": "1"]).text(), ["- husleje duplicate_column"]),
        (RegisterImportTests.file.text(), ["- - wrong_kind"]), (CensusImportTests.file.text(), ["- - wrong_kind"]),
        (SampleFile.units.text() + "\"", ["- - unterminated_quote"]),
        ("helt;noget;andet\n1;2;3\n", SampleFile.units.columns.map { "- \($0) missing_column" }),
    ])
    func stops(text: String, expected: [String]) throws {
        let (report, exit) = try check(text)
        let lines = try report.lines.map { "\($0.cell ?? "-") \($0.column ?? "-") \($0.code.rawValue)" }
        #expect(lines == expected)
        #expect(try report.lines.allSatisfy { $0.row == nil && $0.severity == .error })
        #expect(report.summary.rows == 0 && !report.summary.stored && exit == 65)
    }

    @Test func tooLarge() throws {
        let bytes = SampleFile.units.bytes + Data(count: ImportFile.largest)
        #expect(said(try ImportFile(bytes).units(ImportContext(on: SampleFile.today)).problems()) == ["- - too_large"])
    }

    @Test(arguments: [
        (
            "Boligorganisation;AFDELING;Lejemål (nr);Adresse;Post_nr;By;Bolig-type;Værelser;Areal (m²);Husle je;Modtaget;Ledig fra",
            []
        ),
        // an unknown column is an info at its header; fejl is none
        (head + ";Bemærkning;Fejl", ["M1 Bemærkning unknown_column"]),
        (head + ";" + String(repeating: "x", count: 101), ["M1 \(String(repeating: "x", count: 100))… unknown_column"]),
    ])
    func headers(head: String, expected: [String]) throws {
        let text = SampleFile.units.text().split(separator: "\n")
        #expect(try unitProblems(raw: head + "\n" + text[1] + "\n") == expected)
    }

    @Test(arguments: [
        // empty rows keep their number; a record over two lines is one row
        ("\n;;\n" + row, []),
        (
            row.replacingOccurrences(of: "Prøvevej 1", with: "\"Prøvevej\n1\"") + "\n\n" + bad,
            ["J4 husleje not_an_amount", "4 - duplicate_in_file"]
        ),
        // missing cells at the end are empty, one too many stops the row
        (row.replacingOccurrences(of: ";01-07-2026", with: ""), ["L2 ledig_fra missing_value"]),
        (bad + ";x", ["M2 - too_many_cells"]), (bad + ";; ;", ["J2 husleje not_an_amount"]),
    ])
    func rows(text: String, expected: [String]) throws {
        #expect(try unitProblems(raw: FileErrorTests.head + "\n" + text) == expected)
    }

    @Test func columnsWithoutAHeader() throws {
        let head = FileErrorTests.head.replacingOccurrences(of: ";by", with: ";;by")
        let split = FileErrorTests.row.replacingOccurrences(of: ";København", with: ";X;København")
        #expect(try unitProblems(raw: head + "\n" + split) == ["F2 - too_many_cells"])
        #expect(try unitProblems(raw: head + "\n" + split.replacingOccurrences(of: ";X;", with: ";;")) == [])
    }

    static let row = SampleFile.units.text().split(separator: "\n").last.map(String.init) ?? ""
    static let bad = row.replacingOccurrences(of: "6200", with: "6.2oo")

    func unitProblems(raw: String) throws -> [String] {
        said(try ImportFile(Data(raw.utf8)).units(ImportContext(on: SampleFile.today)).problems())
    }
}
