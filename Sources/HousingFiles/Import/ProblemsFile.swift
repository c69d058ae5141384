package import Housing

package import struct Foundation.Data

/// The sender's own file with a last column `fejl` that says what is wrong in each row, in the format it came in.
package enum ProblemsFile {
    /// - Parameter report: of that file; its texts go into the column, read beside the rows.
    /// - Throws: `Refusal` `file_unreadable` where there are no rows to write back, `no_room_for_file`.
    package static func made(of file: Data, report: ImportReport) throws(Refusal) -> Spool {
        var notes = RowNotes(report)
        let writer = try SpoolWriter()
        do {
            switch try ImportFile.source(file) {
            case let workbook as WorkbookFile: try writer.write(try workbook.adding(&notes))
            case let text as DelimitedFile: try text.write(to: writer, adding: &notes)
            default: throw FileFault(.notReadable)
            }
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(
                .unreadable, "file_unreadable",
                Words(
                    da: "Filen kan ikke læses, så den kan ikke skrives tilbage med fejl.",
                    en: "The file cannot be read, so it cannot be written back with its problems."))
        }
        return try writer.finish()
    }
}

/// What goes into the last column, row by row, from a report's problems in their order.
struct RowNotes {
    private var problems: ImportReport.Problems
    /// A problem that has been read, and whose row has not come yet.
    private var next: ReportLine?

    init(_ report: ImportReport) { problems = report.problems() }

    /// Where the header is, where an earlier `fejl` stands, and the place of the new one.
    struct Place {
        var header: Int
        var earlier: Int?
        var position: Int
    }

    /// - Throws: `FileFault` for a file without a header.
    static func place(in source: some RowSource) throws -> Place {
        var place: Place?
        var most = 0
        try source.rows { number, cells in
            guard let last = cells.lastIndex(where: { !$0.isEmpty }) else { return }
            if place == nil {
                let earlier = folded(cells[last].text) == Layout.problemColumn ? last : nil
                place = Place(header: number, earlier: earlier, position: earlier ?? last + 1)
                most = last + 64
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
