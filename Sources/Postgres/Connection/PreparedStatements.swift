/// Which statements a connection has prepared, by their text. Bounded: the one unused longest goes first.
struct PreparedStatements {
    private struct Entry {
        let name: String
        var lastUse: Int
        /// Of what it gives, once it has given something.
        var columns: Columns?
    }

    static let limit = 200

    private var entries: [String: Entry] = [:]
    private var uses = 0
    private var made = 0

    /// The name under which the text is prepared, nil when it is not.
    mutating func name(for sql: String) -> String? {
        // Looked up once, for the text is long.
        guard let place = entries.index(forKey: sql) else { return nil }
        uses += 1
        entries.values[place].lastUse = uses
        return entries.values[place].name
    }

    func columns(of sql: String) -> Columns? { entries[sql]?.columns }

    mutating func add(_ columns: Columns, of sql: String) { entries[sql]?.columns = columns }

    /// A name for a statement to be prepared.
    mutating func newName() -> String {
        made += 1
        return "s\(made)"
    }

    mutating func add(_ sql: String, name: String) {
        uses += 1
        entries[sql] = Entry(name: name, lastUse: uses)
    }

    /// Forgets what is beyond the limit and gives its names, to be deallocated.
    mutating func overflow() -> [String] {
        guard entries.count > Self.limit else { return [] }
        // Forgets a quarter at a time, so that the sorting is not done for every statement.
        let oldest = entries.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(entries.count - Self.limit * 3 / 4)
        for entry in oldest { entries[entry.key] = nil }
        return oldest.map(\.value.name)
    }
}
