/// The migrations a program knows, and what they mean for a database. Forward only: a migration that has been applied
/// is never edited and never undone.
///
/// Applied ones are kept in the table `migration` (name, checksum, applied_at), which everybody may read.
package struct Migrations: Sendable {
    private struct Step { let name, sql: String }

    private let steps: [Step]

    /// Names and SQL, oldest first. The SQL may hold several statements, but none that begins or ends a transaction.
    package init(_ list: [(name: String, sql: String)]) {
        steps = list.map { Step(name: $0.name, sql: $0.sql) }
    }

    /// How a database stands to the program.
    package enum State: Hashable, Sendable {
        case upToDate
        /// These are still to be applied, oldest first.
        case behind([String])
        /// The database has a migration this program does not know: a newer program made it.
        case ahead(String)
        /// An applied migration reads otherwise in this program.
        case edited(String)
        /// An earlier migration is missing although later ones are applied.
        case missing(String)
    }

    /// Compares, and changes nothing.
    package func state(_ tx: Transaction) throws -> State {
        guard try tx.row("select to_regclass('migration') is not null as exists")["exists", as: Bool.self] else {
            return steps.isEmpty ? .upToDate : .behind(steps.map(\.name))
        }
        // The server computes the checksums: so they are the same in every version of the program.
        let checksums = try tx.batch(steps.map { "select \(fragment: checksum($0)) as checksum" })
        let known = Dictionary(
            try zip(steps, checksums).map { ($0.name, try $1[0]["checksum", as: String.self]) }
        ) { first, _ in first }
        let rows = try tx.rows("select name, checksum from migration order by applied_at, name")
        var applied: Set<String> = []
        for row in rows {
            let name: String = try row["name"]
            guard let checksum = known[name] else { return .ahead(name) }
            guard try checksum == row["checksum"] else { return .edited(name) }
            applied.insert(name)
        }
        let open = steps.map(\.name).filter { !applied.contains($0) }
        if open.isEmpty { return .upToDate }
        // The migrations still to be applied must be the last ones of the list, without gaps.
        if let first = open.first, steps.suffix(open.count).map(\.name) != open { return .missing(first) }
        return .behind(open)
    }

    /// Applies what is open, each migration in a transaction of its own, and gives the names of those applied.
    /// Several programs at once wait for each other. Throws `MigrationError` on a database that is ahead, edited or
    /// has one missing, and the error of a migration that fails, which then leaves no trace.
    package func apply(on connection: Connection) async throws -> [String] {
        var applied: [String] = []
        while let name = try await applyNext(on: connection) { applied.append(name) }
        return applied
    }

    private func applyNext(on connection: Connection) async throws -> String? {
        try await connection.transaction { tx in
            // An arbitrary number that means "migrating" in this database.
            try tx.execute("select pg_advisory_xact_lock(20241122)")
            try tx.script(
                """
                create table if not exists migration (
                  name text primary key, checksum text not null, applied_at timestamptz not null default now());
                grant select on migration to public
                """)
            let open: [String]
            switch try state(tx) {
            case .upToDate: return nil
            case .behind(let names): open = names
            case let state: throw MigrationError(state: state)
            }
            guard let step = steps.first(where: { $0.name == open.first }) else { return nil }
            // The row first: a migration that commits can then never be without it.
            try tx.execute("insert into migration (name, checksum) values (\(step.name), \(fragment: checksum(step)))")
            try tx.script(step.sql)
            return step.name
        }
    }

    private func checksum(_ step: Step) -> Statement { "encode(sha256(convert_to(\(step.sql), 'UTF8')), 'hex')" }
}

/// The database cannot be brought to where this program wants it.
package struct MigrationError: Error, Hashable, Sendable, CustomStringConvertible {
    package let state: Migrations.State

    package var description: String {
        switch state {
        case .ahead(let name): "the database has migration \(name), which this program does not know: it is too old"
        case .edited(let name): "migration \(name) was applied with other contents than this program has"
        case .missing(let name): "migration \(name) is missing although later ones are applied"
        case .behind(let names): "the database lacks \(names.joined(separator: ", "))"
        case .upToDate: "the database is up to date"
        }
    }
}
