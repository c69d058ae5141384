// Foundation's encoder keeps no order of fields, and is slow for long lists; a record is flat, so its JSON is short.

extension Record {
    /// The record as one JSON object, fields in order.
    package var json: String {
        var text = "{"
        for (index, field) in fields.enumerated() {
            if index > 0 { text += "," }
            text += JSON.quoted(field.name) + ":" + field.value.json
        }
        return text + "}"
    }
}

extension Record.Value {
    /// The value as JSON.
    package var json: String {
        switch self {
        case .null: "null"
        case .text(let text): JSON.quoted(text)
        case .number(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .list(let items): "[" + items.map(JSON.quoted).joined(separator: ",") + "]"
        }
    }
}

extension Listing {
    /// The record with its fields in the listing's order: a decoded one has none.
    package func ordered(_ record: Record) -> Record {
        Record(fields: fields.map { ($0.name, record[$0.name]) })
    }
}
