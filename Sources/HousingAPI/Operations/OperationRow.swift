import Housing

/// An operation as `bolig operations` prints it, and the README has it.
package struct OperationRow: Sendable {
    /// The columns, in order.
    package static let fields: [Field] = [
        Field("operation", .text, Words(da: "Handling", en: "Operation")),
        Field("method", .text, Words(da: "Metode", en: "Method")),
        Field("path", .text, Words(da: "Adresse", en: "Path")),
        Field("right", .text, Words(da: "Ret", en: "Right")),
        Field("persons", .text, Words(da: "Personer", en: "Persons")),
        Field("writes", .flag, Words(da: "Skriver", en: "Writes")),
        Field("roles", .codes(.role), Words(da: "Roller", en: "Roles")),
    ]

    package let record: Record

    package init(_ operation: any AnyOperation) {
        let roles = Role.allCases.filter(operation.access.roles.contains).map(\.rawValue)
        record = Record(fields: [
            ("operation", .text(operation.name)), ("method", .text(operation.method.rawValue)),
            ("path", .text(operation.path)), ("right", .text(operation.access.code)),
            ("persons", .text(operation.persons.rawValue)), ("writes", .flag(operation.writes)),
            ("roles", .list(roles)),
        ])
    }

    /// The table of the README: an operation a line, with what it does.
    package static var markdown: String {
        (["| operation | address | right | |", "|---|---|---|---|"]
            + Operations.all.map {
                "| `\($0.name)` | `\($0.method.rawValue) \($0.path)` | `\($0.access.code)` | \($0.words.en) |"
            }).joined(separator: "\n") + "\n"
    }
}
