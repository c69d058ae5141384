import CXLSXWriter
import Foundation
package import Housing

/// What a cell of a workbook that we write can hold.
package enum WorkbookValue: Hashable, Sendable {
    case empty
    /// Always text, whatever it begins with: never a formula.
    case text(String)
    /// - Parameter decimals: how many are shown.
    case number(Double, decimals: Int)
    case day(Day)
}

/// Writes a workbook from top to bottom, by libxlsxwriter, which keeps no more than a row in memory.
final class WorkbookWriter {
    /// How a column's cells are to be read when a person types into them.
    enum Style: Hashable {
        case plain, bold, wrapped, text, day
        case number(decimals: Int)
    }

    private let book: UnsafeMutablePointer<lxw_workbook>
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
    private var row: UInt32 = 0
    private var isWhole = true

    /// A workbook that `body` writes.
    ///
    /// - Throws: `Problem` `no_room_for_file`; what `body` throws.
    static func written(_ body: (WorkbookWriter) throws -> Void) throws -> Spool {
        try Spool.written(named: "fil.xlsx") { path in
            let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
            let book = folder.withCString { folder in
                // The library's own temporary files stand in the same folder, and are gone when it closes.
                var options = lxw_workbook_options()
                options.constant_memory = 1
                options.tmpdir = UnsafeMutablePointer(mutating: folder)
                return workbook_new_opt(path, &options)
            }
            guard let book else { return false }
            let writer = WorkbookWriter(book)
            do { try body(writer) } catch {
                workbook_close(book)
                throw error
            }
            return workbook_close(book) == LXW_NO_ERROR && writer.isWhole
        }
    }

    private init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        self.book = book
        // The same content gives the same bytes.
        var properties = lxw_doc_properties()
        properties.created = 1
        workbook_set_properties(book, &properties)
    }

    /// Begins the next sheet; its name has at most 31 characters.
    func begin(_ name: String) {
        sheet = workbook_add_worksheet(book, String(name.prefix(31)))
        row = 0
    }

    /// How wide a column is, in characters, and how its cells are read.
    func column(_ index: Int, width: Double, _ style: Style = .plain) {
        worksheet_set_column(sheet, UInt16(index), UInt16(index), width, format(style))
    }

    /// Keeps the rows so far in sight.
    func freeze() { worksheet_freeze_panes(sheet, row, 0) }

    /// A list to choose from in a column, from the second row to the last that a template is filled to.
    func choices(_ column: Int, _ source: String) {
        source.withCString { source in
            var validation = lxw_data_validation()
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            validation.value_formula = UnsafeMutablePointer(mutating: source)
            // A word of the association's own may be right too, so another is warned of and not refused.
            validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
            validation.dropdown = 0
            let result = worksheet_data_validation_range(sheet, 1, UInt16(column), 9_999, UInt16(column), &validation)
            isWhole = isWhole && result == LXW_NO_ERROR
        }
    }

    /// Writes the next row; empty cells and rows leave their place.
    func write(_ values: [WorkbookValue], _ style: Style = .plain) {
        for (column, value) in values.enumerated() {
            let column = UInt16(clamping: column)
            let result: lxw_error
            switch value {
            case .empty: continue
            case .text(let text):
                result = worksheet_write_string(
                    sheet, row, column, text.count > 32_000 ? String(text.prefix(32_000)) + "…" : text,
                    style == .plain ? nil : format(style))
            case .number(let number, let decimals):
                result = worksheet_write_number(sheet, row, column, number, format(.number(decimals: decimals)))
            case .day(let day):
                result = worksheet_write_number(sheet, row, column, Double(day.serial), format(.day))
            }
            isWhole = isWhole && result == LXW_NO_ERROR
        }
        row += 1
    }

    private func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
        if let format = formats[style] { return format }
        guard style != .plain, let format = workbook_add_format(book) else { return nil }
        switch style {
        case .plain: break
        case .bold: format_set_bold(format)
        case .wrapped:
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        case .text: format_set_num_format(format, "@")
        case .day: format_set_num_format(format, "dd-mm-yyyy")
        case .number(let decimals):
            format_set_num_format(
                format, decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: decimals))
        }
        formats[style] = format
        return format
    }
}

extension Day {
    /// As a workbook counts days: 1 January 1900 is 1, and 29 February 1900, which never was, is 60.
    fileprivate var serial: Int { days(since: Day(year: 1899, month: 12, day: 30) ?? self) }
}
