import Foundation
import Housing

/// How the bytes of a text file are to be read.
package enum TextEncoding: Sendable, Hashable {
    case utf8(mark: Bool)
    case utf16(bigEndian: Bool)
    case windows1252

    /// As a report names it.
    package var name: String {
        switch self {
        case .utf8: "utf-8"
        case .utf16: "utf-16"
        case .windows1252: "windows-1252"
        }
    }

    /// The bytes of a text in this encoding, without a mark.
    func bytes(_ text: String) -> [UInt8] {
        switch self {
        case .utf8: Array(text.utf8)
        case .windows1252: Windows1252.bytes(text)
        case .utf16(let bigEndian):
            text.utf16.flatMap { unit in
                let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
                return bigEndian ? [high, low] : [low, high]
            }
        }
    }

    /// The mark (BOM) a file of this encoding begins with.
    var mark: [UInt8] {
        switch self {
        case .utf8(let mark): mark ? [0xEF, 0xBB, 0xBF] : []
        case .utf16(let bigEndian): bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        case .windows1252: []
        }
    }

    /// The encoding of a file: its mark decides; without one it is UTF-8 where all of it is valid, else Windows-1252.
    ///
    /// - Throws: `FileFault` for what is no text, and for bytes that do not fit the mark.
    static func detect(_ bytes: UnsafeBufferPointer<UInt8>) throws(FileFault) -> TextEncoding {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            guard isUTF8(bytes) else { throw FileFault(.notReadable, .rule(.bytes)) }
            return .utf8(mark: true)
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16(bigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16(bigEndian: true) }
        for magic in binaries where bytes.starts(with: magic) { throw FileFault(.notReadable) }
        // A NUL in the first line: UTF-16 without its mark, or no text at all.
        for (index, byte) in bytes.prefix(4096).enumerated() {
            if byte == 0 { throw FileFault(.notReadable, index < 2 ? .rule(.utf16) : .none) }
            if byte == 10 || byte == 13 { break }
        }
        return isUTF8(bytes) ? .utf8(mark: false) : .windows1252
    }

    private static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        (try? UTF8Span(validating: bytes.span)) != nil
    }

    /// How other kinds of file begin: PDF, the old Excel, PNG, JPEG, GIF, gzip, RTF, an executable.
    private static let binaries: [[UInt8]] = [
        Array("%PDF".utf8), [0xD0, 0xCF, 0x11, 0xE0], [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
        [0x1F, 0x8B], Array("{\\rtf".utf8), [0x7F, 0x45, 0x4C, 0x46],
    ]

    /// UTF-16 after its mark as UTF-8.
    static func utf8(fromUTF16 bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool) throws(FileFault) -> [UInt8] {
        guard bytes.count.isMultiple(of: 2) else { throw FileFault(.notReadable, .rule(.bytes)) }
        let units = (1..<max(1, bytes.count / 2)).lazy.map { index in
            let (first, second) = (UInt16(bytes[index * 2]), UInt16(bytes[index * 2 + 1]))
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count / 2 + bytes.count / 16)
        let broken = transcode(
            units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true, into: { result.append($0) })
        guard !broken else { throw FileFault(.notReadable, .rule(.bytes)) }
        return result
    }
}

/// Why a file stops before its rows.
struct FileFault: Error, Hashable {
    let code: ImportProblemCode
    let detail: ImportProblem.Detail

    init(_ code: ImportProblemCode, _ detail: ImportProblem.Detail = .none) {
        self.code = code
        self.detail = detail
    }
}
