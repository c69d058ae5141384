import Foundation
import Housing
import Testing

@testable import HousingFiles

/// Archives and parts that other programs than Excel write.
@Suite struct OddWorkbookTests {
    let context = ImportContext(on: SampleFile.today)

    func problems(_ change: (inout SampleWorkbook) -> Void) throws -> [String] {
        var book = SampleWorkbook.units([[:], ["lejemaal": "æøå 2 😀"]])
        change(&book)
        return said(try ImportFile(try book.bytes).units(context).problems())
    }

    @Test func namesOfParts() throws {
        #expect(try problems { $0.named = { $0.replacingOccurrences(of: "/", with: "\\") } } == [])
        #expect(try problems { $0.named = { "/" + $0.uppercased() } } == [])
        #expect(try problems { $0.named = { "./" + $0 } } == [])
    }

    @Test(arguments: [true, false]) func partsInUTF16(bigEndian: Bool) throws {
        let encoding = TextEncoding.utf16(bigEndian: bigEndian)
        func declared(_ text: String) -> String {
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
                + text.replacingOccurrences(of: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", with: "")
        }
        #expect(try problems { $0.encoded = { encoding.mark + encoding.bytes(declared($0)) } } == [])
        #expect(try problems { $0.encoded = { encoding.bytes($0) } } == [])
    }

    @Test func partsInLatin1() throws {
        func latin(_ text: String) -> [UInt8] {
            Windows1252.bytes(
                "<?xml version='1.0' encoding='ISO-8859-1'?>"
                    + text.replacingOccurrences(of: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", with: "")
                    .replacingOccurrences(of: "😀", with: "&#x1F600;"))
        }
        #expect(try problems { $0.encoded = latin } == [])
    }

    @Test(arguments: [
        "<controls><control><row r=\"1\"><c><v>7</v></c></row></control></controls>",
        "<extLst><ext><x14:row xmlns:x14=\"u\">1</x14:row><sheetData><row><c><v>9</v></c></row></sheetData></ext></extLst>",
        "<legacyDrawing r:id='a>b'/>", "<!-- <row r=\"1\"/> --><?pi <row> ?>",
    ])
    func elementsElsewhere(after: String) throws { #expect(try problems { $0.afterRows = after } == []) }

    @Test(arguments: [
        "</sheetData>", "<row", "<a></b>", "<a>", "<!ELEMENT a>", "<![CDATA[", "<!-- ",
    ])
    func whatIsNotXML(after: String) throws {
        #expect(try problems { $0.afterRows = after } == ["- - not_readable"])
    }

    @Test func aFormatOfAnotherListCountsNot() throws {
        // A conditional format with the number of a cell's format.
        #expect(
            try problems {
                $0.styles = $0.styles.replacingOccurrences(
                    of: "</styleSheet>",
                    with: "<dxfs><dxf><numFmt numFmtId=\"165\" formatCode=\"yyyy\"/></dxf></dxfs></styleSheet>")
                $0.rows = $0.rows.replacingOccurrences(
                    of: SampleWorkbook.cell("6200"), with: "<c s=\"4\"><v>6200</v></c>")
            } == [])
    }
}
