import CLibPQ

/// The connection of libpq. Everything but `requestCancel` is called on one thread only, that of its `Connection`.
final class Link: @unchecked Sendable {
    let pointer: OpaquePointer
    private let cancelHandle: OpaquePointer?
    var prepared = PreparedStatements()
    /// Rows or COPY are under way: no other statement can be sent.
    var isStreaming = false
    /// Something happened after which the connection must not be used again.
    var isSpoiled = false
    /// A COMMIT was sent whose answer has not been read.
    private(set) var isCommitting = false
    private var isClosed = false
    /// The work this thread does now.
    var job: Job?

    /// Connects, waiting for it. The text is libpq's own: `host=… dbname=…` or `postgresql://…`.
    init(_ conninfo: String, session: [String: String]) throws(PostgresError) {
        let options = PQconninfoParse(conninfo, nil)
        guard options != nil else {
            // libpq's message would quote the text, password and all.
            throw PostgresError(kind: .cannotConnect, message: "the connection string cannot be read")
        }
        PQconninfoFree(options)
        // Keywords before `dbname` are defaults that the connection string may change; those after it overrule the
        // string.
        let keywords = ["connect_timeout", "fallback_application_name", "dbname", "client_encoding"]
        let values = ["10", "bolig", conninfo, "UTF8"]
        let connected = withCStrings(keywords + values) { texts in
            let names = Array(texts[..<keywords.count]) + [nil]
            let values = Array(texts[keywords.count...]) + [nil]
            return PQconnectdbParams(names, values, 1)
        }
        guard let connected else { throw PostgresError(kind: .cannotConnect, message: "out of memory") }
        guard PQstatus(connected) == CONNECTION_OK else {
            let message = text(PQerrorMessage(connected))
            PQfinish(connected)
            throw PostgresError(kind: .cannotConnect, message: message)
        }
        // Notices would go to standard error, and may quote values.
        PQsetNoticeReceiver(connected, { _, _ in }, nil)
        pointer = connected
        cancelHandle = PQgetCancel(connected)
        var settings = [
            "timezone": "UTC", "datestyle": "ISO", "bytea_output": "hex", "standard_conforming_strings": "on",
            // Compiling a plan takes half a second where it is asked for at all: longer than nearly every statement runs.
            "jit": "off",
        ]
        settings.merge(session) { _, given in given }
        let statements = settings.sorted { $0.key < $1.key }.map { name, value in
            "set \(quoted(identifier: name)) to \(Statement("\(value)").literal)"
        }
        try script(statements.joined(separator: ";"))
    }

    deinit {
        close()
        PQfreeCancel(cancelHandle)
    }

    /// Says farewell to the server. After that only `requestCancel` may be called.
    func close() {
        guard !isClosed else { return }
        isClosed = true
        PQfinish(pointer)
    }

    /// Usable for the next work: connected, and in no transaction.
    var isIdle: Bool {
        !isSpoiled && PQstatus(pointer) == CONNECTION_OK && PQtransactionStatus(pointer) == PQTRANS_IDLE
    }

    var isLost: Bool { PQstatus(pointer) != CONNECTION_OK }

    /// Asks the server to cancel what the connection runs. From any thread.
    func requestCancel() {
        var message = [CChar](repeating: 0, count: 256)
        _ = PQcancel(cancelHandle, &message, 256)
    }

    /// Runs statements without parameters, separated by semicolons, and forgets what they give.
    func script(_ sql: String) throws(PostgresError) {
        let result = PQexec(pointer, sql)
        defer { PQclear(result) }
        try check(result)
    }

    /// Sends a COMMIT whose answer is read when the connection is used next.
    func commitLater() throws(PostgresError) {
        guard PQsendQuery(pointer, "commit") == 1 else { throw broken() }
        isCommitting = true
    }

    /// Reads the answer to the COMMIT that was sent last, where it has not been read.
    func settle() {
        guard isCommitting else { return }
        isCommitting = false
        while let result = PQgetResult(pointer) { PQclear(result) }
    }

    /// Throws what a result says went wrong.
    func check(_ result: OpaquePointer?) throws(PostgresError) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_PIPELINE_SYNC, PGRES_EMPTY_QUERY: return
        default: throw error(result)
        }
    }

    func error(_ result: OpaquePointer?) -> PostgresError {
        func field(_ code: Character) -> String? {
            PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
        }
        guard let sqlState = field("C") else {
            let message = isLost ? "the server closed the connection" : text(PQerrorMessage(pointer))
            return PostgresError(kind: isLost ? .connectionLost : .other, message: message)
        }
        // A plan made before a migration: the statement must be prepared anew, on a new connection.
        if sqlState == "0A000" || sqlState == "26000" { isSpoiled = true }
        return PostgresError(
            sqlState: sqlState, message: field("M") ?? "", constraint: field("n"), table: field("t"), column: field("c")
        )
    }
}

/// A C string of libpq's, without the line end.
func text(_ pointer: UnsafePointer<CChar>?) -> String {
    var text = pointer.map { String(cString: $0) } ?? ""
    while text.last?.isNewline == true { text.removeLast() }
    return text
}

/// The texts as C strings for the time of the call, nil as a null pointer.
func withCStrings<Result>(_ texts: [String?], _ body: ([UnsafePointer<CChar>?]) -> Result) -> Result {
    var bytes: [CChar] = []
    var starts: [Int?] = []
    bytes.reserveCapacity(texts.reduce(0) { $0 + ($1?.utf8.count ?? 0) + 1 })
    for text in texts {
        guard let text else {
            starts.append(nil)
            continue
        }
        starts.append(bytes.count)
        var copy = text
        copy.withUTF8 { $0.withMemoryRebound(to: CChar.self) { bytes.append(contentsOf: $0) } }
        bytes.append(0)
    }
    return bytes.withUnsafeBufferPointer { buffer in
        body(starts.map { start in start.flatMap { start in buffer.baseAddress.map { $0 + start } } })
    }
}
