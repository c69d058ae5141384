/// A value that can stand in an array column or an array parameter (`where id = any(\(ids))`).
package protocol PostgresArrayElement: Sendable {
    /// The array as PostgreSQL reads it: `{1,2,3}`.
    static func arrayText(_ array: [Self]) -> String

    /// Reads PostgreSQL's text form of an array of one dimension, nil when it is none or has a NULL in it.
    static func array(arrayText: String) -> [Self]?
}

extension PostgresArrayElement where Self: PostgresEncodable & PostgresDecodable {
    package static func arrayText(_ array: [Self]) -> String {
        var text = "{"
        for (index, element) in array.enumerated() {
            if index > 0 { text += "," }
            guard let element = element.postgresText else {
                text += "NULL"
                continue
            }
            // Always quoted: then no value can be taken for NULL, a brace or a comma.
            text += "\""
            for character in element.unicodeScalars {
                if character == "\"" || character == "\\" { text += "\\" }
                text.unicodeScalars.append(character)
            }
            text += "\""
        }
        return text + "}"
    }

    package static func array(arrayText: String) -> [Self]? {
        guard let texts = arrayElements(arrayText) else { return nil }
        var values: [Self] = []
        values.reserveCapacity(texts.count)
        for text in texts {
            guard let text, let value = Self(postgresText: text) else { return nil }
            values.append(value)
        }
        return values
    }
}

/// `[UInt8]` is PostgreSQL's `bytea`, not an array of numbers.
extension UInt8: PostgresArrayElement {
    package static func arrayText(_ array: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: 2 + array.count * 2) { text in
            (text[0], text[1]) = (UInt8(ascii: "\\"), UInt8(ascii: "x"))
            for (index, byte) in array.enumerated() {
                text[2 + index * 2] = hexDigits[Int(byte >> 4)]
                text[3 + index * 2] = hexDigits[Int(byte & 15)]
            }
            return text.count
        }
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)

    package static func array(arrayText: String) -> [UInt8]? {
        var text = arrayText.utf8.makeIterator()
        guard text.next() == UInt8(ascii: "\\"), text.next() == UInt8(ascii: "x") else { return nil }
        var bytes: [UInt8] = []
        while let high = text.next() {
            guard let low = text.next(), let high = hexDigit(high), let low = hexDigit(low) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
    package var postgresText: String? { Element.arrayText(self) }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    package init?(postgresText: String) {
        guard let array = Element.array(arrayText: postgresText) else { return nil }
        self = array
    }
}

/// The elements of `{a,"b \" c",NULL}`, nil for NULL; nil for the whole when the text is no such array.
private func arrayElements(_ text: String) -> [String?]? {
    plainElements(text) ?? escapedElements(text)
}

/// The same where nothing is quoted, as in most arrays; nil for any other.
private func plainElements(_ text: String) -> [String?]? {
    let inner = text.utf8.dropFirst().dropLast()
    guard !inner.isEmpty, text.utf8.first == UInt8(ascii: "{"), text.utf8.last == UInt8(ascii: "}"),
        !inner.contains(where: { "\"\\{}".utf8.contains($0) })
    else { return nil }
    return inner.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { element in
        let text = String(Substring(element))
        return text == "NULL" ? nil : text
    }
}

private func escapedElements(_ text: String) -> [String?]? {
    var rest = text.unicodeScalars[...]
    guard rest.popFirst() == "{" else { return nil }
    if rest.elementsEqual("}".unicodeScalars) { return [] }
    var elements: [String?] = []
    while true {
        var element = String.UnicodeScalarView()
        let quoted = rest.first == "\""
        if quoted {
            rest.removeFirst()
            while let next = rest.popFirst(), next != "\"" {
                guard next == "\\" else {
                    element.append(next)
                    continue
                }
                guard let escaped = rest.popFirst() else { return nil }
                element.append(escaped)
            }
        } else {
            while let next = rest.first, next != ",", next != "}" {
                // A brace here is an array of several dimensions.
                if next == "{" { return nil }
                element.append(rest.removeFirst())
            }
        }
        elements.append(!quoted && String(element) == "NULL" ? nil : String(element))
        switch rest.popFirst() {
        case ",": continue
        case "}": return rest.isEmpty ? elements : nil
        default: return nil
        }
    }
}
