package import Housing

package import struct Foundation.Data

/// The sender's own file with a last column `fejl` that says what is wrong in each row.
package enum ProblemsFile {
    /// - Parameters:
    ///   - report: of that file; its texts go into the column, read beside the rows.
    ///   - asWorkbook: of a text a workbook is made; a workbook is one anyhow.
    /// - Throws: `Problem` `file_unreadable` where there are no rows to write back, `no_room_for_file`.
    package static func made(of file: Data, report: ImportReport, asWorkbook: Bool = false) throws(Problem) -> Spool {
        var notes = RowNotes(report)
        do {
            switch try ImportFile.source(file, Headings(report.summary.readAs)) {
            case let workbook as WorkbookFile: return try workbook.adding(&notes)
            case let text as DelimitedFile:
                if asWorkbook { return try text.workbook(adding: &notes) }
                let writer = try SpoolWriter()
                try text.write(to: writer, adding: &notes)
                return try writer.finish()
            default: throw FileFault(.notReadable)
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(
                .unreadable, "file_unreadable",
                Words(
                    da: "Filen kan ikke læses, så den kan ikke skrives tilbage med fejl.",
                    en: "The file cannot be read, so it cannot be written back with its problems."))
        }
    }
}

/// What goes into the last column, row by row, from a report's problems in their order.
struct RowNotes {
    private var problems: ImportReport.Problems
    /// A problem that has been read, and whose row has not come yet.
    private var next: ReportLine?

    /// How the file was read when it was reported on.
    private let readAs: ImportReadAs

    init(_ report: ImportReport) {
        problems = report.problems()
        readAs = report.summary.readAs
    }

    /// Where the header is, where an earlier `fejl` stands, and the place of the new one.
    struct Place {
        var header: Int
        var earlier: Int?
        var position: Int
    }

    /// - Parameter widest: the last place the column may have.
    /// - Throws: `FileFault` for a file without a header.
    func place(in source: some RowSource, widest: Int? = nil) throws -> Place {
        var place: Place?
        var most = 0
        try source.rows { number, cells in
            guard let last = cells.lastIndex(where: { !$0.isEmpty }) else { return }
            if number == readAs.headerRow ?? number, place == nil {
                let earlier = folded(cells[last].text) == Layout.problemColumn ? last : nil
                place = Place(header: number, earlier: earlier, position: earlier ?? last + 1)
                most = widest ?? last + 64
            } else if let known = place, known.position <= last, known.earlier != last {
                // Cells beyond the header keep their place; a row that has slipped far keeps its own end.
                place?.position = min(last + 1, most)
                place?.earlier = nil
            }
        }
        guard let place else { throw FileFault(.emptyFile) }
        return place
    }

    /// The text of a row's cell; nothing for a row without problems. Rows are asked for in the order of the file.
    mutating func text(_ row: Int, _ place: Place) throws -> String {
        if row == place.header { return Layout.problemColumn }
        var texts: [String] = []
        while let line = try next ?? problems.next() {
            next = line
            guard line.row ?? 0 <= row else { break }
            next = nil
            guard line.row == row, line.severity != .info else { continue }
            let text = [line.message, line.hint].compactMap { $0 }.joined(separator: " ")
            texts.append(line.column.map { "\($0): \(text)" } ?? text)
        }
        return texts.joined(separator: " | ")
    }
}
