import Housing

/// A sheet, row by row: each goes to `body` when it ends.
final class SheetParser: PartParser {
    private static let mostRows = 1_048_576
    private static let mostColumns = 16_384

    private let workbook: WorkbookFile
    private let body: (Int, [Cell]) throws -> Void
    private var row = 0
    private var cells: [Cell] = []
    private var column = -1
    private var type = ""
    private var style = 0
    private var text = ""
    private var inText = false
    private var inPhonetic = false
    private var inCell = false

    init(_ workbook: WorkbookFile, _ body: @escaping (Int, [Cell]) throws -> Void) {
        self.workbook = workbook
        self.body = body
    }

    override func began(_ element: Substring, _ attributes: [String: String]) {
        switch element {
        case "row":
            let number = attributes["r"].flatMap { Int($0) } ?? row + 1
            // A row that stands before the last one, or beyond any sheet, was written by no spreadsheet.
            guard number > row, number <= SheetParser.mostRows else {
                return stop(FileFault(.notReadable, .rule(.workbook)))
            }
            row = number
            column = -1
            cells.removeAll(keepingCapacity: true)
        case "c":
            column = attributes["r"].flatMap(SheetParser.column) ?? column + 1
            guard column < SheetParser.mostColumns else { return stop(FileFault(.notReadable, .rule(.workbook))) }
            type = attributes["t"] ?? "n"
            style = attributes["s"].flatMap { Int($0) } ?? 0
            text = ""
            inCell = true
        case "v", "t": inText = inCell && !inPhonetic
        case "rPh": inPhonetic = true
        default: break
        }
    }

    override func found(_ text: String) {
        guard inText else { return }
        self.text += text
        if self.text.utf8.count > WorkbookText.longest { stop(FileFault(.notReadable, .rule(.workbook))) }
    }

    override func ended(_ element: Substring) {
        switch element {
        case "v", "t": inText = false
        case "rPh": inPhonetic = false
        case "c":
            inCell = false
            let cell = cell()
            guard !cell.isEmpty else { return }
            while cells.count < column { cells.append(.empty) }
            if column < cells.count { cells[column] = cell } else { cells.append(cell) }
        case "row":
            do { try body(row, cells) } catch { stop(error) }
        default: break
        }
    }

    private func cell() -> Cell {
        guard !text.isEmpty else { return .empty }
        switch type {
        case "s":
            guard let index = Int(text), workbook.texts.indices.contains(index) else { return Cell(text, .error) }
            return SheetParser.written(workbook.texts[index])
        case "inlineStr", "str": return SheetParser.written(WorkbookText.plain(text))
        case "b": return Cell(text == "1" ? "SAND" : "FALSK", .boolean)
        case "e": return Cell(text, .error)
        case "d": return SheetParser.written(text)
        default: return number()
        }
    }

    private func number() -> Cell {
        guard let value = Double(text), value.isFinite else { return SheetParser.written(text) }
        if workbook.showsDay.indices.contains(style), workbook.showsDay[style],
            let day = WorkbookText.day(value, from1904: workbook.countsFrom1904)
        {
            return Cell(day, .day)
        }
        return Cell(WorkbookText.number(value), .number)
    }

    private static func written(_ text: String) -> Cell { Cell(CellText.composed(CellText.trimmed(text))) }

    /// The place of `H14`, from 0.
    static func column(_ reference: String) -> Int? {
        var value = 0
        for byte in reference.utf8 {
            guard (65...90).contains(byte & 0xDF), byte >= 65 else { break }
            value = value * 26 + Int(byte & 0xDF) - 64
            guard value <= 1_000_000 else { return nil }
        }
        return value > 0 ? value - 1 : nil
    }
}
