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
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
