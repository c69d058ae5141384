import FoundationEssentials

/// Writes JSON from the front, for answers of thousands of rows: what is written is not first made into values.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    /// Whether something stands before the next member or item of the object or list that is being written.
    private var needsComma = false

    package init() {}

    /// An object; `body` writes its members.
    package mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        try enclosed("{", "}", body)
    }

    /// A list; `body` writes each item.
    package mutating func list<Item>(
        _ items: some Sequence<Item>, _ body: (inout JSONWriter, Item) throws -> Void
    ) rethrows {
        try enclosed("[", "]") { writer in
            for item in items { try body(&writer, item) }
        }
    }

    /// The name of a member, whose value is to follow.
    package mutating func name(_ name: String) {
        separate()
        JSON.append(quoted: name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func value(_ text: String?) {
        separate()
        if let text { JSON.append(quoted: text, to: &bytes) } else { bytes += "null".utf8 }
        needsComma = true
    }

    package mutating func value(_ number: Int?) {
        separate()
        if let number { bytes += String(number).utf8 } else { bytes += "null".utf8 }
        needsComma = true
    }

    package mutating func value(_ value: Record.Value) {
        separate()
        value.append(to: &bytes)
        needsComma = true
    }

    /// A value that encodes itself.
    package mutating func encoded(_ value: some Encodable) throws {
        separate()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        bytes += try encoder.encode(value)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func enclosed(
        _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ body: (inout JSONWriter) throws -> Void
    ) rethrows {
        separate()
        bytes.append(UInt8(ascii: opening))
        needsComma = false
        try body(&self)
        bytes.append(UInt8(ascii: closing))
        needsComma = true
    }
}
