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
    private var buffer: [UInt8] = []
    /// What was handed out last, and where it ends; what follows has not been looked at.
    private var piece = 0..<0
    /// The name in the tag handed out last, without its prefix, and all of it.
    private(set) var name = 0..<0
    private var fullName = 0..<0
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

extension PartReader {
    /// The piece handed out last, as it stands in the part.
    var bytes: ArraySlice<UInt8> { buffer[piece] }

    /// True where the tag handed out last has that name, whatever its prefix.
    func isNamed(_ wanted: StaticString) -> Bool {
        guard name.count == wanted.utf8CodeUnitCount else { return false }
        return buffer.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return false }
            return memcmp(base + name.lowerBound, wanted.utf8Start, name.count) == 0
        }
    }

    /// `x:` of `<x:row>`, or nothing.
    var prefix: ArraySlice<UInt8> { buffer[fullName.lowerBound..<name.lowerBound] }

    /// The value of an attribute of the tag handed out last, as its bytes stand there; a name with a prefix is another one.
    func attribute<Result>(_ wanted: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Result?) -> Result? {
        buffer.withUnsafeBufferPointer { bytes in
            var at = fullName.upperBound
            let end = piece.upperBound - 1
            while at < end {
                while at < end, bytes[at] <= 0x20 { at += 1 }
                let start = at
                while at < end, bytes[at] > 0x20, bytes[at] != UInt8(ascii: "=") { at += 1 }
                let key = start..<at
                while at < end, bytes[at] <= 0x20 { at += 1 }
                guard at < end, bytes[at] == UInt8(ascii: "=") else { return nil }
                at += 1
                while at < end, bytes[at] <= 0x20 { at += 1 }
                guard at < end, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") else { return nil }
                let quote = bytes[at]
                at += 1
                let value = at
                while at < end, bytes[at] != quote { at += 1 }
                guard at < end else { return nil }
                if key.count == wanted.utf8CodeUnitCount, let base = bytes.baseAddress,
                    memcmp(base + key.lowerBound, wanted.utf8Start, key.count) == 0
                {
                    return body(UnsafeBufferPointer(rebasing: bytes[PartReader.padded(bytes, value..<at)]))
                }
                at += 1
            }
            return nil
        }
    }

    /// The value of the first attribute whose name ends like that.
    func attributeEnding(_ wanted: String) -> String? {
        let tag = String(decoding: buffer[fullName.upperBound..<piece.upperBound], as: UTF8.self)
        let words = tag.split { $0.isWhitespace || $0 == "=" || $0 == "\"" || $0 == "'" }
        return words.firstIndex { $0.hasSuffix(wanted) }.flatMap { $0 + 1 < words.count ? String(words[$0 + 1]) : nil }
    }

    /// Without the white space around it.
    private static func padded(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, bytes[low] <= 0x20 { low += 1 }
        while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
        return low..<high
    }

    /// The value of an attribute as text.
    func text(_ wanted: StaticString) -> String? {
        attribute(wanted) { bytes in
            var plain: [UInt8] = []
            return XMLText.append(bytes, to: &plain) ? String(decoding: plain, as: UTF8.self) : nil
        }
    }

    /// The value of an attribute as a number, which some programs pad.
    func number(_ wanted: StaticString) -> Int? { attribute(wanted, XMLText.number) }

    /// Appends the text handed out last.
    ///
    /// - Throws: `FileFault` for an entity that XML does not have.
    func append(_ kind: Piece, to text: inout [UInt8]) throws(FileFault) {
        guard kind == .text else {
            text += bytes.dropFirst("<![CDATA[".utf8.count).dropLast("]]>".utf8.count)
            return
        }
        let isWhole = buffer.withUnsafeBufferPointer { bytes in
            XMLText.append(UnsafeBufferPointer(rebasing: bytes[piece]), to: &text)
        }
        guard isWhole else { throw .damaged }
    }
}

/// Text as XML writes it.
enum XMLText {
    /// Appends a text with its entities resolved; false for one that XML does not have.
    static func append(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        var at = 0
        while at < bytes.count {
            guard let found = memchr(base + at, Int32(UInt8(ascii: "&")), bytes.count - at) else {
                text += bytes[at...]
                return true
            }
            let mark = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
            text += bytes[at..<mark]
            guard let end = bytes[mark...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
                let scalar = scalar(String(decoding: bytes[(mark + 1)..<end], as: UTF8.self))
            else { return false }
            text += String(Character(scalar)).utf8
            at = end + 1
        }
        return true
    }

    private static func scalar(_ entity: String) -> Unicode.Scalar? {
        switch entity {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        case "apos": "'"
        default:
            if entity.hasPrefix("#x") {
                UInt32(entity.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
            } else if entity.hasPrefix("#") {
                UInt32(entity.dropFirst()).flatMap(Unicode.Scalar.init)
            } else {
                nil
            }
        }
    }

    /// A whole number of at most nine digits.
    static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard (1...9).contains(bytes.count) else { return nil }
        var value = 0
        for byte in bytes {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    /// A text with what XML would take for its own escaped.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
            }
        }
        return escaped
    }
}
