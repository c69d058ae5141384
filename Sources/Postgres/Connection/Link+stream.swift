import CLibPQ

extension Link {
    /// Gives each row to `body` as it comes, without collecting them. An error of `body` ends the statement.
    func stream(_ statement: Statement, _ body: (Row) throws -> Void) throws {
        let sent = try send([statement])
        isStreaming = true
        defer { isStreaming = false }
        var failure: (any Error)?
        var columns: Columns?
        for command in sent {
            if case .execute = command { PQsetSingleRowMode(pointer) }
            while let result = PQgetResult(pointer) {
                defer { PQclear(result) }
                guard failure == nil else { continue }
                do {
                    try check(result)
                    if case .prepare(let statement) = command { prepared.add(statement) }
                    guard PQresultStatus(result) == PGRES_SINGLE_TUPLE else { continue }
                    let known = columns ?? self.columns(of: result)
                    columns = known
                    try body(Row(block: try copyOut(result, columns: known).block, index: 0))
                } catch {
                    failure = error
                    // The rest of the rows is not wanted; what still comes is thrown away above.
                    if !(error is PostgresError) { requestCancel() }
                }
            }
        }
        try finishPipeline()
        if let failure { throw failure }
    }
}
