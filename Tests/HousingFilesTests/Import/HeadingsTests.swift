import Foundation
import Housing
import Testing

@testable import HousingFiles

/// Titles above the headings, and sheets in the wrong order.
@Suite struct HeadingsTests {
    let context = ImportContext(on: SampleFile.today)

    @Test(arguments: [
        ("Boliger, der er klar, til, by\n", 2), ("\n\nUge 45\n;;\n", 5), ("Husleje;By\nLedige boliger\n", 3),
        ("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p\n", 2), ("", 1),
    ])
    func titlesAreFound(title: String, row: Int) throws {
        let file = SampleFile.units.with([[:], ["lejemaal": "2", "husleje": "x"]])
        let bytes = Data((title + file.text()).utf8)
        let reading = try ImportFile(bytes).units(context)
        #expect(reading.readAs.headerRow == row && reading.rowCount == 2 && reading.readAs.delimiter == ";")
        #expect(said(try reading.problems()) == ["J\(row + 2) husleje not_an_amount"])
        let report = try reading.check(confirmed: false, acceptValid: false, language: .da).report
        #expect(try report.text(.da).contains("række \(row)") == (row > 1))
        // Written back, the column stands where the headings are, and the file says the same again.
        let written = try ProblemsFile.made(of: bytes, report: report).data
        let again = try ImportFile(written).units(context)
        #expect(try again.problems() == reading.problems() && again.readAs == reading.readAs)
        let lines = String(decoding: written, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[row - 1].hasSuffix(";fejl"))
    }

    @Test func titlesOfAWorkbook() throws {
        var book = SampleWorkbook.units([["husleje": "x"]])
        book.rows =
            "<row r=\"1\">\(SampleWorkbook.cell("Boliger fra Prøvebo"))</row><row r=\"3\"/>"
            + book.rows.replacingOccurrences(of: "r=\"2\"", with: "r=\"5\"")
            .replacingOccurrences(of: "<row r=\"1\">", with: "<row r=\"4\">")
        let reading = try ImportFile(try book.bytes).units(context)
        #expect(reading.readAs == ImportReadAs(sheet: "Boliger", headerRow: 4))
        #expect(said(try reading.problems()) == ["J5 husleje not_an_amount"])
    }

    @Test func anotherKindIsSeenBelowItsTitle() throws {
        let text = "Tælling\nfra VIVE\n" + CensusImportTests.file.text()
        let problems = try ImportFile(Data(text.utf8)).units(context).problems()
        #expect(said(problems) == ["- - wrong_kind"])
        #expect(problems[0].message.da == "Filen ligner en fil af slagsen hjemløsetælling.")
    }

    @Test(arguments: [
        ("<row r=\"1\"><c s=\"1\"/></row>", "empty_file"), (headings, "no_rows"),
        ("<row r=\"1\">" + SampleWorkbook.cell("Boliger fra Eksempel Boligforening") + "</row>", "missing_column"),
    ])
    func aFirstSheetWithoutTheRowsSaysWhichHasThem(_ first: String, _ problem: String) throws {
        let problems = try ImportFile(try Self.book(first, SampleWorkbook.units([[:]])).bytes).units(context).problems()
        #expect(Set(problems.map(\.code.rawValue)) == [problem])
        #expect(problems.allSatisfy { $0.message.da.contains("»Boliger & co«") })
        #expect(problems.allSatisfy { $0.hint?.en.contains("Move the sheet") == true })
    }

    @Test func aSheetThatExplainsTheColumnsHasNoRows() throws {
        var words = SampleWorkbook()
        for (index, name) in SampleFile.units.columns.enumerated() {
            words.rows += "<row r=\"\(index + 1)\">" + SampleWorkbook.cell(name) + "</row>"
        }
        let problems = try ImportFile(try Self.book(Self.headings, words).bytes).units(context).problems()
        #expect(said(problems) == ["- - no_rows"])
        #expect(problems.first?.message.da.contains("»") == false)
    }

    private static let headings =
        "<row r=\"1\">" + SampleFile.units.columns.map(SampleWorkbook.cell).joined() + "</row>"

    /// The rows of a first sheet, and a workbook's as those of the second.
    private static func book(_ first: String, _ second: SampleWorkbook) -> SampleWorkbook {
        var book = second
        book.sheets =
            #"<sheet name="Forside" sheetId="1" r:id="rId8"/><sheet name="Boliger &amp; co" sheetId="7" r:id="rId1"/>"#
        book.relationships = """
            <Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/>
            """
        book.others = ["xl/worksheets/sheet2.xml": "<worksheet><sheetData>\(first)</sheetData></worksheet>"]
        return book
    }
}
