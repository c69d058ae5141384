import Crypto
import Housing
import Postgres

/// A column of wrapped keys.
struct WrappedKeys: Sendable {
    let table: String
    let column: String
    /// What names a row of `t`, as text.
    let row: Statement
    /// Whether a row of `t` is the one named `n.row`.
    let match: Statement
    /// The place of the row so named; nil where the name is none.
    let place: @Sendable (String) -> KeyPlace?

    /// Every one there is.
    static let all: [WrappedKeys] = [
        byNumber("identity", "citizen_id") { .identity(citizen: $0) },
        byNumber("identity", "citizen_id", column: "facts_key") { .facts(citizen: $0) },
        byNumber("referral_note", "id") { .referralNote($0) },
        byNumber("step_note", "id") { .stepNote($0) },
        byNumber("import_file", "id") { .importFile($0) },
        WrappedKeys(
            table: "answered_request", column: "wrapped", row: "t.actor || E'\\n' || t.key",
            match: "t.actor || E'\\n' || t.key = n.row"
        ) { name in
            name.firstIndex(of: "\n").map {
                .answer(actor: String(name[..<$0]), key: String(name[name.index(after: $0)...]))
            }
        },
        WrappedKeys(table: "service_key", column: "wrapped", row: "t.purpose", match: "t.purpose = n.row") {
            .service($0)
        },
    ]

    private static func byNumber(
        _ table: String, _ id: String, column: String = "key", _ place: @escaping @Sendable (Int) -> KeyPlace
    ) -> WrappedKeys {
        WrappedKeys(
            table: table, column: column, row: "t.\(identifier: id)::text",
            match: "t.\(identifier: id) = n.row::bigint"
        ) { Int($0).map(place) }
    }
}

extension Transaction {
    /// Wraps keys of a column by the key in force and for their places, where they are not. A key that was destroyed or
    /// replaced meanwhile stays as it is.
    ///
    /// - Parameters:
    ///   - most: how many at a time.
    ///   - unopened: the rows whose key nothing opens, which are left; more are added.
    /// - Returns: how many were looked at.
    func rewrap(_ keys: WrappedKeys, _ most: Int, leaving unopened: inout Set<String>) throws -> Int {
        let master = try master
        let vault = try vault
        let found = try rows(
            """
            select \(fragment: keys.row) as row, t.\(identifier: keys.column) as key from \(identifier: keys.table) t
            where t.\(identifier: keys.column) is not null
              and substr(t.\(identifier: keys.column), 1, \(Vault.prefixLength)) <> \(Vault.prefix(of: master))::bytea
              and \(fragment: keys.row) <> all(\(unopened.sorted())::text[])
            limit \(most)
            """)
        var (names, old, new): ([String], [String], [String]) = ([], [], [])
        for row in found {
            let (name, key): (String, [UInt8]) = (try row["row"], try row["key"])
            guard let place = keys.place(name), let raw = try? vault.unwrap(key, of: place) else {
                unopened.insert(name)
                continue
            }
            names.append(name)
            old.append(key.hexadecimal)
            new.append(try vault.wrap(raw, for: place, under: master).hexadecimal)
        }
        try execute(
            """
            update \(identifier: keys.table) t set \(identifier: keys.column) = decode(n.new, 'hex')
            from unnest(\(names)::text[], \(old)::text[], \(new)::text[]) n (row, old, new)
            where \(fragment: keys.match) and t.\(identifier: keys.column) = decode(n.old, 'hex')
            """)
        return found.count
    }
}
