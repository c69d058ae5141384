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

    init(_ data: Data) throws(FileFault) {
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
            return DelimitedFile.sepLine(buffer, from: mark) ?? (DelimitedFile.delimiter(buffer, from: mark), mark)
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
        if let plain = plain(bytes) { return Cell(plain) }
        let raw = isUTF8 ? String(decoding: bytes, as: UTF8.self) : Windows1252.text(bytes)
        var text = CellText.trimmed(raw)
        if text.first == "'", let second = text.dropFirst().unicodeScalars.first, CellText.startsFormula(second) {
            text = CellText.trimmed(String(text.dropFirst()))
        }
        return Cell(CellText.composed(text))
    }

    /// The text of nearly every cell, which is a text as it stands: it begins and ends with a visible character, has no
    /// control character, and nothing that could combine (in UTF-8 all first bytes below 0xCC).
    private func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let (first, last) = (bytes[0], bytes[bytes.count - 1])
        guard first > 0x20, first != UInt8(ascii: "'"), last > 0x20 else { return nil }
        var highest: UInt8 = 0
        for byte in bytes {
            guard byte >= 0x20, byte != 0x7F else { return nil }
            highest = max(highest, byte)
        }
        if highest < 0x80 { return String(decoding: bytes, as: UTF8.self) }
        guard isUTF8 else {
            // Above 0xC0 are letters; between lie the code page's own and the no-break space.
            let isOuterLetter = (first >= 0xC0 || first < 0x80) && (last >= 0xC0 || last < 0x80)
            return isOuterLetter ? Windows1252.text(bytes) : nil
        }
        // 0xC3 begins the letters of Western Europe, none of them a space.
        guard highest < 0xCC, first < 0x80 || first == 0xC3, last < 0x80 || bytes[bytes.count - 2] == 0xC3 else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `sep=X` as the first line: the delimiter and where the next line begins.
    private static func sepLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (UInt8, Int)? {
        let line = bytes[start...].prefix(7)
        guard line.count >= 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
            return nil
        }
        let delimiter = bytes[start + 4]
        var next = start + 5
        guard delimiter < 0x80, delimiter != 10, delimiter != 13, delimiter != UInt8(ascii: "\"") else { return nil }
        guard next < bytes.count else { return (delimiter, next) }
        if bytes[next] == 13 {
            next += 1
            if next < bytes.count, bytes[next] == 10 { next += 1 }
        } else if bytes[next] == 10 {
            next += 1
        } else {
            return nil
        }
        return (delimiter, next)
    }

    /// Whichever of `;`, tab and `,` occurs most outside quotes in the header row: the first that isn't wholly empty.
    private static func delimiter(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt8 {
        let candidates = [UInt8(ascii: ";"), 9, UInt8(ascii: ",")]
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
