import Testing

@testable import Postgres

@Suite struct CancellationTests {
    /// Waits until the statement runs at the server.
    private func waitUntilRunning(_ mark: String, _ pool: Pool) async throws {
        var count = 0
        while count == 0 {
            count = try await pool.transaction {
                try $0.row(
                    "select count(*) as n from pg_stat_activity where query like \("%" + mark + "%") and pid <> pg_backend_pid() and state = 'active'"
                )["n"]
            }
        }
    }

    @Test func aCancelledTaskCancelsItsStatementAndRollsBack() async throws {
        try await withPool { pool in
            try await pool.transaction { try $0.execute("create table t (n int)") }
            let task = Task {
                try await pool.transaction { tx in
                    try tx.execute("insert into t values (1)")
                    try tx.execute("select pg_sleep(600) /* sleeper */")
                }
            }
            try await waitUntilRunning("sleeper", pool)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await pool.transaction { try $0.row("select count(*) as n from t")["n"] } == 0)
            #expect(pool.counts.used == 0)
        }
    }

    @Test func aStreamAndACopyAreCancelledToo() async throws {
        try await withPool { pool in
            try await pool.transaction { try $0.execute("create table t (n int)") }
            let stream = Task {
                try await pool.transaction {
                    try $0.forEach("select /* streamer */ generate_series(1, 1000000000)") { _ in }
                }
            }
            try await waitUntilRunning("streamer", pool)
            stream.cancel()
            await #expect(throws: CancellationError.self) { try await stream.value }
            let copy = Task {
                try await pool.transaction { tx in
                    try tx.copy(into: "t", columns: ["n"]) { writer in
                        while true { try writer.row(1) }
                    }
                }
            }
            try await waitUntilRunning("copy \"t\"", pool)
            copy.cancel()
            await #expect(throws: CancellationError.self) { _ = try await copy.value }
            #expect(try await pool.transaction { try $0.row("select count(*) as n from t")["n"] } == 0)
        }
    }

    @Test func aCancelledTaskDoesNotStart() async throws {
        try await withPool { pool in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await pool.transaction { _ = try $0.rows("select 1") }
            }
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    /// Cancelling again and again at odd moments never hits what comes next on the same connection.
    @Test func aCancellationHitsNobodyElse() async throws {
        try await withPool(size: 1) { pool in
            for n in 0..<60 {
                let task = Task { try await pool.transaction { _ = try $0.rows("select pg_sleep(0.001)") } }
                try await Task.sleep(for: .microseconds(n * 40))
                task.cancel()
                _ = await task.result
                #expect(try await pool.transaction { try $0.row("select \(n) + 0 as n")["n"] } == n)
            }
        }
    }

    @Test func aStatementThatTakesTooLongIsNoCancellation() async throws {
        try await withPool(statementTimeout: .milliseconds(20)) { pool in
            #expect(
                try await kind { try await pool.transaction { try $0.execute("select pg_sleep(600)") } } == .timedOut)
            try await pool.transaction(settings: ["statement_timeout": "0"]) { try $0.execute("select pg_sleep(0.05)") }
        }
    }
}
