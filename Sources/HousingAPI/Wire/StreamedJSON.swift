/// Writes a value that encodes itself as JSON, from the front. `JSONEncoder` makes a tree of it first, which took more
/// time than everything else about the checks that a recheck keeps.
///
/// Members stand in the order the value writes them.
package enum StreamedJSON {
    /// - Throws: `EncodingError` for a number that JSON has not (infinite, or none), and whatever the value throws.
    package static func encode(_ value: some Encodable) throws -> String {
        let stream = JSONStream()
        try stream.encode(value, at: 0)
        return String(decoding: stream.bytes, as: UTF8.self)
    }
}

/// The bytes written so far. Each container knows how many brackets stand around it, and closes those that were opened
/// within when its next value comes.
private final class JSONStream {
    private(set) var bytes: [UInt8] = []
    /// The brackets to come.
    private var closing: [UInt8] = []
    private var needsComma = false

    func encode(_ value: some Encodable, at depth: Int) throws {
        close(to: depth)
        let before = bytes.count
        try value.encode(to: StreamEncoder(stream: self, depth: depth))
        // A value without members asks for no container.
        if bytes.count == before { open("{", "}", at: depth) }
        close(to: depth)
    }

    func name(_ name: String, at depth: Int) {
        separate(depth)
        JSON.append(quoted: name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    func text(_ text: String, at depth: Int) {
        separate(depth)
        JSON.append(quoted: text, to: &bytes)
        needsComma = true
    }

    /// A number, `true`, `false` or `null`.
    func bare(_ text: String, at depth: Int) {
        separate(depth)
        bytes += text.utf8
        needsComma = true
    }

    func open(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar, at depth: Int) {
        separate(depth)
        bytes.append(UInt8(ascii: opening))
        self.closing.append(UInt8(ascii: closing))
        needsComma = false
    }

    private func separate(_ depth: Int) {
        close(to: depth)
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private func close(to depth: Int) {
        while closing.count > depth {
            bytes.append(closing.removeLast())
            needsComma = true
        }
    }
}

private struct StreamEncoder: Encoder {
    let stream: JSONStream
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        stream.open("{", "}", at: depth)
        return KeyedEncodingContainer(StreamedObject<Key>(stream: stream, depth: depth + 1))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        stream.open("[", "]", at: depth)
        return StreamedValues(stream: stream, depth: depth + 1)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { StreamedValues(stream: stream, depth: depth) }
}

/// The items of a list, or the one value of what is neither list nor object.
private struct StreamedValues: UnkeyedEncodingContainer, SingleValueEncodingContainer {
    let stream: JSONStream
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    private(set) var count = 0

    private var encoder: StreamEncoder { StreamEncoder(stream: stream, depth: depth) }

    init(stream: JSONStream, depth: Int) {
        self.stream = stream
        self.depth = depth
    }

    func encodeNil() { stream.bare("null", at: depth) }
    func encode(_ value: Bool) { stream.bare(value ? "true" : "false", at: depth) }
    func encode(_ value: String) { stream.text(value, at: depth) }
    func encode<Number: FixedWidthInteger & Encodable>(_ value: Number) { stream.bare(String(value), at: depth) }
    func encode<Fraction: BinaryFloatingPoint & Encodable & CustomStringConvertible>(_ value: Fraction) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "JSON has no such number."))
        }
        stream.bare(value.description, at: depth)
    }
    func encode<Value: Encodable>(_ value: Value) throws { try stream.encode(value, at: depth) }

    func nestedContainer<Key: CodingKey>(keyedBy keyType: Key.Type) -> KeyedEncodingContainer<Key> {
        encoder.container(keyedBy: keyType)
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder }
}

/// The members of an object.
private struct StreamedObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let stream: JSONStream
    let depth: Int
    var codingPath: [any CodingKey] { [] }

    /// Whatever is to stand under a name.
    private func value(_ key: some CodingKey) -> StreamedValues {
        stream.name(key.stringValue, at: depth)
        return StreamedValues(stream: stream, depth: depth)
    }

    func encodeNil(forKey key: Key) { value(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) { self.value(key).encode(value) }
    func encode(_ value: String, forKey key: Key) { self.value(key).encode(value) }
    func encode<Number: FixedWidthInteger & Encodable>(_ value: Number, forKey key: Key) {
        self.value(key).encode(value)
    }
    func encode<Fraction: BinaryFloatingPoint & Encodable & CustomStringConvertible>(
        _ value: Fraction, forKey key: Key
    ) throws {
        try self.value(key).encode(value)
    }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try self.value(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        value(key).nestedContainer(keyedBy: keyType)
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { value(key).nestedUnkeyedContainer() }
    func superEncoder() -> any Encoder { value(SuperKey()).superEncoder() }
    func superEncoder(forKey key: Key) -> any Encoder { value(key).superEncoder() }
}

/// Where a class writes what it inherits.
private struct SuperKey: CodingKey {
    var stringValue: String { "super" }
    var intValue: Int? { nil }
    init() {}
    init?(stringValue: String) { nil }
    init?(intValue: Int) { nil }
}
