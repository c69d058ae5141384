package import Housing

package import struct Foundation.Data

/// The sender's own file with a last column `fejl` that says what is wrong in each row, in the format it came in.
package enum ProblemsFile {
    /// - Parameter report: of that file; its texts go into the column.
    /// - Throws: `Refusal` `file_unreadable` where there are no rows to write back.
    package static func bytes(of file: Data, report: ImportReport) throws(Refusal) -> Data {
        var texts: [Int: [String]] = [:]
        for line in report.problems where line.severity != .info {
            guard let row = line.row else { continue }
            let text = [line.message, line.hint].compactMap { $0 }.joined(separator: " ")
            texts[row, default: []].append(line.column.map { "\($0): \(text)" } ?? text)
        }
        let notes = RowNotes(texts: texts.mapValues { $0.joined(separator: " | ") })
        do {
            switch try ImportFile.source(file) {
            case let workbook as WorkbookFile: return try workbook.adding(notes)
            case let text as DelimitedFile: return try text.adding(notes)
            default: throw FileFault(.notReadable)
            }
        } catch {
            throw Refusal(
                .unreadable, "file_unreadable",
                Words(
                    da: "Filen kan ikke læses, så den kan ikke skrives tilbage med fejl.",
                    en: "The file cannot be read, so it cannot be written back with its problems."))
        }
    }
}

/// What goes into the last column, row by row.
struct RowNotes {
    let texts: [Int: String]

    /// Where the header is, where an earlier `fejl` stands, and the place of the new one.
    struct Place {
        var header: Int
        var earlier: Int?
        var position: Int
    }

    /// - Throws: `FileFault` for a file without a header.
    func place(in source: some RowSource) throws -> Place {
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

    /// The text of a row's cell; nothing for a row without problems.
    func text(_ row: Int, _ place: Place) -> String { row == place.header ? Layout.problemColumn : texts[row] ?? "" }
}
