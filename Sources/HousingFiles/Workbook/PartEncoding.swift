import Housing

/// How the bytes of a workbook's part are to be read: UTF-8 as nearly all are, UTF-16 as XML allows too, or the one-byte
/// code pages that an XML declaration may name.
enum PartEncoding {
    case utf8
    case utf16(bigEndian: Bool)
    case windows1252

    /// - Parameter start: the first bytes of the part.
    init(_ start: [UInt8]) {
        switch (start.first, start.dropFirst().first) {
        case (0xFF, 0xFE), (0x3C, 0x00): self = .utf16(bigEndian: false)
        case (0xFE, 0xFF), (0x00, 0x3C): self = .utf16(bigEndian: true)
        default:
            let declared = PartEncoding.declared(start.prefix(200))
            let isOneByte = declared.map { ["iso88591", "latin1", "windows1252", "cp1252"].contains(folded($0)) }
            self = isOneByte == true ? .windows1252 : .utf8
        }
    }

    /// The encoding of `<?xml version="1.0" encoding="…"?>`.
    private static func declared(_ start: ArraySlice<UInt8>) -> Substring? {
        guard start.starts(with: "<?xml".utf8), let end = start.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let text = String(decoding: start[..<end], as: UTF8.self)
        let parts = text.split { $0 == "\"" || $0 == "'" || $0 == "=" || $0.isWhitespace }
        guard let name = parts.firstIndex(of: "encoding"), name + 1 < parts.count else { return nil }
        return parts[name + 1]
    }

    /// The text in UTF-8, and the bytes at the end that are not a whole character yet.
    ///
    /// - Throws: `FileFault` for bytes that are no text.
    func utf8(_ bytes: [UInt8]) throws(FileFault) -> (text: [UInt8], rest: [UInt8]) {
        switch self {
        case .windows1252: return (Array(Windows1252.text(bytes).utf8), [])
        case .utf8:
            let whole = PartEncoding.wholeCharacters(bytes)
            let text = Array(bytes[..<whole])
            guard (try? UTF8Span(validating: text.span)) != nil else { throw .damaged }
            return (text, Array(bytes[whole...]))
        case .utf16(let bigEndian):
            var count = bytes.count / 2
            func unit(_ index: Int) -> UInt16 {
                let (first, second) = (UInt16(bytes[index * 2]), UInt16(bytes[index * 2 + 1]))
                return bigEndian ? first << 8 | second : second << 8 | first
            }
            if count > 0, UTF16.isLeadSurrogate(unit(count - 1)) { count -= 1 }
            var text: [UInt8] = []
            text.reserveCapacity(count + count / 8)
            let broken = transcode(
                (0..<count).lazy.map(unit).makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true,
                into: { text.append($0) })
            guard !broken else { throw .damaged }
            return (text, Array(bytes[(count * 2)...]))
        }
    }

    /// Where the last character that may be unfinished begins.
    private static func wholeCharacters(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            guard byte >= 0x80 else { break }
            guard byte >= 0xC0 else { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            return length > back ? bytes.count - back : bytes.count
        }
        return bytes.count
    }
}
