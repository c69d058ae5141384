extension String: PostgresValue {
    package var postgresText: String? { self }
    package init?(postgresText: String) { self = postgresText }
}

extension Int: PostgresValue {
    package var postgresText: String? { String(self) }
    package init?(postgresText: String) { self.init(postgresText) }
    package func append(to copy: inout CopyBuffer) { copy.append(self) }
}

extension Int64: PostgresValue {
    package var postgresText: String? { String(self) }
    package init?(postgresText: String) { self.init(postgresText) }
    package func append(to copy: inout CopyBuffer) { copy.append(Int(self)) }
}

extension Int32: PostgresValue {
    package var postgresText: String? { String(self) }
    package init?(postgresText: String) { self.init(postgresText) }
    package func append(to copy: inout CopyBuffer) { copy.append(Int(self)) }
}

extension Double: PostgresValue {
    package var postgresText: String? { description }
    package init?(postgresText: String) { self.init(postgresText) }
}

extension Bool: PostgresValue {
    package var postgresText: String? { self ? "t" : "f" }

    package init?(postgresText: String) {
        switch postgresText {
        case "t", "true": self = true
        case "f", "false": self = false
        default: return nil
        }
    }
}
