/// A statement that a connection has prepared, or is about to.
final class PreparedStatement {
    let sql: String
    let name: String
    fileprivate var lastUse = 0
    /// Of what it gives, once it has given something.
    var columns: Columns?

    fileprivate init(sql: String, name: String) {
        self.sql = sql
        self.name = name
    }
}

/// Which statements a connection has prepared, by their text. Bounded: the one unused longest goes first.
struct PreparedStatements {
    static let limit = 200

    private var entries: [String: PreparedStatement] = [:]
    private var uses = 0
    private var made = 0

    /// The one with that text, nil where there is none. Looked up once for each use, for the text is long.
    mutating func statement(for sql: String) -> PreparedStatement? {
        guard let statement = entries[sql] else { return nil }
        uses += 1
        statement.lastUse = uses
        return statement
    }

    /// One to be prepared, under a name of its own.
    mutating func new(_ sql: String) -> PreparedStatement {
        made += 1
        return PreparedStatement(sql: sql, name: "s\(made)")
    }

    /// It is prepared now.
    mutating func add(_ statement: PreparedStatement) {
        uses += 1
        statement.lastUse = uses
        entries[statement.sql] = statement
    }

    /// Forgets what is beyond the limit and gives its names, to be deallocated.
    mutating func overflow() -> [String] {
        guard entries.count > Self.limit else { return [] }
        // Forgets a quarter at a time, so that the sorting is not done for every statement.
        let oldest = entries.values.sorted { $0.lastUse < $1.lastUse }.prefix(entries.count - Self.limit * 3 / 4)
        for entry in oldest { entries[entry.sql] = nil }
        return oldest.map(\.name)
    }
}
