import Housing

import struct Foundation.Data

/// The first sheet of an `.xlsx`. Formulas count as their stored values; macros and links to other files are not read.
struct WorkbookFile: RowSource {
    let bytes: Data
    /// The part of the sheet that is read.
    let sheetPath: String
    private let sheetName: String
    /// The sheets behind it.
    private let others: [(path: String, name: String)]
    /// The shared texts.
    let texts: [Cell]
    /// What each cell style makes of a number.
    let formats: [NumberFormat]
    let countsFrom1904: Bool

    init(_ bytes: Data) throws {
        self.bytes = bytes
        let found = try bytes.withUnsafeBytes { raw in try WorkbookFile.parts(ZipArchive(raw)) }
        (sheetPath, sheetName) = found.sheets[0]
        others = Array(found.sheets.dropFirst())
        (texts, formats, countsFrom1904) = (found.texts, found.formats, found.countsFrom1904)
    }

    var readAs: ImportReadAs { ImportReadAs(sheet: sheetName) }

    var likelyRows: Int { 0 }

    func rows(_ body: (_ number: Int, _ cells: [Cell]) throws -> Void) throws { try rows(of: sheetPath, body) }

    private func rows(of path: String, _ body: (_ number: Int, _ cells: [Cell]) throws -> Void) throws {
        try bytes.withUnsafeBytes { raw in
            let archive = try ZipArchive(raw)
            guard let part = archive.part(path) else { throw FileFault.damaged }
            var parser = SheetParser(self, part)
            try parser.rows(body)
        }
    }

    /// Bytes of the sheet that is read.
    func unpackedSheet() throws -> Int {
        try bytes.withUnsafeBytes { raw in
            guard let part = try ZipArchive(raw).part(sheetPath) else { throw FileFault.damaged }
            var count = 0
            while case let piece = try part.read(), !piece.isEmpty { count += piece.count }
            return count
        }
    }

    func elsewhere(_ headings: Headings?) -> String? { others.prefix(100).first { has($0.path, headings) }?.name }

    /// True for a sheet with something in it, or with the headings and a row beneath them.
    private func has(_ path: String, _ headings: Headings?) -> Bool {
        var isBeneath = headings == nil
        var found = false
        try? rows(of: path) { number, cells in
            guard cells.contains(where: { !$0.isEmpty }) else { return }
            found = isBeneath
            if found || number > Headings.mostRows { throw CancellationError() }
            if let headings { isBeneath = headings.areWhole(cells.lazy.map(\.text)) }
        }
        return found
    }

    private typealias Parts = (
        sheets: [(path: String, name: String)], texts: [Cell], formats: [NumberFormat], countsFrom1904: Bool
    )

    private static func parts(_ archive: ZipArchive) throws -> Parts {
        guard let rootPart = archive.part("_rels/.rels") else { throw FileFault.damaged }
        let root = try WorkbookParts.relationships(rootPart, folder: "")
        let path = root.values.first { $0.type == "officeDocument" }?.target ?? "xl/workbook.xml"
        guard let workbookPart = archive.part(path) else { throw FileFault.damaged }
        let workbook = try WorkbookParts.workbook(workbookPart)

        let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let (folder, file) = (String(path[..<cut]), String(path[cut...]))
        guard let part = archive.part(folder + "_rels/" + file + ".rels") else { throw FileFault.damaged }
        let relationships = try WorkbookParts.relationships(part, folder: folder)
        let sheets = workbook.sheets.compactMap { sheet -> (path: String, name: String)? in
            guard let found = relationships[sheet.id], found.type == "worksheet" else { return nil }
            return (found.target, sheet.name)
        }
        guard !sheets.isEmpty else { throw FileFault.damaged }
        func linked(_ type: Substring) -> ZipPart? {
            relationships.values.first { $0.type == type }.flatMap { archive.part($0.target) }
        }
        return (
            sheets, try linked("sharedStrings").map(WorkbookParts.texts) ?? [],
            try linked("styles").map(WorkbookParts.styles) ?? [], workbook.countsFrom1904
        )
    }
}
