import Foundation
import Housing
import Testing

@testable import HousingFiles

@Suite struct WorkbookTests {
    func cells(_ book: SampleWorkbook) throws -> [Int: [String]] {
        var rows: [Int: [String]] = [:]
        try WorkbookFile(book.bytes).rows { rows[$0] = $1.map(\.text) }
        return rows
    }

    @Test(arguments: [
        (#"<c r="A1" t="s"><v>0</v></c>"#, "fælles"), (#"<c r="A1" t="s"><v>1</v></c>"#, "to dele"),
        (#"<c r="A1" t="inlineStr"><is><t xml:space="preserve"> her </t></is></c>"#, "her"),
        (#"<c r="A1" t="inlineStr"><is><t>a_x000D_b</t></is></c>"#, "a\rb"),
        (#"<c r="A1"><v>6200.1000000000004</v></c>"#, "6200,1"), (#"<c r="A1"><v>6200</v></c>"#, "6200"),
        (#"<c r="A1" s="4"><v>62.5</v></c>"#, "62,5"), (#"<c r="A1"><v>1E+20</v></c>"#, "1e+20"),
        // days by their format, a formula by its stored value
        (#"<c r="A1" s="1"><v>46174</v></c>"#, "01-06-2026"),
        (#"<c r="A1" s="2"><f>TODAY()</f><v>46174.4375</v></c>"#, "01-06-2026 10:30"),
        (#"<c r="A1" s="3"><v>0.5</v></c>"#, "12:00"), (#"<c r="A1" s="1"><v>59</v></c>"#, "28-02-1900"),
        (#"<c r="A1" t="b"><v>1</v></c>"#, "SAND"), (#"<c r="A1" t="e"><v>#REF!</v></c>"#, "#REF!"),
        (#"<c r="A1" t="str"><f>A2</f><v>tekst</v></c>"#, "tekst"),
    ])
    func cellsAsADaneTypesThem(xml: String, expected: String) throws {
        var book = SampleWorkbook(rows: "<row r=\"1\">\(xml)</row>")
        book.texts = ["<t>fælles</t>", "<r><t xml:space=\"preserve\">to </t></r><r><t>dele</t></r><rPh><t>x</t></rPh>"]
        #expect(try cells(book) == [1: [expected]])
    }

    @Test func rowsKeepTheirNumbersAndCellsTheirColumns() throws {
        let book = SampleWorkbook(
            rows: #"<row r="3"><c r="C3"><v>1</v></c></row><row><c><v>2</v></c><c r="AA4"><v>3</v></c></row>"#)
        let rows = try cells(book)
        #expect(rows[3] == ["", "", "1"])
        #expect(rows[4]?.count == 27 && rows[4]?.first == "2" && rows[4]?.last == "3")
        #expect(columnLetters(26) == "AA" && SheetParser.column("AA4".utf8) == 26)
    }

    @Test func daysFrom1904() throws {
        var book = SampleWorkbook(rows: #"<row r="1"><c r="A1" s="1"><v>44712</v></c></row>"#)
        book.countsFrom1904 = true
        #expect(try cells(book) == [1: ["01-06-2026"]])
    }

    @Test func firstSheetEvenHidden() throws {
        let book = SampleWorkbook.units([[:]])
        let reading = try ImportFile(book.bytes, name: "uden-endelse").units(ImportContext(on: SampleFile.today))
        #expect(try reading.problems() == [])
        #expect(reading.readAs == ImportReadAs(sheet: "Boliger", headerRow: 1))
    }

    /// what a workbook's own values may be in a column.
    @Test(arguments: [
        ("modtaget", #"<c s="1"><v>46174</v></c>"#, []), ("modtaget", "<c><v>46174</v></c>", ["K2 modtaget not_a_day"]),
        ("modtaget", #"<c s="1"><v>46174.5</v></c>"#, ["K2 modtaget not_a_day"]),
        ("husleje", "<c><v>6200.5</v></c>", []), ("husleje", "<c><v>6200.555</v></c>", ["J2 husleje not_an_amount"]),
        ("husleje", #"<c s="1"><v>6200</v></c>"#, ["J2 husleje not_an_amount"]),
        ("husleje", #"<c t="e"><v>#DIV/0!</v></c>"#, ["J2 husleje not_an_amount"]),
        ("by", #"<c t="e"><v>#N/A</v></c>"#, ["F2 by unreadable_text"]),
        ("postnr", "<c><v>800</v></c>", []), ("postnr", "<c><v>80</v></c>", ["E2 postnr not_a_postcode"]),
        ("lejemaal", "<c><v>42</v></c>", []), ("by", "<c/>", ["F2 by missing_value"]),
    ])
    func cellsByColumn(column: String, xml: String, expected: [String]) throws {
        let book = SampleWorkbook.units([[:]], xml: [column: xml])
        let reading = try ImportFile(book.bytes).units(ImportContext(on: SampleFile.today))
        #expect(said(try reading.problems()) == expected)
    }

    @Test(arguments: [
        #"<!DOCTYPE worksheet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>"#,
        #"<!DOCTYPE w SYSTEM "file:///etc/hostname">"#,
    ])
    func entitiesAreNotExpanded(prologue: String) throws {
        var book = SampleWorkbook.units([["by": "&b;"]])
        book.prologue = prologue
        let reading = try ImportFile(book.bytes).units(ImportContext(on: SampleFile.today))
        #expect(said(try reading.problems()) == ["- - not_readable"])
    }

    @Test func aBombIsRefused() throws {
        let zeros = [UInt8](repeating: 48, count: 1_000_000)
        let parts = (0..<530).map { (path: "xl/\($0).xml", bytes: zeros) }
        let bomb = try ZipArchive.sample(parts)
        #expect(bomb.count < ImportFile.largest)
        let reading = try ImportFile(bomb).units(ImportContext(on: SampleFile.today))
        #expect(said(try reading.problems()) == ["- - too_large"])
    }

    /// A text longer than a cell has room for would be put together in memory however long it is.
    @Test(arguments: [false, true]) func aCellLongerThanAnyIsRefused(shared: Bool) throws {
        let text = String(repeating: "a", count: 200_000)
        var book = SampleWorkbook()
        if shared { book.texts = ["<t>\(text)</t>"] }
        book.rows = "<row><c t=\"inlineStr\"><is><t>\(shared ? "x" : text)</t></is></c></row>"
        let reading = try ImportFile(try book.bytes).units(ImportContext(on: SampleFile.today))
        #expect(said(try reading.problems()) == ["- - not_readable"])
    }

    /// Found by mutated files: the XML parser traps where a name is not UTF-8. Pieces of a part end anywhere.
    @Test(
        arguments: [
            ([0xC3], false), ([0xED, 0xA0, 0x80], false), ([0xC3, 0xA6], true), ([0xE2, 0x82, 0xAC], true),
            ([0xF0, 0x9F, 0x8F, 0xA0], true),
        ] as [([UInt8], Bool)])
    func onlyTextReachesTheParser(character: [UInt8], isText: Bool) throws {
        for padding in 65_500..<65_540 {
            let part = Array(repeating: UInt8(ascii: "a"), count: padding) + character + Array(" a".utf8)
            let bytes = try ZipArchive.sample([(path: "a.xml", bytes: part)])
            let read = bytes.withUnsafeBytes { raw in
                try? ZipArchive(raw).part("a.xml")?.bytes()
            }
            #expect((read == part) == isText)
        }
    }

    @Test func damagedWorkbooksAreFileErrors() throws {
        let whole = try SampleWorkbook.units([[:]]).bytes
        for bytes in [
            Data("PK".utf8), whole.prefix(whole.count / 2),
            try ZipArchive.sample([(path: "word/document.xml", bytes: [60])]),
        ] {
            let reading = try ImportFile(Data(bytes)).units(ImportContext(on: SampleFile.today))
            #expect(said(try reading.problems()) == ["- - not_readable"])
            #expect(reading.rowCount == 0)
        }
    }
}
