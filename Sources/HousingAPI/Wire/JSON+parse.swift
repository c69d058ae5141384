extension JSON {
    /// What keeps bytes from being one JSON value of the service.
    package enum Fault: Error, Hashable, Sendable {
        case malformed
        /// More than `deepest` lists and objects inside each other.
        case tooDeep
        /// A name stands twice in one object: its path.
        case repeated(String)
    }

    /// How many lists and objects may stand inside each other.
    package static let deepest = 32

    /// Reads one value and nothing after it. A name given twice in an object is a fault, since nobody can say which of
    /// the two was meant.
    package init(_ bytes: [UInt8]) throws(Fault) {
        var reader = JSONReader(bytes: bytes)
        self = try reader.whole()
    }
}

/// Walks the bytes of one JSON text.
private struct JSONReader {
    let bytes: [UInt8]
    private var place = 0
    private var path: [String] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func whole() throws(JSON.Fault) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard place == bytes.count else { throw .malformed }
        return value
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func take(_ character: Character) -> Bool {
        skipSpace()
        guard next == character.asciiValue else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSON.Fault) -> JSON {
        guard depth <= JSON.deepest else { throw .tooDeep }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try list(depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSON.Fault) -> JSON {
        let end = place + word.utf8.count
        guard end <= bytes.count, bytes[place..<end].elementsEqual(word.utf8) else { throw .malformed }
        place = end
        return value
    }

    private mutating func object(_ depth: Int) throws(JSON.Fault) -> JSON {
        place += 1
        var members: [JSON.Member] = []
        var names: Set<String> = []
        if take("}") { return .object(members) }
        repeat {
            skipSpace()
            let name = try text()
            guard names.insert(name).inserted else { throw .repeated((path + [name]).joined(separator: ".")) }
            guard take(":") else { throw .malformed }
            path.append(name)
            members.append(JSON.Member(name, try value(depth: depth + 1)))
            path.removeLast()
        } while take(",")
        guard take("}") else { throw .malformed }
        return .object(members)
    }

    private mutating func list(_ depth: Int) throws(JSON.Fault) -> JSON {
        place += 1
        var items: [JSON] = []
        if take("]") { return .list(items) }
        repeat { items.append(try value(depth: depth + 1)) } while take(",")
        guard take("]") else { throw .malformed }
        return .list(items)
    }

    private mutating func number() throws(JSON.Fault) -> JSON {
        let start = place
        func digits(_ place: inout Int) -> Bool {
            let first = place
            while place < bytes.count, (48...57).contains(bytes[place]) { place += 1 }
            return place > first
        }
        if next == UInt8(ascii: "-") { place += 1 }
        let isZero = next == UInt8(ascii: "0")
        let whole = place
        guard digits(&place), !isZero || place == whole + 1 else { throw .malformed }
        if next == UInt8(ascii: ".") {
            place += 1
            guard digits(&place) else { throw .malformed }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            place += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
            guard digits(&place) else { throw .malformed }
        }
        return .number(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private mutating func text() throws(JSON.Fault) -> String {
        guard next == UInt8(ascii: "\"") else { throw .malformed }
        place += 1
        var raw: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: raw, as: UTF8.self) else { throw .malformed }
                return text
            case UInt8(ascii: "\\"): try escape(into: &raw)
            case 0..<0x20: throw .malformed
            default: raw.append(byte)
            }
        }
        throw .malformed
    }

    private mutating func escape(into raw: inout [UInt8]) throws(JSON.Fault) {
        guard let byte = next else { throw .malformed }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): raw.append(byte)
        case UInt8(ascii: "b"): raw.append(0x08)
        case UInt8(ascii: "f"): raw.append(0x0C)
        case UInt8(ascii: "n"): raw.append(0x0A)
        case UInt8(ascii: "r"): raw.append(0x0D)
        case UInt8(ascii: "t"): raw.append(0x09)
        case UInt8(ascii: "u"):
            var code = try codeUnit()
            if (0xD800..<0xDC00).contains(code) {
                guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u")
                else { throw .malformed }
                place += 2
                let low = try codeUnit()
                guard (0xDC00..<0xE000).contains(low) else { throw .malformed }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw .malformed }
            raw.append(contentsOf: String(Character(scalar)).utf8)
        default: throw .malformed
        }
    }

    private mutating func codeUnit() throws(JSON.Fault) -> UInt32 {
        guard place + 4 <= bytes.count else { throw .malformed }
        let digits = bytes[place..<(place + 4)]
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw .malformed }
        place += 4
        return code
    }
}
