/// One row of a listing as it travels: field names and values in the listing's order.
package struct Record: Sendable, Equatable {
    /// A JSON scalar, a list of texts, or a detail: other records beneath this one.
    package enum Value: Sendable, Equatable {
        case null
        case text(String)
        /// A number as written, so that no decimal is lost on the way.
        case number(String)
        case flag(Bool)
        case list([String])
        case record(Record)
        case records([Record])
    }

    package var fields: [(name: String, value: Value)]

    package init(fields: [(name: String, value: Value)]) { self.fields = fields }

    package subscript(name: String) -> Value { fields.first { $0.name == name }?.value ?? .null }

    /// Whether it has the field, be it null.
    package func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    /// The value of a field, quickest where it stands at that place, as in a whole row of its listing.
    package func value(_ name: String, at place: Int) -> Value {
        place < fields.count && fields[place].name == name ? fields[place].value : self[name]
    }

    package static func == (left: Record, right: Record) -> Bool {
        left.fields.count == right.fields.count
            && zip(left.fields, right.fields).allSatisfy { $0.name == $1.name && $0.value == $1.value }
    }
}

extension Record.Value {
    /// The value as plain text, for CSV and for people; nothing where it is null.
    package var text: String {
        switch self {
        case .null: ""
        case .text(let text), .number(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .list(let items): items.joined(separator: ",")
        // Details stand beneath, in no cell.
        case .record, .records: ""
        }
    }
}

extension Record: Codable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        fields = try container.allKeys.map { ($0.stringValue, try container.decode(Value.self, forKey: $0)) }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        for (name, value) in fields { try container.encode(value, forKey: Name(stringValue: name)) }
    }
}

extension Record.Value: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let whole = try? container.decode(Int.self) {
            self = .number(String(whole))
        } else if let number = try? container.decode(Double.self) {
            self = .number("\(number)")
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let items = try? container.decode([String].self) {
            self = .list(items)
        } else if let records = try? container.decode([Record].self) {
            self = .records(records)
        } else {
            self = .record(try container.decode(Record.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .number(let text):
            if let whole = Int(text) { try container.encode(whole) } else { try container.encode(Double(text)) }
        case .flag(let flag): try container.encode(flag)
        case .list(let items): try container.encode(items)
        case .record(let record): try container.encode(record)
        case .records(let records): try container.encode(records)
        }
    }
}
