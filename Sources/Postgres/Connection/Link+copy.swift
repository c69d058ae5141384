import CLibPQ

/// Takes the rows of a COPY. Only inside `Transaction.copy(into:columns:)`.
package final class CopyWriter {
    private let link: Link
    private let columns: Int
    private var buffer = CopyBuffer()

    init(link: Link, columns: Int) {
        self.link = link
        self.columns = columns
    }

    /// Writes one row, its values in the order of the columns named.
    package func row<each Value: PostgresEncodable>(_ value: repeat each Value) throws {
        repeat (each value).append(to: &buffer)
        try endRow()
    }

    /// Writes the first values of a row, which `row` goes on with and ends.
    package func begin<each Value: PostgresEncodable>(_ value: repeat each Value) {
        repeat (each value).append(to: &buffer)
    }

    /// Writes one row whose columns are only known at run time.
    package func row(_ values: [any PostgresEncodable]) throws {
        for value in values { value.append(to: &buffer) }
        try endRow()
    }

    /// Writes one row of texts, nil for NULL.
    package func row(texts: [String?]) throws {
        for text in texts { buffer.append(text) }
        try endRow()
    }

    private func endRow() throws {
        guard buffer.endRow() == columns else {
            throw PostgresError(kind: .misuse, message: "a row of COPY does not have \(columns) values")
        }
        if buffer.bytes.count >= 65_536 { try flush() }
    }

    func flush() throws {
        if link.job?.isCancelled == true { throw CancellationError() }
        let sent = buffer.bytes.withUnsafeBytes { bytes in
            PQputCopyData(link.pointer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        guard sent == 1 else { throw link.broken() }
        buffer.removeAll()
    }
}

extension Link {
    /// COPY FROM STDIN; gives the number of rows.
    func copyIn(_ sql: String, columns: Int, _ body: (CopyWriter) throws -> Void) throws -> Int {
        try startCopy(sql, PGRES_COPY_IN)
        isStreaming = true
        defer { isStreaming = false }
        var given: (any Error)?
        do {
            let writer = CopyWriter(link: self, columns: columns)
            try body(writer)
            try writer.flush()
        } catch {
            given = error
        }
        guard PQputCopyEnd(pointer, given == nil ? nil : "given up") == 1 else { throw broken() }
        var rows = 0
        var failure: PostgresError?
        while let result = PQgetResult(pointer) {
            defer { PQclear(result) }
            if PQresultStatus(result) == PGRES_COMMAND_OK {
                rows = Int(text(PQcmdTuples(result))) ?? 0
            } else {
                failure = failure ?? error(result)
            }
        }
        if let given { throw given }
        if let failure { throw failure }
        return rows
    }

    /// COPY TO STDOUT, in pieces of some 64 KB that end with a line.
    func copyOut(_ sql: String, _ body: ([UInt8]) throws -> Void) throws {
        try startCopy(sql, PGRES_COPY_OUT)
        isStreaming = true
        defer { isStreaming = false }
        var given: (any Error)?
        var piece: [UInt8] = []
        var line: UnsafeMutablePointer<CChar>?
        while case let length = Int(PQgetCopyData(pointer, &line, 0)), length > 0 {
            defer { PQfreemem(line) }
            guard given == nil else { continue }
            piece.append(contentsOf: UnsafeRawBufferPointer(start: line, count: length))
            guard piece.count >= 65_536 else { continue }
            do {
                if job?.isCancelled == true { throw CancellationError() }
                try body(piece)
                piece.removeAll(keepingCapacity: true)
            } catch {
                given = error
                requestCancel()
            }
        }
        var failure: PostgresError?
        while let result = PQgetResult(pointer) {
            defer { PQclear(result) }
            if PQresultStatus(result) != PGRES_COMMAND_OK { failure = failure ?? error(result) }
        }
        if let given { throw given }
        if let failure { throw failure }
        if !piece.isEmpty { try body(piece) }
    }

    private func startCopy(_ sql: String, _ wanted: ExecStatusType) throws {
        if job?.isCancelled == true { throw CancellationError() }
        guard !isStreaming else { throw PostgresError.misuseWhileStreaming }
        let result = PQexec(pointer, sql)
        defer { PQclear(result) }
        if PQresultStatus(result) != wanted { throw error(result) }
    }
}
