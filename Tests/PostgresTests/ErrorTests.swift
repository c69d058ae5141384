import Testing

@testable import Postgres

@Suite struct ErrorTests {
    private static let table = """
        create table parent (id int primary key);
        create table t (
          id int constraint t_taken unique, name text not null, parent int constraint t_parent references parent,
          n int constraint t_positive check (n > 0), during int4range, constraint t_apart exclude using gist (during with &&));
        insert into t values (1, 'secret', null, 1, '[1,5]')
        """

    @Test(arguments: [
        ("insert into t values (1, 'secret')", PostgresError.Kind.uniqueViolation, "t_taken"),
        ("insert into t values (2, 'secret', 9)", .foreignKeyViolation, "t_parent"),
        ("insert into t values (2, 'secret', null, 0)", .checkViolation, "t_positive"),
        ("insert into t values (2, 'secret', null, 1, '[2,3]')", .exclusionViolation, "t_apart"),
        ("insert into t values (2, null)", .notNullViolation, ""),
        ("insert into t values ('secret', 'secret')", .invalidValue, ""),
        ("select 'secret'::date", .invalidValue, ""),
        ("insert into nowhere values ('secret')", .wrongStatement, ""),
        ("select pg_read_file('secret')", .insufficientPrivilege, ""),
    ])
    func kindsAndNamesWithoutValues(sql: String, kind: PostgresError.Kind, constraint: String) async throws {
        try await withPool { pool in
            try await pool.transaction { try $0.script(Self.table) }
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction { try $0.execute(Statement(unescaped: sql)) }
            }
            #expect(error?.kind == kind)
            #expect(error?.constraint ?? "" == constraint)
            #expect(error?.sqlState.count == 5)
            #expect(error?.description.contains("secret") == false)
            #expect(!String(reflecting: error).contains("secret"))
            // The connection is as good as before.
            #expect(pool.counts.idle == 1)
        }
    }

    @Test func ofTwoThatRaceForAUniqueValueOneWins() async throws {
        try await withPool { pool in
            try await pool.transaction { try $0.script("create table t (id int constraint t_taken unique)") }
            for id in 0..<20 {
                let kinds = try await withThrowingTaskGroup(of: PostgresError.Kind?.self) { group in
                    for _ in 0..<2 {
                        group.addTask { () async throws -> PostgresError.Kind? in
                            try await kind {
                                try await pool.transaction { try $0.execute("insert into t values (\(id))") }
                            }
                        }
                    }
                    var kinds: [PostgresError.Kind?] = []
                    for try await kind in group { kinds.append(kind) }
                    return kinds
                }
                #expect(kinds.count { $0 == nil } == 1)
                #expect(kinds.count { $0 == .uniqueViolation } == 1)
            }
        }
    }

    @Test func aDeadlockIsToldAndRetried() async throws {
        try await withPool { pool in
            try await pool.transaction {
                try $0.script("create table t (id int primary key, n int); insert into t values (1, 0), (2, 0)")
            }
            let runs = Counter()
            let both = Monitor(0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for first in [1, 2] {
                    let second = 3 - first
                    group.addTask {
                        try await pool.transaction(retries: 5) { tx in
                            runs.add()
                            try tx.execute("update t set n = n + 1 where id = \(first)")
                            // Both hold their first row before either asks for its second.
                            both.with { $0 += 1 }
                            _ = both.wait { $0 >= 2 ? true : nil }
                            try tx.execute("update t set n = n + 1 where id = \(second)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(runs.count == 3)
            #expect(try await pool.transaction { try $0.row("select sum(n) as n from t")["n", as: Int.self] } == 4)
        }
    }

    @Test func aConnectionStringIsNeverQuoted() async throws {
        let error = await #expect(throws: PostgresError.self) {
            _ = try await Connection.connect("postgres://me:secret@@host:x:y/ password=secret oops")
        }
        #expect(error?.kind == .cannotConnect)
        #expect(error?.description.contains("secret") == false)
    }

    @Test func aServerThatIsNotThereIsTold() async throws {
        let error = await #expect(throws: PostgresError.self) {
            _ = try await Connection.connect("host=/nowhere dbname=x")
        }
        #expect(error?.kind == .cannotConnect)
    }
}
