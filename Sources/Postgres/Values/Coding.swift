/// A value that can be bound to a parameter or written by COPY.
///
/// Everything travels as PostgreSQL's text format, so a conformance is one line:
/// `extension Day: PostgresEncodable { package var postgresText: String? { description } }`.
package protocol PostgresEncodable: Sendable {
    /// The value as PostgreSQL reads it, nil for NULL.
    var postgresText: String? { get }

    /// Writes the value as one field of COPY's text format. The default escapes `postgresText`; only types that
    /// can do it faster need their own.
    func append(to copy: inout CopyBuffer)
}

/// A value that can be read from a column.
package protocol PostgresDecodable: Sendable {
    /// Reads PostgreSQL's text form of the value, nil when the text is none.
    init?(postgresText: String)

    /// What NULL reads as: nil (NULL is refused) for every type but `Optional`.
    static var fromNull: Self? { get }
}

/// What can be bound, read, and stand in arrays: what most types want.
package typealias PostgresValue = PostgresEncodable & PostgresDecodable & PostgresArrayElement

extension PostgresEncodable {
    package func append(to copy: inout CopyBuffer) { copy.append(postgresText) }
}

extension PostgresDecodable {
    package static var fromNull: Self? { nil }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    package var postgresText: String? { self?.postgresText }

    package func append(to copy: inout CopyBuffer) {
        switch self {
        case .some(let value): value.append(to: &copy)
        case .none: copy.append(nil)
        }
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    package init?(postgresText: String) {
        guard let value = Wrapped(postgresText: postgresText) else { return nil }
        self = .some(value)
    }

    package static var fromNull: Wrapped?? { .some(.none) }
}

// An enum over String or Int, or a typed id, needs only to say that it conforms:
// `extension ReturnReason: PostgresValue {}`.

extension RawRepresentable where Self: PostgresEncodable, RawValue: PostgresEncodable {
    package var postgresText: String? { rawValue.postgresText }

    package func append(to copy: inout CopyBuffer) { rawValue.append(to: &copy) }
}

extension RawRepresentable where Self: PostgresDecodable, RawValue: PostgresDecodable {
    package init?(postgresText: String) {
        guard let raw = RawValue(postgresText: postgresText) else { return nil }
        self.init(rawValue: raw)
    }
}
