/// What a transaction may do and see.
package enum TransactionMode: Sendable {
    /// Each statement sees what was committed before it began (read committed).
    case readWrite
    case readOnly
    /// Reads only, and every statement sees the same moment (repeatable read).
    case snapshot
    /// The same for who also writes; what another changed meanwhile it cannot change.
    case writableSnapshot
    /// As if transactions ran one after the other; be prepared to run again (`retries`).
    case serializable

    var begin: Statement {
        switch self {
        case .readWrite: "begin isolation level read committed read write"
        case .readOnly: "begin isolation level read committed read only"
        case .snapshot: "begin isolation level repeatable read read only"
        case .writableSnapshot: "begin isolation level repeatable read read write"
        case .serializable: "begin isolation level serializable read write"
        }
    }

    var isReadOnly: Bool { self == .readOnly || self == .snapshot }

    /// The mode that sees the same and may write.
    package var writable: TransactionMode {
        switch self {
        case .readWrite, .readOnly: .readWrite
        case .snapshot, .writableSnapshot: .writableSnapshot
        case .serializable: .serializable
        }
    }
}

/// An open transaction. It lives inside the closure given to `Pool.transaction`, on the connection's own thread:
/// everything here blocks that thread and no other, and nothing suspends.
package final class Transaction {
    let link: Link
    /// BEGIN and the settings.
    private let start: [Statement]
    /// What goes ahead of the first statement, in the same round trip: the start, until it is sent.
    private var opening: [Statement]
    /// What goes with the COMMIT, in the same round trip.
    private var closing: [Statement] = []
    private var isEnded = false
    /// The COMMIT went with the last statements.
    private var isCommitted = false
    private var savepoints = 0

    /// What whoever began the transaction gives along to all that is done in it.
    package var companion: (any Sendable)?

    /// Said by whoever knows that nothing was written though it could have been: then nobody waits for the end.
    package var hasOnlyRead = false

    private let mode: TransactionMode

    init(link: Link, mode: TransactionMode, settings: [String: String]) {
        self.mode = mode
        self.link = link
        var start = [mode.begin]
        if !settings.isEmpty {
            var text = Statement.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
            for (index, setting) in settings.sorted(by: { $0.key < $1.key }).enumerated() {
                text.appendLiteral(index == 0 ? "select set_config(" : ", set_config(")
                text.appendInterpolation(setting.key)
                text.appendLiteral(", ")
                text.appendInterpolation(setting.value)
                text.appendLiteral(", true)")
            }
            start.append(Statement(stringInterpolation: text))
        }
        self.start = start
        opening = start
    }

    /// Runs a statement and gives the number of rows it inserted, changed, deleted or selected.
    @discardableResult
    package func execute(_ statement: Statement) throws -> Int { try run(statement).affected }

    /// All rows.
    package func rows(_ statement: Statement) throws -> [Row] { try run(statement).rows }

    /// The only row. Throws `RowCountError` when there is none, or more than one.
    package func row(_ statement: Statement) throws -> Row {
        let result = try run(statement)
        guard result.count == 1 else { throw RowCountError(count: result.count) }
        return Row(block: result.block, index: 0)
    }

    /// The only row, nil when there is none. Throws `RowCountError` when there are more.
    package func optionalRow(_ statement: Statement) throws -> Row? {
        let result = try run(statement)
        guard result.count <= 1 else { throw RowCountError(count: result.count) }
        return result.count == 1 ? Row(block: result.block, index: 0) : nil
    }

    /// Sends all statements in one round trip and gives the rows of each. The first failure is thrown, and the
    /// statements after it have not run.
    @discardableResult
    package func batch(_ statements: [Statement]) throws -> [[Row]] {
        var rows: [[Row]] = []
        // A bounded number at a time, so that answers do not pile up at both ends.
        for start in stride(from: 0, to: statements.count, by: 256) {
            rows += try run(Array(statements[start..<min(start + 256, statements.count)])).map(\.rows)
        }
        return rows
    }

    /// The same of who has only read and is done with it: the COMMIT goes in the same round trip, and nothing can be run after.
    /// What was to go with the commit (`atCommit`) then goes in a transaction of its own, before anybody has the value.
    package func finish(_ statements: [Statement]) throws -> [[Row]] {
        // Read committed, what is sent at once is a transaction by itself, settings and all, and needs no BEGIN.
        let isByItself = !opening.isEmpty && (mode == .readWrite || mode == .readOnly)
        if isByItself { opening.removeFirst() }
        let results = try run(isByItself ? statements : statements + ["commit"])
        (isEnded, isCommitted) = (true, true)
        return results.prefix(statements.count).map(\.rows)
    }

    /// Gives each row to `body` as it comes, in flat memory however many there are. No other statement can run
    /// meanwhile. An error of `body` ends the statement and is passed on.
    package func forEach(_ statement: Statement, _ body: (Row) throws -> Void) throws {
        try open()
        try translatingCancellation { try link.stream(statement, body) }
    }

    /// Rows into a table by COPY: `try tx.copy(into: "unit", columns: ["id", "name"]) { try $0.row(id, name) }`.
    /// Gives their number. No other statement can run meanwhile; an error of `body` undoes the COPY and is passed on.
    @discardableResult
    package func copy(into table: String, columns: [String], _ body: (CopyWriter) throws -> Void) throws -> Int {
        try open()
        // A dot parts schema and table.
        let name = table.split(separator: ".").map { quoted(identifier: String($0)) }.joined(separator: ".")
        let list = columns.map(quoted(identifier:)).joined(separator: ", ")
        return try translatingCancellation {
            try link.copyIn("copy \(name) (\(list)) from stdin", columns: columns.count, body)
        }
    }

    /// The form COPY TO writes in.
    package enum CopyFormat: String, Sendable { case text, csv }

    /// The rows of a query as bytes, in pieces of some 64 KB that end with a line, in flat memory.
    package func copy(out query: Statement, as format: CopyFormat, _ body: ([UInt8]) throws -> Void) throws {
        try open()
        try translatingCancellation {
            try link.copyOut("copy (\(query.literal)) to stdout (format \(format.rawValue))", body)
        }
    }

    /// Runs a statement with the commit, in its round trip, when all else is done. What it gives nobody gets; where it fails
    /// nothing is committed, and its error is the transaction's.
    package func atCommit(_ statement: Statement) { closing.append(statement) }

    /// Runs `body` so that its failure undoes only what it did itself; the error is passed on.
    @discardableResult
    package func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        savepoints += 1
        let name = "p\(savepoints)"
        try execute("savepoint \(unescaped: name)")
        do {
            let result = try body()
            try execute("release savepoint \(unescaped: name)")
            return result
        } catch {
            if !link.isLost, !link.isSpoiled, link.job?.isCancelled != true {
                try batch(["rollback to savepoint \(unescaped: name)", "release savepoint \(unescaped: name)"])
            }
            throw error
        }
    }

    /// A dry run: everything in `body` is run and checked, deferred constraints too, its value is given, nothing of it is
    /// kept. What the transaction does before and after is.
    package func rehearse<Result>(_ body: () throws -> Result) throws -> Result {
        savepoints += 1
        let name = "p\(savepoints)"
        try execute("savepoint \(unescaped: name)")
        let result = try body()
        do {
            try execute("set constraints all immediate")
        } catch var error as PostgresError {
            error.atCommit = true
            throw error
        }
        try batch(["rollback to savepoint \(unescaped: name)", "release savepoint \(unescaped: name)"])
        return result
    }

    /// Statements without parameters separated by semicolons, such as a migration.
    package func script(_ sql: String) throws {
        try open()
        if link.job?.isCancelled == true { throw CancellationError() }
        guard !link.isStreaming else { throw PostgresError.misuseWhileStreaming }
        try translatingCancellation { try link.script(sql) }
    }

    private func run(_ statement: Statement) throws -> QueryResult { try run([statement])[0] }

    private func run(_ statements: [Statement]) throws -> [QueryResult] {
        guard !isEnded else { throw PostgresError(kind: .misuse, message: "the transaction has ended") }
        let before = opening
        opening = []
        return try translatingCancellation {
            Array(try link.exchange(before + statements).dropFirst(before.count))
        }
    }

    /// Sends what must go ahead, where it cannot go with the statement itself.
    private func open() throws {
        guard isEnded || !opening.isEmpty else { return }
        _ = try run([])
    }
}

extension Transaction {
    /// Commits, or rolls back where it must.
    func commit() throws {
        isEnded = true
        if isCommitted { opening = start }
        guard opening.isEmpty || !closing.isEmpty else { return }
        if link.isAborted {
            try link.script("rollback")
            throw PostgresError(kind: .transactionAborted, message: "an earlier failure was not passed on")
        }
        // What only reads has nothing of which it could be unknown whether it was stored, so nobody waits for its end.
        if mode.isReadOnly || hasOnlyRead, closing.isEmpty { return try link.commitLater() }
        do {
            try close()
        } catch var error as PostgresError {
            error.atCommit = true
            if error.kind == .connectionLost, !mode.isReadOnly {
                throw PostgresError(kind: .outcomeUnknown, message: "the connection broke while committing")
            }
            throw error
        }
    }

    /// Sends the COMMIT and what goes with it.
    private func close() throws {
        guard !closing.isEmpty else { return try link.script("commit") }
        do {
            _ = try translatingCancellation { try link.exchange(opening + closing + ["commit"]) }
        } catch {
            if !link.isLost, !link.isSpoiled { try link.script("rollback") }
            throw error
        }
    }

    /// Ends a failed transaction. What cannot be rolled back here the server rolls back when the connection closes.
    func rollback() {
        isEnded = true
        guard opening.isEmpty, !isCommitted, !link.isSpoiled, !link.isLost else { return }
        do { try link.script("rollback") } catch { link.isSpoiled = true }
    }

    /// A statement that failed because our task was cancelled is a cancellation, not an error of PostgreSQL.
    private func translatingCancellation<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as PostgresError where link.job?.isCancelled == true && error.kind == .timedOut {
            throw CancellationError()
        }
    }
}

/// One row was wanted and there were none, or more.
package struct RowCountError: Error, Hashable, Sendable, CustomStringConvertible {
    /// How many there were.
    package let count: Int
    package var description: String { "one row was wanted, there were \(count)" }
}
