import Foundation
import Housing

/// A text file of rows, its encoding and delimiter found out. The bytes stay where they are (perhaps mapped from disk);
/// rows are made one at a time.
struct DelimitedFile: RowSource {
    /// UTF-8 or Windows-1252, as `isUTF8` says.
    let bytes: Data
    let encoding: TextEncoding
    let delimiter: UInt8
    /// Where row 1 begins: after the mark and a `sep=` line.
    let start: Int
    private var isUTF8: Bool { encoding != .windows1252 }

    /// - Parameter headings: what headings are told by, so that the delimiter is looked for in their row.
    init(_ data: Data, _ headings: Headings = Headings()) throws(FileFault) {
        // `withUnsafeBytes` cannot carry a typed error out, a Result can.
        let found = data.withUnsafeBytes { raw -> Result<(TextEncoding, [UInt8]?), FileFault> in
            let buffer = raw.bindMemory(to: UInt8.self)
            return Result { () throws(FileFault) in
                let encoding = try TextEncoding.detect(buffer)
                guard case .utf16(let bigEndian) = encoding else { return (encoding, nil) }
                return (encoding, try TextEncoding.utf8(fromUTF16: buffer, bigEndian: bigEndian))
            }
        }
        let (encoding, converted) = try found.get()
        self.encoding = encoding
        self.bytes = converted.map { Data($0) } ?? data
        let mark = encoding == .utf8(mark: true) ? 3 : 0
        (delimiter, start) = bytes.withUnsafeBytes { raw in
            let buffer = raw.bindMemory(to: UInt8.self)
            return DelimitedFile.sepLine(buffer, from: mark)
                ?? (
                    headings.delimiter ?? DelimitedFile.delimiter(buffer, from: mark, headings, encoding), mark
                )
        }
    }

    var readAs: ImportReadAs {
        ImportReadAs(encoding: encoding.name, delimiter: String(UnicodeScalar(delimiter)))
    }

    /// A row of a large file has some 60 bytes at least.
    var likelyRows: Int { bytes.count / 60 }

    func rows(_ body: (_ number: Int, _ cells: [Cell]) throws -> Void) throws {
        try bytes.withUnsafeBytes { raw in
            var cutter = DelimitedCutter(raw.bindMemory(to: UInt8.self), delimiter: delimiter, from: start)
            var cells: [Cell] = []
            var number = 0
            while cutter.next() {
                number += 1
                guard !cutter.isUnterminated else { throw FileFault(.unterminatedQuote, .count(number)) }
                cells.removeAll(keepingCapacity: true)
                for cut in cutter.cells { cells.append(cell(cut, cutter)) }
                try body(number, cells)
            }
        }
    }

    /// The text of a cell: unquoted, decoded, in NFC, without outer white space and without our own leading `'`.
    func cell(_ cut: CutCell, _ cutter: DelimitedCutter) -> Cell {
        if cut.isQuoted {
            return cutter.unquoted(cut).withUnsafeBufferPointer { text($0) }
        }
        return text(UnsafeBufferPointer(rebasing: cutter.bytes[cut.start..<cut.end]))
    }

    private func text(_ bytes: UnsafeBufferPointer<UInt8>) -> Cell {
        guard !bytes.isEmpty else { return .empty }
        if isUTF8 || bytes.allSatisfy({ $0 < 0x80 }) {
            if let plain = CellText.plain(bytes) { return Cell(plain) }
            return Cell(CellText.read(String(decoding: bytes, as: UTF8.self)))
        }
        return Cell(CellText.read(Windows1252.text(bytes)))
    }

    /// `sep=X` as the first line, perhaps in quotes and with empty cells after it, as a spreadsheet leaves it when it
    /// writes the file again: the delimiter and where the next line begins.
    private static func sepLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (UInt8, Int)? {
        let quote = UInt8(ascii: "\"")
        var at = start
        let isQuoted = at < bytes.count && bytes[at] == quote
        if isQuoted { at += 1 }
        guard bytes.count >= at + 5, String(decoding: bytes[at..<at + 4], as: UTF8.self).lowercased() == "sep=" else {
            return nil
        }
        let delimiter = bytes[at + 4]
        guard delimiter < 0x80, delimiter != 10, delimiter != 13, delimiter != quote else { return nil }
        at += 5
        if isQuoted {
            guard at < bytes.count, bytes[at] == quote else { return nil }
            at += 1
        }
        while at < bytes.count, [delimiter, UInt8(ascii: ";"), UInt8(ascii: ","), 9, 32].contains(bytes[at]) { at += 1 }
        guard at < bytes.count else { return (delimiter, at) }
        guard bytes[at] == 10 || bytes[at] == 13 else { return nil }
        at += bytes[at] == 13 && at + 1 < bytes.count && bytes[at + 1] == 10 ? 2 : 1
        return (delimiter, at)
    }

    private static let candidates = [UInt8(ascii: ";"), 9, UInt8(ascii: ",")]

    /// Whichever of `;`, tab and `,` occurs most outside quotes in the header row: the row that names most columns
    /// whichever of them divides it, or else the first that isn't wholly empty.
    private static func delimiter(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ headings: Headings, _ encoding: TextEncoding
    ) -> UInt8 {
        var best = (named: 0, row: start)
        for candidate in candidates where !headings.isEmpty {
            var cutter = DelimitedCutter(bytes, delimiter: candidate, from: start)
            for _ in 0..<Headings.mostRows {
                guard cutter.next(), !cutter.isUnterminated else { break }
                let named = headings.named(
                    cutter.cells.lazy.map { cut in
                        let raw = cut.isQuoted ? cutter.unquoted(cut) : Array(bytes[cut.start..<cut.end])
                        return encoding == .windows1252 ? Windows1252.text(raw) : String(decoding: raw, as: UTF8.self)
                    })
                if named > best.named { best = (named, cutter.record.lowerBound) }
                if headings.isWhole(named) { break }
            }
        }
        return delimiter(bytes, from: best.row)
    }

    /// Whichever of `;`, tab and `,` occurs most outside quotes in the first row that isn't wholly empty.
    private static func delimiter(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt8 {
        var counts = [0, 0, 0]
        var hasText = false
        var inQuotes = false
        // True from a cell's opening quote to its end: a doubled quote closes it and opens it again.
        var isQuoted = false
        var atCellStart = true
        for byte in bytes[start...] {
            if byte == UInt8(ascii: "\""), inQuotes || isQuoted || atCellStart {
                inQuotes.toggle()
                isQuoted = true
                hasText = true
                atCellStart = false
            } else if inQuotes {
                continue
            } else if let index = candidates.firstIndex(of: byte) {
                counts[index] += 1
                atCellStart = true
                isQuoted = false
            } else if byte == 10 || byte == 13 {
                if hasText { break }
                counts = [0, 0, 0]
                atCellStart = true
            } else {
                if byte > 0x20 { hasText = true }
                atCellStart = false
            }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }
}
