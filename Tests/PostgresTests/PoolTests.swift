import Glibc
import Logging
import ServiceLifecycle
import TestDatabase
import Testing

@testable import Postgres

/// Holds connections until told to let go.
private final class Gate: Sendable {
    private let monitor = Monitor((isOpen: false, inside: 0))
    var inside: Int { monitor.with { $0.inside } }
    func open() { monitor.with { $0.isOpen = true } }
    func pass() {
        monitor.with { $0.inside += 1 }
        _ = monitor.wait { $0.isOpen ? true : nil }
    }
}

@Suite struct PoolTests {
    private func until(_ condition: () -> Bool) async throws {
        while !condition() { try await Task.sleep(for: .milliseconds(1)) }
    }

    @Test func aFullPoolRefusesAndSaysWhenToComeAgain() async throws {
        try await withPool(size: 2, queueLimit: 1, patience: .milliseconds(300)) { pool in
            let gate = Gate()
            let holders = (0..<2).map { _ in Task { try await pool.transaction { _ in gate.pass() } } }
            try await until { gate.inside == 2 }
            // One waits until its patience is at an end, meanwhile the queue is full.
            let waiter = Task { try await pool.transaction { _ in } }
            try await until { pool.counts.waiting == 1 }
            await #expect(throws: PoolError.exhausted(retryAfterSeconds: 1)) { try await pool.transaction { _ in } }
            await #expect(throws: PoolError.exhausted(retryAfterSeconds: 1)) { try await waiter.value }
            #expect(pool.counts.waiting == 0)
            gate.open()
            for holder in holders { try await holder.value }
            try await pool.transaction { _ in }
        }
    }

    @Test func whoWaitsIsServedInOrderAndMayLeave() async throws {
        try await withPool(size: 1) { pool in
            let gate = Gate()
            let order = Monitor<[Int]>([])
            let holder = Task { try await pool.transaction { _ in gate.pass() } }
            try await until { gate.inside == 1 }
            var waiters: [Task<Void, any Error>] = []
            for number in 0..<5 {
                waiters.append(Task { try await pool.transaction { _ in order.with { $0.append(number) } } })
                try await until { pool.counts.waiting == number + 1 }
            }
            waiters[2].cancel()
            await #expect(throws: CancellationError.self) { try await waiters[2].value }
            gate.open()
            try await holder.value
            for number in [0, 1, 3, 4] { try await waiters[number].value }
            #expect(order.with { $0 } == [0, 1, 3, 4])
            #expect(pool.counts.idle == 1)
        }
    }

    @Test func aKilledBackendIsReplacedUnseen() async throws {
        try await withPool { pool in
            let first: Int = try await pool.transaction { try $0.row("select pg_backend_pid() as pid")["pid"] }
            let killer = try await pool.connectionForTests()
            _ = try await killer.transaction { try $0.rows("select pg_terminate_backend(\(first)::int)") }
            killer.close()
            // The server may have closed the connection already or be about to; either way no caller notices.
            for _ in 0..<3 {
                let next: Int = try await pool.transaction(retries: 1) {
                    try $0.row("select pg_backend_pid() as pid")["pid"]
                }
                #expect(next != first)
            }
            #expect(pool.counts.idle == 1)
        }
    }

    @Test func aBackendKilledInATransactionIsToldAndReplaced() async throws {
        try await withPool { pool in
            try await pool.transaction { try $0.execute("create table t (n int)") }
            let kind = try await kind {
                try await pool.transaction { tx in
                    try tx.execute("insert into t values (1)")
                    try tx.execute("select pg_terminate_backend(pg_backend_pid())")
                    try tx.execute("insert into t values (2)")
                }
            }
            #expect(kind == .connectionLost)
            #expect(try await pool.transaction { try $0.row("select count(*) as n from t")["n"] } == 0)
        }
    }

    @Test func aConnectionLostBeforeCommitIsTriedAgain() async throws {
        try await withPool { pool in
            let runs = Counter()
            let number = try await pool.transaction(retries: 1) { tx in
                if runs.add() == 1 {
                    try tx.execute("select pg_terminate_backend(pg_backend_pid())")
                }
                return try tx.row("select 7 as n")["n", as: Int.self]
            }
            #expect(number == 7)
        }
    }

    @Test func idleConnectionsThatBrokeAreReplacedByTheService() async throws {
        try await withPool(checkInterval: .milliseconds(5)) { pool in
            let service = Task { try await pool.run() }
            let first: Int = try await pool.transaction { try $0.row("select pg_backend_pid() as pid")["pid"] }
            let killer = try await pool.connectionForTests()
            _ = try await killer.transaction { try $0.rows("select pg_terminate_backend(\(first)::int)") }
            killer.close()
            try await until { pool.counts == (0, 0, 0) }
            service.cancel()
            try await service.value
        }
    }

    @Test func shutdownWaitsForWhatIsUnderWayAndRefusesTheRest() async throws {
        try await TestDatabase.with(empty: true) { database in
            let pool = Pool(.init(database.owner), logger: Logger(label: "test"))
            let group = ServiceGroup(services: [pool], logger: Logger(label: "test"))
            let running = Task { try await group.run() }
            let gate = Gate()
            let holder = Task {
                try await pool.transaction { tx in
                    gate.pass()
                    return try tx.row("select 1 as n")["n", as: Int.self]
                }
            }
            try await until { gate.inside == 1 }
            await group.triggerGracefulShutdown()
            var refused = false
            while !refused {
                do { try await pool.transaction { _ in } } catch PoolError.closed { refused = true }
            }
            gate.open()
            #expect(try await holder.value == 1)
            try await running.value
            #expect(pool.counts == (0, 0, 0))
        }
    }

    @Test func whenTheServerCannotBeReachedEverybodyIsTold() async throws {
        var configuration = Pool.Configuration("host=/nowhere dbname=x")
        configuration.size = 1
        // Each waits its turn to fail, which on a busy machine takes a while.
        configuration.patience = .seconds(300)
        let pool = Pool(configuration, logger: Logger(label: "test"))
        await withTaskGroup(of: PostgresError.Kind?.self) { group in
            for _ in 0..<8 { group.addTask { try? await kind { try await pool.transaction { _ in } } } }
            for await kind in group { #expect(kind == .cannotConnect) }
        }
        #expect(pool.counts == (0, 0, 0))
    }

    /// After a change of the schema a prepared statement may be of no use: it fails once, and its connection goes.
    @Test func aConnectionWithAStalePlanIsReplaced() async throws {
        try await withPool(size: 1) { pool in
            try await pool.transaction { try $0.script("create table t as select 1 as n") }
            let statement: Statement = "select * from t"
            try await pool.transaction { try $0.execute(statement) }
            let beside = try await pool.connectionForTests()
            try await beside.script("alter table t alter n type text")
            beside.close()
            let kind = try await kind { try await pool.transaction { try $0.execute(statement) } }
            #expect(kind == .wrongStatement)
            #expect(try await pool.transaction { try $0.row(statement)["n"] } == "1")
        }
    }

    @Test func manyCallersShareFewConnections() async throws {
        try await withPool(size: 4, queueLimit: 400) { pool in
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for n in 0..<400 {
                    group.addTask { try await pool.transaction { try $0.row("select \(n)::int as n")["n"] } }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 79_800)
            #expect(pool.counts.used == 0 && pool.counts.idle <= 4)
        }
    }
}

extension Pool {
    /// A connection beside the pool's own.
    fileprivate func connectionForTests() async throws -> Connection {
        try await Connection.connect(configuration.conninfo)
    }
}
