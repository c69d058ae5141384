import Housing

extension Schema {
    /// What a type has on the wire, found by decoding a made-up one; nil where it cannot be found that way.
    package static func of(_ type: any Decodable.Type) -> Schema? {
        let decoder = SchemaDecoder(bounds: (type as? any Wire.Type)?.bounds ?? [:])
        guard (try? decoder.value(type)) != nil else { return nil }
        return decoder.found
    }
}

/// Why a description could not be found: a type the recorder cannot make one of.
private struct Undescribed: Error {}

/// Notes what a type asks for as it is decoded, and gives it something to go on with.
private final class SchemaDecoder: Decoder {
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    let bounds: [String: ClosedRange<Int>]
    var found = Schema.free
    var properties: [Schema.Property] = []

    init(bounds: [String: ClosedRange<Int>] = [:]) { self.bounds = bounds }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        found = .object(properties)
        return KeyedDecodingContainer(Members<Key>(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { Items(decoder: self) }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { Value(decoder: self) }

    func note(_ name: String, _ schema: Schema, isRequired: Bool) {
        let schema = bounds[name].map { schema.bounded($0) } ?? schema
        properties.append(
            Schema.Property(name, isRequired ? schema : .optional(schema), isRequired: isRequired))
        found = .object(properties)
    }

    /// Decodes a made-up value, and leaves in `found` what it is.
    func value<T: Decodable>(_ type: T.Type) throws -> T {
        if let value = type as? any WireValue.Type {
            found = value.schema
            return try Self.cast(value.sample)
        }
        if let list = type as? any (RawRepresentable<String> & CaseIterable).Type {
            return try Self.cast(first(of: list))
        }
        switch type {
        case is String.Type: return try scalar(.text(Schema.usualText), "tekst")
        case is Int.Type: return try scalar(.whole(Schema.usualWhole), 1)
        case is Bool.Type: return try scalar(.flag, true)
        case is Double.Type: return try scalar(.number, 1.5)
        default: break
        }
        if let map = type as? any TextMap.Type {
            found = .map(try Self.schema(map.item))
            return try Self.cast(map.empty)
        }
        return try T(from: self)
    }

    private func first<List: RawRepresentable<String> & CaseIterable>(of list: List.Type) throws -> List {
        found = .code(list.allCases.map(\.rawValue))
        guard let first = list.allCases.first else { throw Undescribed() }
        return first
    }

    private func scalar<T>(_ schema: Schema, _ value: any Sendable) throws -> T {
        found = schema
        return try Self.cast(value)
    }

    static func cast<T>(_ value: Any) throws -> T {
        guard let value = value as? T else { throw Undescribed() }
        return value
    }

    static func schema(_ type: any Decodable.Type) throws -> Schema {
        guard let schema = Schema.of(type) else { throw Undescribed() }
        return schema
    }

    /// A value inside this one, and what it is.
    func inner<T: Decodable>(_ type: T.Type) throws -> (T, Schema) {
        let decoder = SchemaDecoder(bounds: (type as? any Wire.Type)?.bounds ?? [:])
        return (try decoder.value(type), decoder.found)
    }
}

/// A dictionary with texts for keys, whatever it holds.
private protocol TextMap {
    static var item: any Decodable.Type { get }
    static var empty: Any { get }
}

extension Dictionary: TextMap where Key == String, Value: Decodable {
    fileprivate static var item: any Decodable.Type { Value.self }
    fileprivate static var empty: Any { [String: Value]() }
}

private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: SchemaDecoder
    let codingPath: [any CodingKey] = []
    let allKeys: [Key] = []

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try noted(type, key, isRequired: true) }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        try noted(type, key, isRequired: false)
    }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try noted(type, key, isRequired: true) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try noted(type, key, isRequired: false)
    }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try noted(type, key, isRequired: true) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try noted(type, key, isRequired: false) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try noted(type, key, isRequired: true) }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try noted(type, key, isRequired: false)
    }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try noted(type, key, isRequired: true) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        try noted(type, key, isRequired: false)
    }

    private func noted<T: Decodable>(_ type: T.Type, _ key: Key, isRequired: Bool) throws -> T {
        let (value, schema) = try decoder.inner(type)
        decoder.note(key.stringValue, schema, isRequired: isRequired)
        return value
    }

    func nestedContainer<N: CodingKey>(keyedBy type: N.Type, forKey key: Key) throws -> KeyedDecodingContainer<N> {
        throw Undescribed()
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw Undescribed() }
    func superDecoder() throws -> any Decoder { decoder }
    func superDecoder(forKey key: Key) throws -> any Decoder { decoder }
}

/// A list with one item.
private struct Items: UnkeyedDecodingContainer {
    let decoder: SchemaDecoder
    let codingPath: [any CodingKey] = []
    var count: Int? { 1 }
    var isAtEnd: Bool { currentIndex > 0 }
    var currentIndex = 0

    mutating func decodeNil() throws -> Bool { false }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        currentIndex += 1
        let (value, schema) = try decoder.inner(type)
        decoder.found = .list(schema, most: Schema.usualItems)
        return value
    }
    mutating func nestedContainer<N: CodingKey>(keyedBy type: N.Type) throws -> KeyedDecodingContainer<N> {
        throw Undescribed()
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Undescribed() }
    mutating func superDecoder() throws -> any Decoder { decoder }
}

private struct Value: SingleValueDecodingContainer {
    let decoder: SchemaDecoder
    let codingPath: [any CodingKey] = []

    func decodeNil() -> Bool { false }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.value(type) }
}
