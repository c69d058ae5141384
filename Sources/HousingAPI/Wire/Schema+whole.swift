extension Schema {
    /// An answer with every field it can have: one that is unknown or none, which an encoder leaves out, stands as null.
    ///
    /// Where the schema is not known (`free`), or is one of several, the value stays as it is.
    package func whole(_ value: JSON) -> JSON {
        switch (self, value) {
        case (.object(let properties), .object(let members)):
            let known = Dictionary(properties.map { ($0.name, $0.schema) }) { first, _ in first }
            let names = Set(members.map(\.name))
            let given = members.map { JSON.Member($0.name, known[$0.name]?.whole($0.value) ?? $0.value) }
            let missing = properties.filter { !names.contains($0.name) }.map { JSON.Member($0.name, .null) }
            return .object((given + missing).sorted { $0.name < $1.name })
        case (.list(let item, _), .list(let items)): return .list(items.map(item.whole))
        case (.map(let item), .object(let members)):
            return .object(members.map { JSON.Member($0.name, item.whole($0.value)) })
        case (.optional(let schema), _): return value == .null ? value : schema.whole(value)
        default: return value
        }
    }

    /// What an answer is that `whole` has gone over: every field is there.
    package var whole: Schema {
        switch self {
        case .object(let properties): .object(properties.map { Property($0.name, $0.schema.whole) })
        case .list(let item, let most): .list(item.whole, most: most)
        case .map(let item): .map(item.whole)
        case .optional(let schema): .optional(schema.whole)
        case .text, .code, .whole, .kroner, .number, .flag, .oneOf, .free: self
        }
    }
}
