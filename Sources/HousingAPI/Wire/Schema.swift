/// What a value on the wire may be: from it come the check of every body and parameter, and the description others read.
package indirect enum Schema: Hashable, Sendable {
    /// Text of so many characters; `form` is a name JSON Schema knows, such as `date`.
    case text(ClosedRange<Int>, form: String? = nil, pattern: String? = nil)
    /// One of these texts.
    case code([String])
    case whole(ClosedRange<Int>)
    /// Kroner, with at most two decimals.
    case kroner(ClosedRange<Int>)
    /// Any number, in answers.
    case number
    case flag
    case list(Schema, most: Int)
    case object([Property])
    /// An object whose names are data.
    case map(Schema)
    /// That, or null.
    case optional(Schema)
    case oneOf([Schema])
    /// Anything: the words say what.
    case free

    /// One named value of an object, or one parameter.
    package struct Property: Hashable, Sendable {
        package let name: String
        package let schema: Schema
        package let isRequired: Bool

        package init(_ name: String, _ schema: Schema, isRequired: Bool = true) {
            self.name = name
            self.schema = schema
            self.isRequired = isRequired
        }
    }

    /// The object's properties; none of what is no object.
    package var properties: [Property] { if case .object(let properties) = self { properties } else { [] } }
}

extension Schema {
    /// The lengths of a text where nothing else is said: a name, a key, a line.
    package static let usualText = 1...200
    /// The values of a whole number where nothing else is said.
    package static let usualWhole = 0...1_000_000
    /// The amounts of money where nothing else is said: kr.
    package static let usualKroner = 0...1_000_000
    /// The items of a list where nothing else is said.
    package static let usualItems = 100

    /// The same as it stands in an answer, where the usual bounds of what is sent say nothing.
    package var answered: Schema {
        switch self {
        case .text(let length, let form, let pattern):
            length == Schema.usualText ? .text(0...1_000_000, form: form, pattern: pattern) : self
        case .whole(let range): range == Schema.usualWhole ? .whole(Int.min...Int.max) : self
        case .kroner: .number
        case .list(let item, _): .list(item.answered, most: Int.max)
        case .object(let properties):
            .object(properties.map { Property($0.name, $0.schema.answered, isRequired: $0.isRequired) })
        case .map(let item): .map(item.answered)
        case .optional(let schema): .optional(schema.answered)
        case .oneOf(let schemas): .oneOf(schemas.map(\.answered))
        case .code, .number, .flag, .free: self
        }
    }

    /// The same with other bounds: of a text its length, of a number its value, of a list its items.
    func bounded(_ bounds: ClosedRange<Int>) -> Schema {
        switch self {
        case .text(_, let form, let pattern): .text(bounds, form: form, pattern: pattern)
        case .whole: .whole(bounds)
        case .kroner: .kroner(bounds)
        case .list(let item, _): .list(item, most: bounds.upperBound)
        case .optional(let schema): .optional(schema.bounded(bounds))
        case .code, .number, .flag, .object, .map, .oneOf, .free: self
        }
    }
}
