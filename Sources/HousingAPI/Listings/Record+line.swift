// Foundation's decoder takes fifty times as long over a record as reading it does, and a list has thousands.

extension Record {
    /// Reads one object whose values are scalars or lists of texts, as `json` writes it; nil for anything else.
    package init?(line: some Collection<UInt8>) {
        var reader = LineReader(rest: Array(line)[...])
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
    var rest: ArraySlice<UInt8>

    var isAtEnd: Bool {
        mutating get {
            skipSpace()
            return rest.isEmpty
        }
    }

    private mutating func skipSpace() {
        while let byte = rest.first, byte == 32 || (9...13).contains(byte) { rest.removeFirst() }
    }

    mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard rest.first == UInt8(ascii: mark) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func take(word: StaticString) -> Bool {
        let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard rest.starts(with: bytes) else { return false }
        rest.removeFirst(bytes.count)
        return true
    }

    mutating func value() -> Record.Value? {
        skipSpace()
        switch rest.first {
        case UInt8(ascii: "\""): return text().map { .text($0) }
        case UInt8(ascii: "["): return list().map { .list($0) }
        case UInt8(ascii: "n"): return take(word: "null") ? .null : nil
        case UInt8(ascii: "t"): return take(word: "true") ? .flag(true) : nil
        case UInt8(ascii: "f"): return take(word: "false") ? .flag(false) : nil
        default:
            let digits = rest.prefix { (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }
            guard !digits.isEmpty else { return nil }
            rest = rest[digits.endIndex...]
            return .number(String(decoding: digits, as: UTF8.self))
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
        let plain = rest.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        rest = rest[plain.endIndex...]
        if rest.first == UInt8(ascii: "\"") {
            rest.removeFirst()
            return String(decoding: plain, as: UTF8.self)
        }
        var bytes = Array(plain)
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = escaped() else { return nil }
                bytes += String(escaped).utf8
            default: bytes.append(byte)
            }
        }
        return nil
    }

    private mutating func escaped() -> Unicode.Scalar? {
        switch rest.popFirst() {
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
        case let byte?: return Unicode.Scalar(byte)
        case nil: return nil
        }
    }

    private mutating func unit() -> UInt32? {
        guard rest.count >= 4, let value = UInt32(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16) else {
            return nil
        }
        rest.removeFirst(4)
        return value
    }
}
