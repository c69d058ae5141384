import Testing

@testable import Postgres

@Suite struct TransactionTests {
    private struct Trouble: Error {}

    private func withTable(_ body: @escaping (Pool) async throws -> Void) async throws {
        try await withPool { pool in
            try await pool.transaction {
                try $0.execute("create table t (n int primary key deferrable initially deferred)")
            }
            try await body(pool)
        }
    }

    private func numbers(_ pool: Pool) async throws -> [Int] {
        try await pool.transaction(.snapshot) { try $0.rows("select n from t order by n").map { try $0["n"] } }
    }

    @Test func whatFailsLeavesNothing() async throws {
        try await withTable { pool in
            await #expect(throws: Trouble.self) {
                try await pool.transaction { tx in
                    try tx.execute("insert into t values (1)")
                    throw Trouble()
                }
            }
            let kept = try await numbers(pool)
            #expect(kept == [])
        }
    }

    /// What is read last goes with the commit; what is to go with the commit then goes after it, settings and all.
    @Test func whoIsDoneReadingEndsTheTransactionWithIt() async throws {
        try await withTable { pool in
            let set = ["bolig.word": "on"]
            for hasBegun in [false, true] {
                let read = try await pool.transaction(settings: set) { tx in
                    if hasBegun { try tx.execute("select 1") }
                    let answers = try tx.finish(["select 7 as n", "select current_setting('bolig.word') as word"])
                    tx.atCommit("insert into t select count(*) from t where current_setting('bolig.word') = 'on'")
                    #expect(throws: PostgresError.self) { try tx.execute("select 1") }
                    return (try answers[0][0]["n", as: Int.self], try answers[1][0]["word", as: String.self])
                }
                #expect(read == (7, "on"))
            }
            let kept = try await numbers(pool)
            #expect(kept == [0, 1])
            // Nothing of the settings stays with the connection, and what fails leaves it usable.
            let failed = try await kind {
                try await pool.transaction(settings: set) { _ = try $0.finish(["select 1", "select 1 / 0"]) }
            }
            #expect(failed == .invalidValue)
            let word = try await pool.transaction {
                try $0.row("select coalesce(current_setting('bolig.word', true), '') as word")["word", as: String.self]
            }
            #expect(word == "")
        }
    }

    @Test func aSavepointUndoesOnlyItsOwn() async throws {
        try await withTable { pool in
            try await pool.transaction { tx in
                try tx.execute("insert into t values (1)")
                #expect(throws: Trouble.self) {
                    try tx.savepoint {
                        try tx.execute("insert into t values (2)")
                        throw Trouble()
                    }
                }
                #expect(throws: PostgresError.self) {
                    try tx.savepoint { try tx.execute("insert into nowhere values (2)") }
                }
                try tx.savepoint { try tx.execute("insert into t values (3)") }
            }
            let kept = try await numbers(pool)
            #expect(kept == [1, 3])
        }
    }

    @Test func aDryRunGivesItsValueAndLeavesNothing() async throws {
        try await withTable { pool in
            let count = try await pool.transaction { tx in
                try tx.rehearse { try tx.execute("insert into t select generate_series(1, 7)") }
            }
            #expect(count == 7)
            let kept = try await numbers(pool)
            #expect(kept == [])
        }
    }

    @Test(arguments: [true, false]) func aDeferredConstraintFailsAtCommitAlsoInADryRun(dry: Bool) async throws {
        try await withTable { pool in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction { tx in
                    func insert() throws { try tx.batch(["insert into t values (1)", "insert into t values (1)"]) }
                    if dry { try tx.rehearse(insert) } else { try insert() }
                }
            }
            #expect(error?.kind == .uniqueViolation)
            #expect(error?.atCommit == true)
            #expect(error?.constraint == "t_pkey")
            let kept = try await numbers(pool)
            #expect(kept == [])
            #expect(pool.counts.idle == 1)
        }
    }

    @Test func whatGoesWithTheCommitIsCommittedWithItOrNothingIs() async throws {
        try await withTable { pool in
            try await pool.transaction { tx in
                tx.atCommit("insert into t values (1)")
                try tx.execute("insert into t values (2)")
            }
            try await pool.transaction { tx in tx.atCommit("insert into t values (3)") }
            let kind = try await kind {
                try await pool.transaction { tx in
                    tx.atCommit("insert into nowhere values (4)")
                    try tx.execute("insert into t values (5)")
                }
            }
            #expect(kind == .wrongStatement)
            #expect(pool.counts.idle == 1)
            let kept = try await numbers(pool)
            #expect(kept == [1, 2, 3])
        }
    }

    @Test func aSwallowedFailureIsNoCommit() async throws {
        try await withTable { pool in
            let kind = try await kind {
                try await pool.transaction { tx in
                    try tx.execute("insert into t values (1)")
                    _ = try? tx.execute("select 1 / 0")
                }
            }
            #expect(kind == .transactionAborted)
            let kept = try await numbers(pool)
            #expect(kept == [])
        }
    }

    @Test func aBatchGivesEachItsRowsAndStopsAtTheFirstFailure() async throws {
        try await withTable { pool in
            try await pool.transaction { tx in
                let inserts = (1...600).map { "insert into t values (\($0)) returning n" as Statement }
                let given = try tx.batch(inserts).map { try $0[0]["n", as: Int.self] }
                #expect(given == Array(1...600))
                #expect(throws: PostgresError.self) {
                    try tx.savepoint {
                        try tx.batch(["insert into t values (601)", "select 1 / 0", "insert into t values (602)"])
                    }
                }
            }
            #expect(try await numbers(pool).count == 600)
        }
    }

    @Test func settingsHoldForOneTransaction() async throws {
        try await withPool(size: 1) { pool in
            let asked: Statement = "select current_setting('bolig.actor', true) as actor"
            let during: String = try await pool.transaction(settings: ["bolig.actor": "a'b"]) {
                try $0.row(asked)["actor"]
            }
            #expect(during == "a'b")
            let after: String? = try await pool.transaction { try $0.row(asked)["actor"] }
            #expect(after?.isEmpty != false)
        }
    }

    @Test func readOnlyIsReadOnlyAndASnapshotStandsStill() async throws {
        try await withTable { pool in
            for mode in [TransactionMode.readOnly, .snapshot] {
                let kind = try await kind {
                    try await pool.transaction(mode) { try $0.execute("insert into t values (1)") }
                }
                #expect(kind == .readOnly)
            }
            let level = try await pool.transaction(.snapshot) {
                try $0.row("select current_setting('transaction_isolation') as level")["level", as: String.self]
            }
            #expect(level == "repeatable read")
        }
    }

    @Test func aSerializationFailureIsRunAgain() async throws {
        try await withTable { pool in
            try await pool.transaction { try $0.execute("insert into t values (0)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        try await pool.transaction(.serializable, retries: 100) { tx in
                            let n: Int = try tx.row("select max(n) as n from t")["n"]
                            try tx.execute("insert into t values (\(n + 1))")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let kept = try await numbers(pool)
            #expect(kept == [0, 1, 2, 3, 4])
        }
    }

    @Test func preparedStatementsAreBounded() async throws {
        try await withPool(size: 1) { pool in
            try await pool.transaction { tx in
                for n in 0..<450 { #expect(try tx.row("select \(unescaped: String(n)) as n")["n"] == n) }
                let count: Int = try tx.row("select count(*) as n from pg_prepared_statements")["n"]
                #expect(count <= PreparedStatements.limit)
            }
        }
    }

    @Test func afterItsEndATransactionIsOfNoUse() async throws {
        final class Smuggler: @unchecked Sendable { var tx: Transaction? }
        let smuggler = Smuggler()
        try await withPool { pool in
            try await pool.transaction { smuggler.tx = $0 }
            #expect(throws: PostgresError.self) { try smuggler.tx?.execute("select 1") }
        }
    }
}
