import Foundation
import Housing

/// Reads a sheet row by row. Only what stands in a cell of a row of its data counts: form controls and extensions have
/// elements of the same names.
struct SheetParser {
    static let mostRows = 1_048_576
    static let mostColumns = 16_384

    private let workbook: WorkbookFile
    private let reader: PartReader
    private var row = 0
    private var cells: [Cell] = []
    private var column = -1
    private var kind = Kind.number
    private var style = 0
    private var text: [UInt8] = []
    private var inline = CellTextReader()
    private var inValue = false
    private var inInline = false

    /// How a cell says what it is.
    private enum Kind { case number, shared, inline, formula, boolean, error, day }

    init(_ workbook: WorkbookFile, _ part: ZipPart) {
        self.workbook = workbook
        reader = PartReader(part)
    }

    /// Every row as it ends.
    mutating func rows(_ body: (Int, [Cell]) throws -> Void) throws {
        var place = SheetPlace()
        while let piece = try reader.next() {
            place.take(piece, reader)
            switch (place.level, piece) {
            case (.row, .opening): try beginRow()
            case (.row, .closing): try body(row, cells)
            case (.row, .empty):
                try beginRow()
                try body(row, cells)
            case (.cell, .opening): try beginCell()
            case (.cell, .empty): try beginCell()
            case (.cell, .closing): try endCell()
            case (.content, _): try content(piece)
            default: break
            }
        }
    }

    private mutating func beginRow() throws(FileFault) {
        row = try SheetPlace.row(reader, after: row)
        column = -1
        cells.removeAll(keepingCapacity: true)
    }

    private mutating func beginCell() throws(FileFault) {
        column = try SheetPlace.column(reader, after: column)
        kind = reader.attribute("t", SheetParser.kind) ?? .number
        style = reader.number("s") ?? 0
        text.removeAll(keepingCapacity: true)
        (inValue, inInline) = (false, false)
    }

    private static func kind(_ bytes: UnsafeBufferPointer<UInt8>) -> Kind {
        func isText(_ text: StaticString) -> Bool {
            bytes.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }
        if isText("s") { return .shared }
        if isText("inlineStr") { return .inline }
        if isText("str") { return .formula }
        if isText("b") { return .boolean }
        if isText("e") { return .error }
        return isText("d") ? .day : .number
    }

    /// What stands in a cell: its value, or a text of its own.
    private mutating func content(_ piece: PartReader.Piece) throws(FileFault) {
        if reader.depth == SheetPlace.cellDepth + 1 {
            switch piece {
            case .opening:
                inValue = reader.isNamed("v")
                inInline = reader.isNamed("is")
                if inInline { inline = CellTextReader() }
                return
            case .closing:
                inValue = false
                // The text is taken when the cell ends.
                return
            default: break
            }
        }
        if inInline {
            try inline.take(piece, reader, at: SheetPlace.cellDepth + 1)
        } else if inValue, piece == .text || piece == .characters {
            try reader.append(piece, to: &text)
            guard text.count <= WorkbookText.longest else { throw .damaged }
        }
    }

    private mutating func endCell() throws(FileFault) {
        let cell = inInline ? inline.cell : value()
        guard !cell.isEmpty else { return }
        while cells.count < column { cells.append(.empty) }
        if column < cells.count { cells[column] = cell } else { cells.append(cell) }
    }

    private func value() -> Cell {
        var (low, high) = (0, text.count)
        while low < high, text[low] <= 0x20 { low += 1 }
        while high > low, text[high - 1] <= 0x20 { high -= 1 }
        guard low < high else { return .empty }
        return text.withUnsafeBufferPointer { value(UnsafeBufferPointer(rebasing: $0[low..<high])) }
    }

    /// - Parameter bytes: the value without what it was padded with.
    private func value(_ bytes: UnsafeBufferPointer<UInt8>) -> Cell {
        let format = workbook.formats.indices.contains(style) ? workbook.formats[style] : .number
        var written: String { String(decoding: bytes, as: UTF8.self) }
        switch kind {
        case .shared:
            guard let index = XMLText.number(bytes), workbook.texts.indices.contains(index) else {
                return Cell(written, .error)
            }
            return workbook.texts[index]
        case .inline, .formula, .day: return Cell(CellText.read(WorkbookText.plain(written)))
        case .boolean:
            switch WorkbookParts.yesNo(written) {
            case true?: return Cell("SAND", .boolean)
            case false?: return Cell("FALSK", .boolean)
            case nil: return Cell(written, .error)
            }
        case .error: return Cell(written, .error)
        case .number: return WorkbookText.cell(bytes, format, from1904: workbook.countsFrom1904)
        }
    }

    /// The place of `H14`, from 0.
    static func column(_ reference: some Collection<UInt8>) -> Int? {
        var value = 0
        for byte in reference {
            guard byte >= 65, (65...90).contains(byte & 0xDF) else { break }
            value = value * 26 + Int(byte & 0xDF) - 64
            guard value <= 1_000_000 else { return nil }
        }
        return value > 0 ? value - 1 : nil
    }
}

/// Where in a sheet a reader is, by the elements around it.
struct SheetPlace {
    /// What the piece just read is: a row or a cell of the sheet's data, or something inside a cell.
    enum Level { case outside, row, cell, content }

    static let cellDepth = 3
    private(set) var level = Level.outside
    private var inData = false
    private var inRow = false
    private var inCell = false

    mutating func take(_ piece: PartReader.Piece, _ reader: PartReader) {
        level = .outside
        let isTag = piece == .opening || piece == .closing || piece == .empty
        switch reader.depth {
        case 1 where isTag: inData = piece == .opening && reader.isNamed("sheetData")
        case 2 where isTag && inData && reader.isNamed("row"):
            level = .row
            inRow = piece == .opening
        case 2 where isTag: inRow = false
        case SheetPlace.cellDepth where isTag && inData && inRow && reader.isNamed("c"):
            level = .cell
            inCell = piece == .opening
        case SheetPlace.cellDepth where isTag: inCell = false
        default: if inData, inRow, inCell, reader.depth > SheetPlace.cellDepth { level = .content }
        }
    }

    /// The number of the row that opens.
    ///
    /// - Throws: `FileFault` for a row that stands before the last one, or beyond any sheet: no spreadsheet wrote it.
    static func row(_ reader: PartReader, after last: Int) throws(FileFault) -> Int {
        guard let number = reader.attribute("r", { .some(XMLText.number($0)) }) ?? last + 1, number > last,
            number <= SheetParser.mostRows
        else { throw .damaged }
        return number
    }

    /// The place of the cell that opens, from 0.
    static func column(_ reader: PartReader, after last: Int) throws(FileFault) -> Int {
        let column = reader.attribute("r") { SheetParser.column($0) } ?? last + 1
        guard column < SheetParser.mostColumns else { throw .damaged }
        return column
    }
}
