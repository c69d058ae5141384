import Foundation

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
