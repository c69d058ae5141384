import Foundation
import Housing

/// Reads a part of a workbook tag by tag, in a buffer that doesn't grow with the part. What it hands out, put together,
/// is the part byte for byte (in UTF-8), so that one can copy a sheet and change a cell of it.
///
/// It knows as much XML as spreadsheets write: a part with a document type is refused, since entities are the other way to
/// make much of little, and so is one whose elements do not close as they opened.
final class PartReader {
    enum Piece {
        case opening
        /// `<c/>`, which opens and closes at once.
        case empty
        case closing
        case text
        case characters
        /// A comment or an instruction.
        case other
    }

    /// Bytes of a tag or a text between two: more was written by no spreadsheet.
    private static let longest = 1 << 20
    private static let deepest = 256

    private let part: ZipPart
    private(set) var buffer: [UInt8] = []
    /// What was handed out last, and where it ends; what follows has not been looked at.
    private(set) var piece = 0..<0
    /// The name in the tag handed out last, without its prefix, and all of it.
    private(set) var name = 0..<0
    private(set) var fullName = 0..<0
    private var isAtEnd = false
    private var hasRoot = false
    /// The elements that are open.
    private var open: [Int] = []

    init(_ part: ZipPart) { self.part = part }

    /// Elements around the piece handed out last: an opening tag does not count itself.
    private(set) var depth = 0

    /// What comes next, nil at the end of the part.
    func next() throws(FileFault) -> Piece? {
        var from = piece.upperBound
        if from == buffer.count {
            guard try fill(keeping: from) else { return try end() }
            from = piece.upperBound
        }
        guard buffer[from] == UInt8(ascii: "<") else {
            let end = try find(UInt8(ascii: "<"), after: 0, orEnd: true)
            piece = piece.upperBound..<end
            depth = open.count
            return .text
        }
        while buffer.count - piece.upperBound < 9, try fill(keeping: piece.upperBound) {}
        from = piece.upperBound
        switch buffer[from...].dropFirst().first {
        case UInt8(ascii: "?"): return try other(until: "?>")
        case UInt8(ascii: "!"):
            if buffer[from...].starts(with: "<!--".utf8) { return try other(until: "-->") }
            guard buffer[from...].starts(with: "<![CDATA[".utf8) else { throw .damaged }
            _ = try other(until: "]]>")
            return .characters
        case UInt8(ascii: "/"): return try closing()
        default: return try opening()
        }
    }

    private func end() throws(FileFault) -> Piece? {
        guard hasRoot, open.isEmpty else { throw .damaged }
        return nil
    }

    private func other(until mark: StaticString) throws(FileFault) -> Piece {
        let last = mark.utf8Start[mark.utf8CodeUnitCount - 1]
        var after = mark.utf8CodeUnitCount
        while true {
            let end = try find(last, after: after, orEnd: false) + 1
            let tail = buffer[(end - mark.utf8CodeUnitCount)..<end]
            if tail.elementsEqual(UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)) {
                piece = piece.upperBound..<end
                depth = open.count
                return .other
            }
            after = end - piece.upperBound
        }
    }

    private func closing() throws(FileFault) -> Piece {
        let end = try find(UInt8(ascii: ">"), after: 2, orEnd: false)
        piece = piece.upperBound..<end + 1
        readName(from: piece.lowerBound + 2)
        guard open.popLast() == fingerprint(fullName) else { throw .damaged }
        depth = open.count
        return .closing
    }

    private func opening() throws(FileFault) -> Piece {
        var after = 1
        var end = try find(UInt8(ascii: ">"), after: after, orEnd: false)
        // A `>` may stand in a value.
        while hasOpenQuote(piece.upperBound + 1..<end) {
            after = end + 1 - piece.upperBound
            end = try find(UInt8(ascii: ">"), after: after, orEnd: false)
        }
        piece = piece.upperBound..<end + 1
        readName(from: piece.lowerBound + 1)
        guard !fullName.isEmpty, !hasRoot || !open.isEmpty else { throw .damaged }
        hasRoot = true
        depth = open.count
        if buffer[end - 1] == UInt8(ascii: "/") { return .empty }
        guard open.count < PartReader.deepest else { throw .damaged }
        open.append(fingerprint(fullName))
        return .opening
    }

    private func hasOpenQuote(_ range: Range<Int>) -> Bool {
        buffer.withUnsafeBufferPointer { bytes in
            var quote: UInt8 = 0
            for index in range {
                let byte = bytes[index]
                guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { continue }
                if quote == 0 { quote = byte } else if quote == byte { quote = 0 }
            }
            return quote != 0
        }
    }

    private func readName(from start: Int) {
        var at = start
        var colon = start
        while at < piece.upperBound {
            let byte = buffer[at]
            if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            at += 1
            if byte == UInt8(ascii: ":") { colon = at }
        }
        fullName = start..<at
        name = colon..<at
    }

    private func fingerprint(_ range: Range<Int>) -> Int {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { value = (value ^ UInt64(buffer[index])) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: value)
    }

    /// The place of a byte in what has not been handed out, reading on as far as need be.
    ///
    /// - Parameter after: bytes from the beginning of the next piece that are not looked at.
    private func find(_ byte: UInt8, after: Int, orEnd: Bool) throws(FileFault) -> Int {
        var looked = after
        while true {
            let start = piece.upperBound
            let found: Int? = buffer.withUnsafeBufferPointer { bytes in
                guard let base = bytes.baseAddress, start + looked < bytes.count,
                    let place = memchr(base + start + looked, Int32(byte), bytes.count - start - looked)
                else { return nil }
                return base.distance(to: place.assumingMemoryBound(to: UInt8.self))
            }
            if let found { return found }
            looked = max(looked, buffer.count - start)
            guard looked <= PartReader.longest else { throw .damaged }
            guard try fill(keeping: start) else {
                guard orEnd else { throw .damaged }
                return buffer.count
            }
        }
    }

    /// Reads on; false at the end of the part. What lies before `place` is let go.
    private func fill(keeping place: Int) throws(FileFault) -> Bool {
        guard !isAtEnd else { return false }
        let more = try part.read()
        isAtEnd = more.isEmpty
        if place == buffer.count { buffer = more } else { buffer = buffer[place...] + more }
        piece = 0..<0
        return !isAtEnd
    }
}
