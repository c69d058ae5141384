import Foundation

@testable import HousingFiles

/// A small workbook written part by part, so that a test can make each part as odd as it likes.
struct SampleWorkbook {
    /// The inside of `<sheetData>`.
    var rows = ""
    var texts: [String] = []
    var countsFrom1904 = false
    var sheets =
        #"<sheet name="Boliger" sheetId="7" state="hidden" r:id="rId1"/><sheet name="Andet" sheetId="2" r:id="rId9"/>"#
    /// Placed before the workbook's own element of the sheet.
    var prologue = ""
    var afterRows = ""
    /// More relationships of the workbook, and more parts.
    var relationships = ""
    var others: [String: String] = [:]
    /// How the parts are named and encoded.
    var named: (String) -> String = { $0 }
    var encoded: (String) -> [UInt8] = { Array($0.utf8) }

    /// Style 1 is a built-in day format, 2 one written out, 3 a time, 4 an amount.
    var styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <numFmts count="2"><numFmt numFmtId="164" formatCode="[$-406]dd\\-mm\\-yyyy;@"/>
        <numFmt numFmtId="165" formatCode="#,##0.00&quot; kr. pr. md&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/></cellXfs>
        </styleSheet>
        """

    var bytes: Data {
        get throws {
            let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            let package = "http://schemas.openxmlformats.org/package/2006/relationships"
            let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            let parts = [
                "_rels/.rels": """
                <Relationships xmlns="\(package)"><Relationship Id="a" Type="\(office)/officeDocument" Target="/xl/workbook.xml"/></Relationships>
                """,
                "xl/workbook.xml": """
                <workbook xmlns="\(main)" xmlns:r="\(office)"><workbookPr date1904="\(countsFrom1904 ? 1 : 0)"/><sheets>\(sheets)</sheets></workbook>
                """,
                "xl/_rels/workbook.xml.rels": """
                <Relationships xmlns="\(package)"><Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Type="\(office)/styles" Target="styles.xml"/>
                <Relationship Id="rId3" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/>\(relationships)</Relationships>
                """,
                "xl/styles.xml": styles,
                "xl/sharedStrings.xml": "<sst xmlns=\"\(main)\">" + texts.map { "<si>\($0)</si>" }.joined() + "</sst>",
                "xl/worksheets/sheet1.xml": """
                <?xml version="1.0" encoding="UTF-8"?>\(prologue)<worksheet xmlns="\(main)"><sheetData>\(rows)</sheetData>\(afterRows)</worksheet>
                """,
            ]
            return try ZipArchive.sample(
                parts.merging(others) { $1 }.sorted { $0.key < $1.key }.map {
                    (path: named($0.key), bytes: encoded($0.value))
                })
        }
    }

    /// A cell of inline text.
    static func cell(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }

    /// A `units` file as a workbook: every cell inline text, but those given as XML of their own.
    static func units(_ rows: [[String: String]], xml: [String: String] = [:]) -> SampleWorkbook {
        let file = SampleFile.units.with(rows)
        var book = SampleWorkbook()
        let lines = [file.columns] + file.rows.map { row in file.columns.map { row[$0] ?? file.good[$0] ?? "" } }
        for (number, line) in lines.enumerated() {
            book.rows += "<row r=\"\(number + 1)\">"
            for (position, text) in line.enumerated() {
                let name = file.columns[position]
                if number > 0, let xml = xml[name] {
                    book.rows += xml
                } else {
                    book.rows += cell(text)
                }
            }
            book.rows += "</row>"
        }
        return book
    }
}

extension ZipArchive {
    /// An archive of these parts.
    static func sample(_ parts: [(path: String, bytes: [UInt8])]) throws -> Data {
        try writing(parts.map { (path: $0.path, content: .bytes($0.bytes)) }).data
    }
}
