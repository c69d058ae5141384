import Housing

extension Schema {
    /// As JSON Schema 2020-12, which OpenAPI 3.1 uses.
    package var json: JSON {
        switch self {
        case .text(let length, let form, let pattern):
            var members = [member("type", .text("string"))]
            if let form { members.append(member("format", .text(form))) }
            // What no text may hold is said where nothing narrower is.
            members.append(member("pattern", .text(pattern ?? Schema.plainText)))
            members += [
                member("minLength", .number("\(length.lowerBound)")),
                member("maxLength", .number("\(length.upperBound)")),
            ]
            return .object(members)
        case .code(let codes): return .object(["type": .text("string"), "enum": .texts(codes)])
        case .whole(let range): return Schema.number("integer", range)
        case .kroner(let range): return Schema.number("number", range)
        case .number: return .object(["type": .text("number")])
        case .flag: return .object(["type": .text("boolean")])
        case .list(let item, let most):
            var members = [member("type", .text("array")), member("items", item.json)]
            if most < Int.max { members.append(member("maxItems", .number("\(most)"))) }
            return .object(members)
        case .object(let properties):
            var members = [
                member("type", .text("object")),
                member("properties", .object(properties.map { member($0.name, $0.schema.json) })),
            ]
            let required = properties.filter(\.isRequired).map(\.name)
            if !required.isEmpty { members.append(member("required", .texts(required))) }
            members.append(member("additionalProperties", .flag(false)))
            return .object(members)
        case .map(let item): return .object(["type": .text("object"), "additionalProperties": item.json])
        case .optional(let schema): return Schema.nullable(schema.json)
        case .oneOf(let schemas): return .object(["oneOf": .list(schemas.map(\.json))])
        case .free: return .object([])
        }
    }

    /// Everything but control characters and the mark of a character that was lost.
    static let plainText = "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ufffd]*$"

    private func member(_ name: String, _ value: JSON) -> JSON.Member { JSON.Member(name, value) }

    private static func number(_ type: String, _ range: ClosedRange<Int>) -> JSON {
        var members = [JSON.Member("type", .text(type)), JSON.Member("minimum", .number("\(range.lowerBound)"))]
        if range.upperBound < Int.max { members.append(JSON.Member("maximum", .number("\(range.upperBound)"))) }
        return .object(members)
    }

    /// The same, or null.
    private static func nullable(_ json: JSON) -> JSON {
        guard case .object(let members) = json, case .text(let type)? = json["type"], json["enum"] == nil else {
            return .object(["anyOf": .list([json, .object(["type": .text("null")])])])
        }
        return .object(
            members.map { $0.name == "type" ? JSON.Member("type", .texts([type, "null"])) : $0 })
    }
}

extension Listing {
    /// A row of the listing.
    package var schema: Schema { .object(fields.map(\.schemaProperty)) }

    /// One of them as `show` has it, and what an operation says beside.
    package func shownSchema(beside others: [Detail] = []) -> Schema {
        .object(fields.map(\.schemaProperty) + (details + others).map(\.property))
    }
}

extension Detail {
    fileprivate var property: Schema.Property {
        let one = Schema.object(fields.map(\.schemaProperty))
        let schema: Schema =
            switch form {
            case .rows: .list(one, most: Int.max)
            case .record: .optional(one)
            case .value: .optional(fields.first?.kind.schema ?? .free)
            }
        return Schema.Property(name, schema, isRequired: right == nil)
    }
}

extension Field {
    /// The field in a row: always there, null where it is unknown or none; left out where who asks may not see it.
    var schemaProperty: Schema.Property { Schema.Property(name, .optional(kind.schema), isRequired: right == nil) }
}

extension Field.Kind {
    fileprivate var schema: Schema {
        switch self {
        case .number, .text, .sealed: .text(0...10_000)
        case .money: .kroner(-1_000_000_000_000...1_000_000_000_000)
        case .day: .text(10...10, form: "date")
        case .instant: .text(10...40, form: "date-time")
        case .flag: .flag
        case .count, .year: .whole(Int.min...Int.max)
        case .tenths, .share: .number
        case .code(let codes): codes.schema
        case .codes(let codes): .list(codes.schema, most: Int.max)
        case .fact: FactValue.schema.answered
        }
    }
}

extension Codes {
    fileprivate var schema: Schema { all.map { .code($0.map(\.code)) } ?? .text(0...400) }
}
