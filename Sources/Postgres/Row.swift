/// One row of a result. Columns are read by name, as the type wanted:
/// `let rent = try row["rent_ore", as: Int.self]`, `let name: String? = try row["name"]`.
package struct Row: Sendable {
    let block: RowBlock
    let index: Int

    /// The names of the columns in order.
    package var columns: [String] { block.columns.names }

    /// Throws `RowError` when there is no such column, it is NULL and the type not optional, or it cannot be read as that.
    package subscript<Value: PostgresDecodable>(_ column: String, as type: Value.Type = Value.self) -> Value {
        get throws(RowError) {
            guard let place = block.columns.place(of: column) else {
                throw RowError(column: column, postgresType: nil, wanted: "\(Value.self)", kind: .noSuchColumn)
            }
            return try self[place, as: type]
        }
    }

    /// The column at that place, from 0.
    package subscript<Value: PostgresDecodable>(_ place: Int, as type: Value.Type = Value.self) -> Value {
        get throws(RowError) {
            guard block.columns.names.indices.contains(place) else {
                throw RowError(column: "\(place)", postgresType: nil, wanted: "\(Value.self)", kind: .noSuchColumn)
            }
            guard let text = text(at: place) else {
                guard let null = Value.fromNull else { throw error(at: place, "\(Value.self)", .null) }
                return null
            }
            guard let value = Value(postgresText: text) else { throw error(at: place, "\(Value.self)", .unreadable) }
            return value
        }
    }

    /// PostgreSQL's own text of the column at that place, nil for NULL.
    package func text(at place: Int) -> String? { block.text(index * block.columns.names.count + place) }

    private func error(at place: Int, _ wanted: String, _ kind: RowError.Kind) -> RowError {
        RowError(
            column: block.columns.names[place], postgresType: typeName(block.columns.types[place]), wanted: wanted,
            kind: kind)
    }
}

/// Prints the names of the columns, never a value.
extension Row: CustomStringConvertible {
    package var description: String { "row (\(columns.joined(separator: ", ")))" }
}

/// A column that could not be read. Names column and types, never the value.
package struct RowError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Sendable { case noSuchColumn, null, unreadable }

    package let column: String
    /// PostgreSQL's name of the type, such as `int8`; nil when there is no such column.
    package let postgresType: String?
    /// The Swift type asked for.
    package let wanted: String
    package let kind: Kind

    package var description: String {
        switch kind {
        case .noSuchColumn: "no single column \(column) in the result, wanted as \(wanted)"
        case .null: "column \(column) (\(postgresType ?? "?")) is null, wanted as \(wanted)"
        case .unreadable: "column \(column) (\(postgresType ?? "?")) cannot be read as \(wanted)"
        }
    }
}

/// The values of a result, copied out of libpq once: all bytes in one array, so a row costs nothing of its own.
final class RowBlock: Sendable {
    /// Where a value lies in `bytes`; a negative length is NULL.
    struct Span { let start, length: Int }

    let columns: Columns
    private let bytes: [UInt8]
    private let spans: [Span]

    init(columns: Columns, bytes: [UInt8], spans: [Span]) {
        self.columns = columns
        self.bytes = bytes
        self.spans = spans
    }

    func text(_ value: Int) -> String? {
        let span = spans[value]
        return span.length < 0
            ? nil : String(decoding: bytes[span.start..<span.start + span.length], as: UTF8.self)
    }
}

/// The columns of a result: names and types (object ids).
final class Columns: Sendable {
    let names: [String]
    let types: [UInt32]
    private let places: [String: Int]

    init(names: [String], types: [UInt32]) {
        self.names = names
        self.types = types
        // A name that stands twice is no name: reading it would pick one silently.
        places = Dictionary(zip(names, 0...)) { _, _ in -1 }
    }

    func place(of name: String) -> Int? { places[name].flatMap { $0 < 0 ? nil : $0 } }
}

/// The name of a built-in type by its object id (`pg_type.oid`).
private func typeName(_ type: UInt32) -> String {
    switch type {
    case 16: "bool"
    case 17: "bytea"
    case 20: "int8"
    case 21: "int2"
    case 23: "int4"
    case 25: "text"
    case 114: "json"
    case 700: "float4"
    case 701: "float8"
    case 1007: "int4[]"
    case 1009: "text[]"
    case 1016: "int8[]"
    case 1042: "bpchar"
    case 1043: "varchar"
    case 1082: "date"
    case 1114: "timestamp"
    case 1184: "timestamptz"
    case 1186: "interval"
    case 1700: "numeric"
    case 2950: "uuid"
    case 3802: "jsonb"
    default: "type \(type)"
    }
}
