// Foundation's encoder keeps no order of fields, and is slow for long lists; a record is nearly flat, so its JSON is short.

extension Record {
    /// The record as one JSON object, fields in order.
    package var json: String { written { append(to: &$0) } }

    /// Appends the record as JSON.
    package func append(to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            JSON.append(quoted: field.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            field.value.append(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}

extension Record.Value {
    /// The value as JSON.
    package var json: String { written { append(to: &$0) } }

    /// Appends the value as JSON.
    package func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .text(let text): JSON.append(quoted: text, to: &bytes)
        case .number(let text): bytes += text.utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .list(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSON.append(quoted: item, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .record(let record): record.append(to: &bytes)
        case .records(let records):
            bytes.append(UInt8(ascii: "["))
            for (index, record) in records.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                record.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        }
    }
}

extension Listing {
    /// The record with its fields in the listing's order: a decoded one has none.
    package func ordered(_ record: Record) -> Record {
        record.ordered(fields)
    }

    /// The same with the details that `show` adds, and those an operation adds to them.
    package func ordered(_ record: Record, beside others: [Detail]) -> Record {
        var ordered = ordered(record)
        ordered.fields += (details + others).map { ($0.name, $0.ordered(record[$0.name])) }
        return ordered
    }
}

extension Record {
    /// Those fields, in that order, in which they usually stand already.
    fileprivate func ordered(_ fields: [Field]) -> Record {
        if self.fields.count >= fields.count, zip(self.fields, fields).allSatisfy({ $0.name == $1.name }) {
            return self.fields.count == fields.count ? self : Record(fields: Array(self.fields.prefix(fields.count)))
        }
        return Record(fields: fields.enumerated().map { ($1.name, value($1.name, at: $0)) })
    }
}

extension Detail {
    /// The value with the fields of its records in order.
    fileprivate func ordered(_ value: Record.Value) -> Record.Value {
        switch value {
        case .record(let record): .record(record.ordered(fields))
        case .records(let records): .records(records.map { $0.ordered(fields) })
        // An empty list says nothing of what it is a list of.
        case .null, .text, .number, .flag, .list: value
        }
    }
}

private func written(_ body: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    body(&bytes)
    return String(decoding: bytes, as: UTF8.self)
}
