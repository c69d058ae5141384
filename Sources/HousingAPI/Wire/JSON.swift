/// A JSON value (RFC 8259), its fields in the order they stand and its numbers as they are written.
package enum JSON: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([JSON])
    case object([Member])

    /// One name and value of an object.
    package struct Member: Hashable, Sendable {
        package let name: String
        package let value: JSON

        package init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// An object whose members are written in this order.
    package static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
        .object(members.map { Member($0.key, $0.value) })
    }

    /// A list of texts.
    package static func texts(_ texts: some Sequence<String>) -> JSON { .list(texts.map { .text($0) }) }

    /// The value of that name, where this is an object that has it.
    package subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}

extension JSON {
    /// Without spaces.
    package var compact: String {
        switch self {
        case .null: "null"
        case .flag(let flag): flag ? "true" : "false"
        case .number(let text): text
        case .text(let text): JSON.quoted(text)
        case .list(let items): "[" + items.map(\.compact).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { JSON.quoted($0.name) + ":" + $0.value.compact }.joined(separator: ",") + "}"
        }
    }

    /// For people and for diffs: a member a line, two spaces a level; lists and objects that fit stand on one line.
    package var indented: String { indented("") + "\n" }

    private func indented(_ margin: String) -> String {
        let short = compact
        let inner = margin + "  "
        switch self {
        case .list(let items) where short.utf8.count > 80 || items.contains(where: \.isObject):
            if items.isEmpty { return "[]" }
            return "[\n" + items.map { inner + $0.indented(inner) }.joined(separator: ",\n") + "\n\(margin)]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { inner + JSON.quoted($0.name) + ": " + $0.value.indented(inner) }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(margin)}"
        default: return short
        }
    }

    private var isObject: Bool { if case .object = self { true } else { false } }

    /// A JSON string (RFC 8259 section 7).
    package static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(quoted: text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends a JSON string. Most texts have nothing to escape.
    static func append(quoted text: String, to bytes: inout [UInt8]) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { text in
            if text.allSatisfy({ $0 >= 32 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
                bytes.append(contentsOf: text)
            } else {
                for byte in text { append(escaped: byte, to: &bytes) }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func append(escaped byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): bytes += "\\\"".utf8
        case UInt8(ascii: "\\"): bytes += "\\\\".utf8
        case UInt8(ascii: "\n"): bytes += "\\n".utf8
        case UInt8(ascii: "\r"): bytes += "\\r".utf8
        case UInt8(ascii: "\t"): bytes += "\\t".utf8
        case 0..<32: bytes += ((byte < 16 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8
        default: bytes.append(byte)
        }
    }
}
