import Housing
import Postgres

/// A table of versions: rows that say what was known of something, from when until when. The current one is known until
/// infinity; nothing of a version is ever changed but the end of its being known.
struct VersionTable: Sendable {
    let name: String
    /// The column that says whose versions they are.
    let key: String
    /// What a version states: its columns and their types, in the order of the table.
    let facts: KeyValuePairs<String, String>
    /// False where the rows know of a recheck instead.
    var hasEvent = true
}

/// New values of a version's columns, as expressions; a column that is not named keeps its value.
struct NewFacts: ExpressibleByDictionaryLiteral {
    fileprivate let values: [String: Statement]

    init(_ values: [(String, Statement)]) { self.values = Dictionary(values) { _, last in last } }
    init(dictionaryLiteral values: (String, Statement)...) { self.init(values) }
}

extension Transaction {
    /// Closes the current versions chosen and opens the next of each, in one statement.
    ///
    /// - Parameters:
    ///   - event: what the next versions are known by, and from when; never before the version they follow.
    ///   - source: tables beside `v`, the current version, that the condition and the new values may name.
    ///   - values: expressions in which `v` is the version that ends.
    /// - Returns: how many were followed.
    @discardableResult
    func follow(
        _ table: VersionTable, _ event: Event, from source: Statement? = nil, where condition: Statement,
        set values: NewFacts
    ) throws -> Int {
        var new = try table.statements(values)
        let facts: [Statement] = table.facts.map { column, type in
            let value = new.removeValue(forKey: column) ?? "v.\(identifier: column)"
            return "(\(fragment: value))::\(unescaped: type) as \(identifier: column)"
        }
        let columns: Statement = table.columns
        return try execute(
            """
            with next as (
              update \(identifier: table.name) v
              set known_until = greatest(\(event.at)::timestamptz, v.known_from + interval '1 microsecond')
              \(fragment: source.map { "from \(fragment: $0)" } ?? "")
              where v.known_until = 'infinity' and (\(fragment: condition))
              returning \(fragment: table.keys("v")) \(fragment: facts.joined(separator: ", ")),
                v.known_until as known_from \(fragment: table.hasEvent ? ", \(event.id)::bigint as event_id" : "")
            )
            insert into \(identifier: table.name) (\(fragment: columns)) select \(fragment: columns) from next
            """)
    }

    /// Closes the current version of one thing and opens the next.
    ///
    /// - Throws: `nothing_to_follow` where there is no current one. Who writes holds the thing's lock and has read that
    ///   there is, so this is the service's own fault, never an answer that says it was done.
    func follow(_ table: VersionTable, of id: Int, _ event: Event, set values: NewFacts) throws {
        let count = try follow(table, event, where: "v.\(identifier: table.key) = \(id)", set: values)
        guard count == 1 else { throw Problem.nothingToFollow(table, expected: 1, count) }
    }

    /// Opens the first version of things that have none.
    ///
    /// - Parameters:
    ///   - key: the id, an expression over `source`.
    ///   - preparing: common table expressions that come first, such as `made as (…)`.
    ///   - source: what to select from; one version where it is left out.
    /// - Returns: how many were opened.
    @discardableResult
    func begin(
        _ table: VersionTable, of key: Statement, _ event: Event, preparing: Statement? = nil,
        from source: Statement? = nil, set values: NewFacts
    ) throws -> Int {
        let new = try table.statements(values)
        let facts = table.facts.filter { $0.key != table.key && new[$0.key] != nil }
        let columns: [Statement] = facts.map { "\(identifier: $0.key)" }
        let expressions: [Statement] = facts.map { column, type in
            "(\(fragment: new[column] ?? "null"))::\(unescaped: type)"
        }
        return try execute(
            """
            \(fragment: preparing.map { "with \(fragment: $0)" } ?? "")
            insert into \(identifier: table.name) (\(identifier: table.key), \(fragment: columns.joined(separator: ", ")),
              known_from \(fragment: table.hasEvent ? ", event_id" : ""))
            select (\(fragment: key))::\(unescaped: table.keyType), \(fragment: expressions.joined(separator: ", ")),
              \(event.at)::timestamptz \(fragment: table.hasEvent ? ", \(event.id)::bigint" : "")
            \(fragment: source.map { "from \(fragment: $0)" } ?? "")
            """)
    }

    /// - Throws: `nothing_to_follow` where another number of versions was written than the answer will say.
    func require(_ written: Int, of table: VersionTable, is expected: Int) throws {
        guard written == expected else { throw Problem.nothingToFollow(table, expected: expected, written) }
    }
}

extension VersionTable {
    /// The key stands among the facts where something else than a number is the key.
    private var isKeyAFact: Bool { facts.contains { $0.key == key } }

    fileprivate var keyType: String { facts.first { $0.key == key }?.value ?? "bigint" }

    fileprivate func keys(_ alias: String) -> Statement {
        isKeyAFact ? "" : "\(unescaped: alias).\(identifier: key),"
    }

    /// Every column that a new version is written with.
    fileprivate var columns: Statement {
        let all = (isKeyAFact ? [] : [key]) + facts.map(\.key) + ["known_from"] + (hasEvent ? ["event_id"] : [])
        return all.map { "\(identifier: $0)" as Statement }.joined(separator: ", ")
    }

    /// The values by column, refused where the table has no such column: it would be lost without a word.
    fileprivate func statements(_ values: NewFacts) throws -> [String: Statement] {
        for column in values.values.keys where !facts.contains(where: { $0.key == column }) {
            throw Problem(
                .fault, "unknown_column",
                Words(da: "\(name) har ingen kolonne \(column).", en: "\(name) has no column \(column)."))
        }
        return values.values
    }
}

extension Problem {
    /// A step that found no current version, or another number of them than it must.
    fileprivate static func nothingToFollow(_ table: VersionTable, expected: Int, _ found: Int) -> Problem {
        Problem(
            .fault, "nothing_to_follow",
            Words(
                da: "Det, der skulle ændres, står ikke længere, som det gjorde. Intet er gemt.",
                en: "What was to be changed no longer stands as it did. Nothing was stored."),
            details: ["table": table.name, "expected": "\(expected)", "found": "\(found)"],
            hint: Words(da: "Prøv igen.", en: "Try again."))
    }
}
