import Foundation

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
