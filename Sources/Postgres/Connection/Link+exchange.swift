import CLibPQ
import Glibc

/// What a statement gave.
struct QueryResult {
    let block: RowBlock
    let count: Int
    /// Rows inserted, updated, deleted or selected.
    let affected: Int

    var rows: [Row] { (0..<count).map { Row(block: block, index: $0) } }
}

extension Link {
    /// Sends all statements at once (libpq's pipeline mode) and waits for their results: one round trip.
    /// The first failure is thrown, and the statements after it have not run.
    func exchange(_ statements: some Collection<Statement>) throws -> [QueryResult] {
        var results: [QueryResult] = []
        results.reserveCapacity(statements.count)
        try pipeline(statements) { results.append(try copyOut($0, columns: $1)) }
        return results
    }

    /// Sends statements and gives each one's result to `read`, on the way through the answers.
    private func pipeline(
        _ statements: some Collection<Statement>, read: (OpaquePointer?, Columns) throws -> Void
    ) throws {
        let sent = try send(statements)
        var failure: (any Error)?
        for command in sent {
            while let result = PQgetResult(pointer) {
                defer { PQclear(result) }
                let status = PQresultStatus(result)
                if status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH {
                    // COPY has functions of its own; in a pipeline the connection cannot get out of it.
                    isSpoiled = true
                    throw PostgresError(kind: .misuse, message: "COPY as an ordinary statement")
                }
                guard failure == nil else { continue }
                do {
                    try check(result)
                    switch command {
                    case .prepare(let statement): prepared.add(statement)
                    case .execute(let statement): try read(result, columns(of: result, statement))
                    }
                } catch {
                    failure = error
                }
            }
        }
        try finishPipeline()
        if let failure { throw failure }
        try deallocateOverflow()
    }

    enum Command {
        case prepare(PreparedStatement)
        case execute(PreparedStatement)
    }

    /// Enters pipeline mode and sends; what is not yet prepared is prepared on the way.
    func send(_ statements: some Collection<Statement>) throws -> [Command] {
        if job?.isCancelled == true { throw CancellationError() }
        guard !isStreaming else { throw PostgresError.misuseWhileStreaming }
        guard !isLost else { throw PostgresError(kind: .connectionLost, message: "the server closed the connection") }
        for statement in statements where statement.values.contains(where: { $0.map(hasNUL) == true }) {
            throw PostgresError(kind: .invalidValue, message: "a text with a NUL character")
        }
        guard PQenterPipelineMode(pointer) == 1 else { throw broken() }
        var commands: [Command] = []
        var new: [String: PreparedStatement] = [:]
        for statement in statements {
            let sql = statement.sql
            var ready = prepared.statement(for: sql)
            if ready == nil { ready = new[sql] }
            let known = ready ?? prepared.new(sql)
            if ready == nil {
                guard PQsendPrepare(pointer, known.name, sql, 0, nil) == 1 else { throw broken() }
                commands.append(.prepare(known))
                new[sql] = known
            }
            let sent = withCStrings(statement.values) {
                PQsendQueryPrepared(pointer, known.name, Int32($0.count), $0, nil, nil, 0)
            }
            guard sent == 1 else { throw broken() }
            commands.append(.execute(known))
        }
        guard PQpipelineSync(pointer) == 1 else { throw broken() }
        return commands
    }

    /// Takes the answer to the end of the pipeline and leaves pipeline mode.
    func finishPipeline() throws {
        let sync = PQgetResult(pointer)
        defer { PQclear(sync) }
        guard sync != nil, PQresultStatus(sync) == PGRES_PIPELINE_SYNC, PQexitPipelineMode(pointer) == 1 else {
            throw broken()
        }
    }

    /// The connection failed in the middle of an exchange and cannot go on.
    func broken() -> PostgresError {
        isSpoiled = true
        return isLost
            ? PostgresError(kind: .connectionLost, message: "the server closed the connection")
            : PostgresError(kind: .other, message: text(PQerrorMessage(pointer)))
    }

    private func deallocateOverflow() throws {
        let names = prepared.overflow()
        guard !names.isEmpty else { return }
        try script(names.map { "deallocate \($0)" }.joined(separator: ";"))
    }

    /// Copies the values out of libpq's memory.
    func copyOut(_ result: OpaquePointer?, columns: Columns) throws -> QueryResult {
        let rowCount = Int(PQntuples(result))
        let columnCount = columns.names.count
        var spans: [RowBlock.Span] = []
        spans.reserveCapacity(rowCount * columnCount)
        var bytes: [UInt8] = []
        for row in 0..<Int32(rowCount) {
            for column in 0..<Int32(columnCount) {
                guard PQgetisnull(result, row, column) == 0, let value = PQgetvalue(result, row, column) else {
                    spans.append(RowBlock.Span(start: 0, length: -1))
                    continue
                }
                let length = Int(PQgetlength(result, row, column))
                spans.append(RowBlock.Span(start: bytes.count, length: length))
                bytes.append(
                    contentsOf: UnsafeRawBufferPointer(start: value, count: length))
            }
        }
        let block = RowBlock(columns: columns, bytes: bytes, spans: spans)
        return QueryResult(block: block, count: rowCount, affected: Int(text(PQcmdTuples(result))) ?? 0)
    }

    /// Those of a statement that is prepared, which are the same each time.
    private func columns(of result: OpaquePointer?, _ statement: PreparedStatement) -> Columns {
        if let known = statement.columns { return known }
        let columns = columns(of: result)
        statement.columns = columns
        return columns
    }

    func columns(of result: OpaquePointer?) -> Columns {
        let places = 0..<PQnfields(result)
        return Columns(names: places.map { text(PQfname(result, $0)) }, types: places.map { PQftype(result, $0) })
    }
}

private func hasNUL(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false }
}
