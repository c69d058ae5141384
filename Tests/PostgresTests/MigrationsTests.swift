import TestDatabase
import Testing

@testable import Postgres

@Suite struct MigrationsTests {
    private let list = [
        ("M1", "create table a (n int)"), ("M2", "create table b (n int); insert into b values (1)"),
        ("M3", "drop table a"),
    ]
    .map { (name: $0.0, sql: $0.1) }

    private func withConnection(_ body: (Connection) async throws -> Void) async throws {
        try await TestDatabase.with(empty: true) { database in
            let connection = try await Connection.connect(database.owner)
            try await body(connection)
            connection.close()
        }
    }

    private func state(_ list: [(name: String, sql: String)], _ connection: Connection) async throws -> Migrations.State
    {
        let migrations = Migrations(list)
        return try await connection.transaction(.readOnly) { try migrations.state($0) }
    }

    @Test func eachIsAppliedOnce() async throws {
        try await withConnection { connection in
            let before = try await state(list, connection)
            #expect(before == .behind(["M1", "M2", "M3"]))
            #expect(try await Migrations(Array(list[..<2])).apply(on: connection) == ["M1", "M2"])
            #expect(try await state(list, connection) == .behind(["M3"]))
            #expect(try await Migrations(list).apply(on: connection) == ["M3"])
            #expect(try await Migrations(list).apply(on: connection) == [])
            #expect(try await state(list, connection) == .upToDate)
        }
    }

    @Test func lookingChangesNothing() async throws {
        try await withConnection { connection in
            _ = try await state(list, connection)
            let count: Int = try await connection.transaction {
                try $0.row("select count(*) as n from pg_tables where schemaname = 'public'")["n"]
            }
            #expect(count == 0)
        }
    }

    @Test func whatDoesNotFitIsRefused() async throws {
        try await withConnection { connection in
            _ = try await Migrations(list).apply(on: connection)
            var edited = list
            edited[1].sql += " "
            let cases: [([(name: String, sql: String)], Migrations.State)] = [
                (edited, .edited("M2")), (Array(list[..<2]), .ahead("M3")),
                ([list[0], ("M1a", "select 1"), list[1], list[2]], .missing("M1a")),
            ]
            for (list, wanted) in cases {
                #expect(try await state(list, connection) == wanted)
                await #expect(throws: MigrationError(state: wanted)) {
                    try await Migrations(list).apply(on: connection)
                }
            }
        }
    }

    @Test func oneThatFailsLeavesNoTrace() async throws {
        try await withConnection { connection in
            let list = [list[0], ("M2", "create table c (n int); select 1 / 0")]
            await #expect(throws: PostgresError.self) { try await Migrations(list).apply(on: connection) }
            #expect(try await state(list, connection) == .behind(["M2"]))
            let exists: Bool = try await connection.transaction {
                try $0.row("select to_regclass('c') is not null as c")["c"]
            }
            #expect(!exists)
        }
    }

    @Test func twoProgramsAtOnceWaitForEachOther() async throws {
        try await TestDatabase.with(empty: true) { database in
            let list = list
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<3 {
                    group.addTask {
                        let connection = try await Connection.connect(database.owner)
                        defer { connection.close() }
                        return try await Migrations(list).apply(on: connection)
                    }
                }
                return try await group.reduce([], +)
            }
            #expect(applied.sorted() == ["M1", "M2", "M3"])
        }
    }

    @Test func theDaemonsRoleMayLook() async throws {
        try await TestDatabase.with(empty: true) { database in
            let owner = try await Connection.connect(database.owner)
            _ = try await Migrations(list).apply(on: owner)
            owner.close()
            let daemon = try await Connection.connect(database.daemon)
            #expect(try await state(list, daemon) == .upToDate)
            daemon.close()
        }
    }
}
