// Foundation's decoder takes fifty times as long over a record as reading it does, and a list has thousands.

extension Record {
    /// Reads one object whose values are scalars or lists of texts, as `json` writes it; nil for anything else.
    package init?(line: some Collection<UInt8>) {
        var reader = LineReader(Array(line))
        var fields: [(name: String, value: Value)] = []
        guard reader.take("{") else { return nil }
        if !reader.take("}") {
            repeat {
                guard let name = reader.text(), reader.take(":"), let value = reader.value() else { return nil }
                fields.append((name, value))
            } while reader.take(",")
            guard reader.take("}") else { return nil }
        }
        guard reader.isAtEnd else { return nil }
        self.init(fields: fields)
    }
}

/// Reads JSON (RFC 8259) from the front.
private struct LineReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool {
        mutating get {
            skipSpace()
            return place == bytes.count
        }
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 32 || (9...13).contains(byte) { place += 1 }
    }

    mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: mark) else { return false }
        place += 1
        return true
    }

    private mutating func take(word: String) -> Bool {
        guard bytes[place...].starts(with: word.utf8) else { return false }
        place += word.utf8.count
        return true
    }

    mutating func value() -> Record.Value? {
        skipSpace()
        switch next {
        case UInt8(ascii: "\""): return text().map { .text($0) }
        case UInt8(ascii: "["): return list().map { .list($0) }
        case UInt8(ascii: "n"): return take(word: "null") ? .null : nil
        case UInt8(ascii: "t"): return take(word: "true") ? .flag(true) : nil
        case UInt8(ascii: "f"): return take(word: "false") ? .flag(false) : nil
        default:
            let start = place
            while let byte = next, (48...57).contains(byte) || [43, 45, 46, 69, 101].contains(byte) { place += 1 }
            return start == place ? nil : .number(String(decoding: bytes[start..<place], as: UTF8.self))
        }
    }

    private mutating func list() -> [String]? {
        guard take("[") else { return nil }
        if take("]") { return [] }
        var items: [String] = []
        repeat {
            guard let item = text() else { return nil }
            items.append(item)
        } while take(",")
        return take("]") ? items : nil
    }

    mutating func text() -> String? {
        guard take("\"") else { return nil }
        // Most texts have nothing escaped.
        let start = place
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { place += 1 }
        if next == UInt8(ascii: "\"") {
            place += 1
            return String(decoding: bytes[start..<place - 1], as: UTF8.self)
        }
        var read = Array(bytes[start..<place])
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: read, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = escaped() else { return nil }
                read += String(escaped).utf8
            default: read.append(byte)
            }
        }
        return nil
    }

    private mutating func escaped() -> Unicode.Scalar? {
        guard let byte = next else { return nil }
        place += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "u"):
            guard let high = unit() else { return nil }
            guard (0xD800...0xDBFF).contains(high) else { return Unicode.Scalar(high) }
            guard take(word: "\\u"), let low = unit(), (0xDC00...0xDFFF).contains(low) else { return nil }
            return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        default: return nil
        }
    }

    private mutating func unit() -> UInt32? {
        let digits = bytes[place...].prefix(4)
        guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
            return nil
        }
        place += 4
        return value
    }
}
