import Foundation
import Housing

/// Where a relationship of a part leads.
struct Relationship {
    let type: Substring
    let target: String
}

/// What the parts around a sheet say. Elements count by where they stand: other programs and form controls put elements of
/// the same name elsewhere.
enum WorkbookParts {
    /// The relationships of a part, by id.
    ///
    /// - Parameter folder: what relative targets begin from, `xl/`.
    static func relationships(_ part: ZipPart, folder: String) throws(FileFault) -> [String: Relationship] {
        let reader = PartReader(part)
        var found: [String: Relationship] = [:]
        while let piece = try reader.next() {
            guard piece == .empty || piece == .opening, reader.depth == 1, reader.isNamed("Relationship"),
                let id = reader.text("Id"), let type = reader.text("Type"), let target = reader.text("Target"),
                reader.text("TargetMode") != "External"
            else { continue }
            let isWhole = target.hasPrefix("/") || target.hasPrefix("\\")
            let path = target.removingPercentEncoding ?? target
            found[id] = Relationship(
                type: type.split(separator: "/").last ?? "", target: ZipArchive.plain(isWhole ? path : folder + path))
        }
        return found
    }

    /// `workbook.xml`: the sheets in order and the date system.
    static func workbook(_ part: ZipPart) throws(FileFault) -> (
        sheets: [(name: String, id: String)], countsFrom1904: Bool
    ) {
        let reader = PartReader(part)
        var sheets: [(name: String, id: String)] = []
        var countsFrom1904 = false
        var inSheets = false
        while let piece = try reader.next() {
            guard piece == .empty || piece == .opening else { continue }
            if reader.depth == 1 {
                inSheets = reader.isNamed("sheets")
                if reader.isNamed("workbookPr"), let text = reader.text("date1904") {
                    guard let answer = yesNo(text) else { throw .damaged }
                    countsFrom1904 = answer
                }
            } else if reader.depth == 2, inSheets, reader.isNamed("sheet"), let id = reader.relationship {
                sheets.append((name: reader.text("name") ?? "", id: id))
            }
        }
        return (sheets, countsFrom1904)
    }

    /// `styles.xml`: what each cell style makes of a number.
    static func styles(_ part: ZipPart) throws(FileFault) -> [NumberFormat] {
        let reader = PartReader(part)
        var formats: [Int: NumberFormat] = [:]
        var styles: [NumberFormat] = []
        var inFormats = false
        var inStyles = false
        while let piece = try reader.next() {
            guard piece == .empty || piece == .opening else { continue }
            if reader.depth == 1 {
                (inFormats, inStyles) = (reader.isNamed("numFmts"), reader.isNamed("cellXfs"))
            } else if reader.depth == 2, inFormats, reader.isNamed("numFmt") {
                guard let id = reader.number("numFmtId"), let code = reader.text("formatCode") else { continue }
                formats[id] = NumberFormat(code)
            } else if reader.depth == 2, inStyles, reader.isNamed("xf") {
                guard styles.count < 65_536 else { throw .damaged }
                let id = reader.number("numFmtId") ?? 0
                styles.append(formats[id] ?? NumberFormat(builtIn: id))
            }
        }
        return styles
    }

    /// `sharedStrings.xml`: the texts that cells refer to by number.
    static func texts(_ part: ZipPart) throws(FileFault) -> [Cell] {
        let reader = PartReader(part)
        var texts: [Cell] = []
        var text = CellTextReader()
        while let piece = try reader.next() {
            try text.take(piece, reader, at: 1)
            guard reader.depth == 1, reader.isNamed("si"), piece == .closing || piece == .empty else { continue }
            // More texts than a sheet of a million rows has use for, and no more than memory has room for.
            guard texts.count < 4_000_000 else { throw FileFault(.tooLarge, .count(500)) }
            texts.append(text.cell)
            text = CellTextReader()
        }
        return texts
    }

    /// `1` or `true`, `0` or `false`, perhaps padded; nil for anything else.
    static func yesNo(_ text: String) -> Bool? {
        switch CellText.trimmed(text) {
        case "1", "true": true
        case "0", "false": false
        default: nil
        }
    }
}

extension PartReader {
    /// The id of a relationship, under whatever prefix.
    fileprivate var relationship: String? {
        for name: StaticString in ["r:id", "id"] { if let id = text(name) { return id } }
        return attributeEnding(":id")
    }
}

/// Puts together the text of a shared or inline string: its `t`, alone or in runs, but not what tells how it is read out.
struct CellTextReader {
    private var bytes: [UInt8] = []
    private var inText = false
    private var inRun = false

    /// - Parameter depth: of `si` or `is`.
    mutating func take(_ piece: PartReader.Piece, _ reader: PartReader, at depth: Int) throws(FileFault) {
        switch piece {
        case .opening:
            if reader.depth == depth + 1 { (inText, inRun) = (reader.isNamed("t"), reader.isNamed("r")) }
            if reader.depth == depth + 2, inRun { inText = reader.isNamed("t") }
        case .closing: inText = false
        case .text, .characters: if inText { try append(piece, reader) }
        case .empty, .other: break
        }
    }

    mutating func append(_ piece: PartReader.Piece, _ reader: PartReader) throws(FileFault) {
        try reader.append(piece, to: &bytes)
        guard bytes.count <= WorkbookText.longest else { throw .damaged }
    }

    /// The text as a cell has it.
    var cell: Cell {
        if bytes.isEmpty { return .empty }
        let isEscaped = bytes.contains(UInt8(ascii: "_"))
        if !isEscaped, let plain = bytes.withUnsafeBufferPointer({ CellText.plain($0) }) { return Cell(plain) }
        return Cell(CellText.read(WorkbookText.plain(String(decoding: bytes, as: UTF8.self))))
    }
}
