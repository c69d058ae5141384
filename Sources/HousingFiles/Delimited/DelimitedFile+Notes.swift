import Housing

import struct Foundation.Data

extension DelimitedFile {
    /// The file as it came, byte for byte, with a last column; only cells a spreadsheet would take for a formula are
    /// written anew, with a leading `'` that the reader takes off again.
    func adding(_ notes: RowNotes) throws -> Data {
        let place = try notes.place(in: self)
        var result = Data(bytes.prefix(start))
        bytes.withUnsafeBytes { raw in
            var cutter = DelimitedCutter(raw.bindMemory(to: UInt8.self), delimiter: delimiter, from: start)
            var number = 0
            while cutter.next() {
                number += 1
                append(cutter, number, notes, place, to: &result)
                result.append(contentsOf: cutter.bytes[cutter.record.upperBound..<cutter.position])
            }
        }
        guard case .utf16 = encoding else { return result }
        return Data(encoding.mark + encoding.bytes(String(decoding: result, as: UTF8.self)))
    }

    private func append(
        _ cutter: DelimitedCutter, _ number: Int, _ notes: RowNotes, _ place: RowNotes.Place, to result: inout Data
    ) {
        let isEmpty = cutter.cells.allSatisfy { cell($0, cutter).isEmpty }
        guard !isEmpty else { return result.append(contentsOf: cutter.bytes[cutter.record]) }
        // Cells that were only delimiters make room for the new column.
        let last = cutter.cells.lastIndex { !cell($0, cutter).isEmpty } ?? 0
        for position in 0..<max(place.position, place.earlier == nil ? last + 1 : 0) {
            if position > 0 { result.append(delimiter) }
            if position < cutter.cells.count { result.append(contentsOf: safe(cutter.cells[position], cutter)) }
        }
        result.append(delimiter)
        result.append(contentsOf: quoted(notes.text(number, place)))
    }

    /// The bytes of a cell, defused where a spreadsheet would compute them.
    private func safe(_ cut: CutCell, _ cutter: DelimitedCutter) -> [UInt8] {
        let raw = cutter.bytes[cut.start..<cut.end]
        // A tab is white space to the reader, so the text is looked at as it stands.
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
