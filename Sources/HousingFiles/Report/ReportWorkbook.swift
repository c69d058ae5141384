import CXLSXWriter
import FoundationEssentials
import Housing

/// `statistics.xlsx`: every figure on the first sheet, then a sheet for each table. Written by libxlsxwriter.
struct ReportWorkbook {
    let figures: [Figure]
    let tables: [ReportTable]
    let knownAt: Instant

    /// The library writes to a path, so the file is made in a folder of its own and read back.
    func file() throws -> ReportFile {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bolig-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "statistics.xlsx")
        guard write(to: path.path(percentEncoded: false)) else {
            throw Problem(
                .fault, "workbook_not_written",
                Words(da: "Arbejdsbogen kunne ikke skrives.", en: "The workbook could not be written."))
        }
        return ReportFile(name: "statistics.xlsx", bytes: Array(try Data(contentsOf: path)), rows: figures.count)
    }

    private func write(to path: String) -> Bool {
        guard let book = workbook_new(path) else { return false }
        // When it was made is K, so that the same figures give the same bytes.
        var properties = lxw_doc_properties()
        properties.created = time_t(knownAt.microseconds / 1_000_000)
        workbook_set_properties(book, &properties)
        let bold = workbook_add_format(book)
        format_set_bold(bold)
        let formats = Dictionary(
            uniqueKeysWithValues: FigureMeasure.allCases.map { measure in
                let format = workbook_add_format(book)
                format_set_num_format(format, measure.decimals == 1 ? "#,##0.0" : "#,##0")
                return (measure, format)
            })
        var sheet = Sheet(workbook_add_worksheet(book, "Tal"), bold, formats)
        sheet.figures(figures, knownAt: knownAt)
        for table in tables {
            sheet = Sheet(workbook_add_worksheet(book, ReportWorkbook.sheetName(table.name)), bold, formats)
            sheet.table(table)
        }
        return workbook_close(book) == LXW_NO_ERROR
    }

    /// A sheet's name is at most 31 characters.
    private static func sheetName(_ name: String) -> String { String(name.prefix(31)) }
}

/// One sheet, written from the top.
private struct Sheet {
    private let sheet: UnsafeMutablePointer<lxw_worksheet>?
    private let bold: UnsafeMutablePointer<lxw_format>?
    private let formats: [FigureMeasure: UnsafeMutablePointer<lxw_format>?]
    private var row: UInt32 = 0

    init(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>?, _ bold: UnsafeMutablePointer<lxw_format>?,
        _ formats: [FigureMeasure: UnsafeMutablePointer<lxw_format>?]
    ) {
        self.sheet = sheet
        self.bold = bold
        self.formats = formats
    }

    mutating func figures(_ figures: [Figure], knownAt: Instant) {
        texts(
            ["statistic", "period", "breakdown", "category", "value", "unit", "status", "known_at", "break"], bold)
        worksheet_freeze_panes(sheet, 1, 0)
        worksheet_set_column(sheet, 0, 3, 24, nil)
        for figure in Figure.inOrder(figures) {
            let before = [figure.statistic.code, figure.period, figure.breakdown, figure.category]
            let after = [
                figure.measure.rawValue, figure.status.rawValue, knownAt.description,
                figure.breaks.map(\.description).joined(separator: ","),
            ]
            for (column, text) in before.enumerated() { write(text, column) }
            write(figure, before.count)
            for (column, text) in after.enumerated() { write(text, before.count + 1 + column) }
            row += 1
        }
    }

    mutating func table(_ table: ReportTable) {
        texts([table.title.da], bold)
        row += 1
        texts(table.heading.map(\.da) + table.columns.map { $0.words(.da) }, bold)
        worksheet_set_column(sheet, 0, 1, 32, nil)
        for line in table.rows {
            for (column, label) in line.labels.enumerated() { write(label.da, column) }
            for (column, figure) in line.figures.enumerated() {
                if let figure { write(figure, line.labels.count + column) }
                if table.unrecorded.contains(column) { write("–", line.labels.count + column) }
            }
            row += 1
        }
        for note in table.notes { texts(["Bemærkning: " + note.da]) }
    }

    private mutating func texts(_ texts: [String], _ format: UnsafeMutablePointer<lxw_format>? = nil) {
        for (column, text) in texts.enumerated() { write(text, column, format) }
        row += 1
    }

    /// A text is always text here, never a formula.
    private func write(_ text: String, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>? = nil) {
        worksheet_write_string(sheet, row, UInt16(column), text, format)
    }

    private func write(_ figure: Figure, _ column: Int) {
        guard let value = figure.value else { return }
        let number = figure.measure.decimals == 1 ? Double(value) / 10 : Double(value)
        worksheet_write_number(sheet, row, UInt16(column), number, formats[figure.measure] ?? nil)
    }
}
