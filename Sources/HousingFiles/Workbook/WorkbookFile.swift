import Housing

import struct Foundation.Data

/// The first sheet of an `.xlsx`. Formulas count as their stored values; macros and links to other files are not read.
struct WorkbookFile: RowSource {
    let bytes: Data
    /// The part of the sheet that is read.
    let sheetPath: String
    private let sheetName: String
    /// The shared texts.
    let texts: [String]
    /// Which cell styles show a day.
    let showsDay: [Bool]
    let countsFrom1904: Bool

    init(_ bytes: Data) throws {
        self.bytes = bytes
        let found = try bytes.withUnsafeBytes { raw in try WorkbookFile.parts(ZipArchive(raw)) }
        (sheetPath, sheetName) = found.sheet
        (texts, showsDay, countsFrom1904) = (found.texts, found.showsDay, found.countsFrom1904)
    }

    var readAs: ImportReadAs { ImportReadAs(sheet: sheetName) }

    var likelyRows: Int { 0 }

    func rows(_ body: (_ number: Int, _ cells: [Cell]) throws -> Void) throws {
        try bytes.withUnsafeBytes { raw in
            let archive = try ZipArchive(raw)
            guard let part = archive.part(sheetPath) else { throw WorkbookFile.damaged }
            // The parser calls back only while `parse` runs.
            try withoutActuallyEscaping(body) { body in
                try SheetParser(self, body).parse(part)
            }
        }
    }

    static let damaged = FileFault(.notReadable, .rule(.workbook))

    private typealias Parts = (
        sheet: (path: String, name: String), texts: [String], showsDay: [Bool], countsFrom1904: Bool
    )

    private static func parts(_ archive: ZipArchive) throws -> Parts {
        let root = RelationshipParser(folder: "")
        guard let rootPart = archive.part("_rels/.rels") else { throw damaged }
        try root.parse(rootPart)
        let path = root.found.values.first { $0.type == "officeDocument" }?.target ?? "xl/workbook.xml"
        guard let workbookPart = archive.part(path) else { throw damaged }
        let workbook = WorkbookParser()
        try workbook.parse(workbookPart)

        let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let (folder, file) = (String(path[..<cut]), String(path[cut...]))
        let relationships = RelationshipParser(folder: folder)
        guard let part = archive.part(folder + "_rels/" + file + ".rels") else { throw damaged }
        try relationships.parse(part)
        guard
            let sheet = workbook.sheets.first(where: { relationships.found[$0.id]?.type == "worksheet" }),
            let sheetPath = relationships.found[sheet.id]?.target
        else { throw damaged }

        let styles = StyleParser()
        let texts = SharedStringParser()
        for (type, parser) in [("styles", styles), ("sharedStrings", texts)] as [(Substring, PartParser)] {
            guard let target = relationships.found.values.first(where: { $0.type == type })?.target,
                let part = archive.part(target)
            else { continue }
            try parser.parse(part)
        }
        return ((sheetPath, sheet.name), texts.texts, styles.showsDay, workbook.countsFrom1904)
    }
}
