import Foundation
import Housing

extension DelimitedFile {
    /// The file as a workbook with a last column: every cell is text, so it is read again as the text it was, and empty
    /// rows keep their place.
    func workbook(adding notes: inout RowNotes) throws -> Spool {
        let place = try notes.place(in: self, widest: SheetParser.mostColumns - 1)
        return try WorkbookWriter.written { writer in
            writer.begin("Fejl")
            for column in 0...place.position { writer.column(column, width: column == place.position ? 60 : 14, .text) }
            try rows { number, cells in
                let last = cells.lastIndex { !$0.isEmpty }
                guard last != nil else { return writer.write([]) }
                var row = cells.prefix(place.position).map { WorkbookValue.text($0.text) }
                row += repeatElement(.empty, count: place.position - row.count)
                let note = try notes.text(number, place)
                writer.write(row + [note.isEmpty ? .empty : .text(note)], number == place.header ? .bold : .text)
            }
        }
    }

    /// Writes the file as it came, byte for byte, with a last column; only cells a spreadsheet would take for a formula
    /// are written anew, with a leading `'` that the reader takes off again.
    func write(to writer: SpoolWriter, adding notes: inout RowNotes) throws {
        let place = try notes.place(in: self)
        // UTF-16 was converted on the way in, so its byte order mark is written anew; any other mark, and a sep= line,
        // stand in the bytes before the first row.
        if isUTF16 { try writer.write(encoding.mark) }
        try write(bytes.prefix(start), to: writer)
        try bytes.withUnsafeBytes { raw in
            var cutter = DelimitedCutter(raw.bindMemory(to: UInt8.self), delimiter: delimiter, from: start)
            var number = 0
            var record: [UInt8] = []
            while cutter.next() {
                number += 1
                record.removeAll(keepingCapacity: true)
                try append(cutter, number, &notes, place, to: &record)
                record.append(contentsOf: cutter.bytes[cutter.record.upperBound..<cutter.position])
                try write(record, to: writer)
            }
        }
    }

    private var isUTF16: Bool { if case .utf16 = encoding { true } else { false } }

    /// Whole characters, in the encoding of the file.
    private func write(_ bytes: some Collection<UInt8>, to writer: SpoolWriter) throws(Problem) {
        if isUTF16 {
            try writer.write(encoding.bytes(String(decoding: bytes, as: UTF8.self)))
        } else {
            try writer.write(bytes)
        }
    }

    private func append(
        _ cutter: DelimitedCutter, _ number: Int, _ notes: inout RowNotes, _ place: RowNotes.Place,
        to result: inout [UInt8]
    ) throws {
        let isEmpty = cutter.cells.allSatisfy { cell($0, cutter).isEmpty }
        guard !isEmpty else { return result.append(contentsOf: cutter.bytes[cutter.record]) }
        // Empty cells at the end of the row give way to the new column.
        let last = cutter.cells.lastIndex { !cell($0, cutter).isEmpty } ?? 0
        for position in 0..<max(place.position, place.earlier == nil ? last + 1 : 0) {
            if position > 0 { result.append(delimiter) }
            if position < cutter.cells.count { result.append(contentsOf: safe(cutter.cells[position], cutter)) }
        }
        result.append(delimiter)
        result.append(contentsOf: quoted(try notes.text(number, place)))
    }

    /// The bytes of a cell, defused where a spreadsheet would compute them.
    private func safe(_ cut: CutCell, _ cutter: DelimitedCutter) -> [UInt8] {
        let raw = cutter.bytes[cut.start..<cut.end]
        // A leading tab makes a formula in a spreadsheet, but the reader trims it; so the untrimmed text is looked at.
        let bytes = cut.isQuoted ? cutter.unquoted(cut) : Array(raw)
        let text = encoding == .windows1252 ? Windows1252.text(bytes) : String(decoding: bytes, as: UTF8.self)
        guard let first = text.unicodeScalars.first(where: { $0 == "\t" || !$0.properties.isWhitespace }),
            CellText.startsFormula(first), DanishNumber.hundredths(CellText.trimmed(text), decimals: 2) == nil
        else { return Array(raw) }
        return quoted("'" + text)
    }

    private func quoted(_ text: String) -> [UInt8] {
        let needsQuotes = text.utf8.contains { $0 == delimiter || $0 == 10 || $0 == 13 || $0 == UInt8(ascii: "\"") }
        let written =
            needsQuotes
            ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
            : text
        return encoding == .windows1252 ? Windows1252.bytes(written) : Array(written.utf8)
    }
}
