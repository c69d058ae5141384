import Housing

import struct Foundation.Data

extension WorkbookFile {
    /// The workbook as it came, its first sheet with a last column of texts.
    func adding(_ notes: inout RowNotes) throws -> Data {
        let place = try RowNotes.place(in: self)
        return try bytes.withUnsafeBytes { raw in
            let archive = try ZipArchive(raw)
            guard let part = archive.part(sheetPath) else { throw WorkbookFile.damaged }
            var writer = SheetNotes(sheet: try part.bytes(), place: place)
            return try ZipArchive.writing([(path: sheetPath, bytes: writer.written(&notes))], over: archive)
        }
    }
}

/// Puts a cell at the end of every row of a sheet, leaving all else as its spreadsheet wrote it: formats, widths,
/// formulas. A parser would hand on what the sheet says, not how it says it, so the tags are looked for in the bytes.
struct SheetNotes {
    private let sheet: [UInt8]
    private let place: RowNotes.Place
    private var result: [UInt8] = []
    /// What has been copied to the result so far.
    private var copied = 0
    private var row = 0
    private var column = -1
    /// Where the cell of an earlier `fejl` begins.
    private var earlierCell: Int?

    init(sheet: [UInt8], place: RowNotes.Place) {
        self.sheet = sheet
        self.place = place
    }

    /// The sheet with its last column.
    mutating func written(_ notes: inout RowNotes) throws -> [UInt8] {
        var at = 0
        while let opening = sheet[at...].firstIndex(of: UInt8(ascii: "<")) {
            at = end(of: opening)
            if Tag.isOfInterest(sheet[opening..<at]) { try take(Tag(sheet[opening..<at]), opening..<at, &notes) }
        }
        result += sheet[copied...]
        return result
    }

    /// The place after the tag, comment or CDATA section that begins there.
    private func end(of opening: Int) -> Int {
        let rest = sheet[opening...]
        let closing: [UInt8] =
            rest.starts(with: Array("<!--".utf8))
            ? Array("-->".utf8) : rest.starts(with: Array("<![CDATA[".utf8)) ? Array("]]>".utf8) : [UInt8(ascii: ">")]
        var at = opening + 1
        while at < sheet.count, !sheet[at...].starts(with: closing) { at += 1 }
        return min(at + closing.count, sheet.count)
    }

    private mutating func take(_ tag: Tag, _ range: Range<Int>, _ notes: inout RowNotes) throws {
        switch (tag.name, tag.isEnd) {
        case ("row", false):
            row = tag.attribute("r").flatMap { Int($0) } ?? row + 1
            column = -1
        case ("c", false):
            column = tag.attribute("r").flatMap(SheetParser.column) ?? column + 1
            guard column == place.earlier else { return }
            if tag.isEmpty { drop(range) } else { earlierCell = range.lowerBound }
        case ("c", true):
            if let start = earlierCell { drop(start..<range.upperBound) }
            earlierCell = nil
        case ("row", true):
            let text = try notes.text(row, place)
            guard !text.isEmpty else { return }
            result += sheet[copied..<range.lowerBound]
            copied = range.lowerBound
            result += cell(text, prefix: tag.prefix).utf8
        default: break
        }
    }

    private mutating func drop(_ range: Range<Int>) {
        result += sheet[copied..<range.lowerBound]
        copied = range.upperBound
    }

    /// Inline text, which no spreadsheet takes for a formula.
    private func cell(_ text: String, prefix: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
            }
        }
        let reference = columnLetters(place.position) + String(row)
        return "<\(prefix)c r=\"\(reference)\" t=\"inlineStr\"><\(prefix)is><\(prefix)t xml:space=\"preserve\">"
            + escaped + "</\(prefix)t></\(prefix)is></\(prefix)c>"
    }
}

/// A tag of XML as it stands in the bytes.
private struct Tag {
    /// `x:`, or nothing.
    let prefix: String
    /// Without its prefix.
    let name: String
    let isEnd: Bool
    let isEmpty: Bool
    private let text: Substring

    init(_ bytes: ArraySlice<UInt8>) {
        let whole = String(decoding: bytes.prefix(1024), as: UTF8.self)
        isEmpty = bytes.suffix(2).first == UInt8(ascii: "/")
        var rest = whole.dropFirst()
        isEnd = rest.first == "/"
        if isEnd { rest.removeFirst() }
        let full = rest.prefix { !$0.isWhitespace && $0 != "/" && $0 != ">" }
        let colon = full.firstIndex(of: ":").map { full.index(after: $0) } ?? full.startIndex
        prefix = String(full[..<colon])
        name = String(full[colon...])
        text = rest[full.endIndex...]
    }

    /// True for a row or a cell, told by its bytes alone: a sheet has millions of tags.
    static func isOfInterest(_ bytes: ArraySlice<UInt8>) -> Bool {
        let name = bytes.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
            .split { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }.last
        return name.map { $0.elementsEqual("c".utf8) || $0.elementsEqual("row".utf8) } ?? false
    }

    /// The value of an attribute without a prefix.
    func attribute(_ name: String) -> String? {
        var rest = text
        while let equals = rest.firstIndex(of: "=") {
            let key = rest[..<equals].split(whereSeparator: \.isWhitespace).last ?? ""
            let afterEquals = rest[rest.index(after: equals)...].drop(while: \.isWhitespace)
            guard let quote = afterEquals.first, quote == "\"" || quote == "'" else { return nil }
            let value = afterEquals.dropFirst()
            guard let end = value.firstIndex(of: quote) else { return nil }
            if key == name { return String(value[..<end]) }
            rest = value[value.index(after: end)...]
        }
        return nil
    }
}
