import Testing

@testable import Postgres

@Suite struct RowTests {
    @Test func errorsNameColumnAndTypesAndNotTheValue() async throws {
        try await withPool { pool in
            try await pool.transaction { tx in
                let row = try tx.row("select 'secret' as name, null::int8 as rent, 1 as a, 2 as a")
                let unreadable = try #require(throws: RowError.self) { try row["name", as: Int.self] }
                #expect(unreadable.description == "column name (text) cannot be read as Int")
                let null = try #require(throws: RowError.self) { try row["rent", as: Int.self] }
                #expect(null.description == "column rent (int8) is null, wanted as Int")
                let missing = try #require(throws: RowError.self) { try row["nme", as: Int.self] }
                #expect(missing.kind == .noSuchColumn)
                // Two columns of one name: neither is meant.
                let twice = try #require(throws: RowError.self) { try row["a", as: Int.self] }
                #expect(twice.kind == .noSuchColumn)
                #expect(row.columns == ["name", "rent", "a", "a"])
                #expect(row.text(at: 1) == nil)
                #expect(!"\(row)".contains("secret") && !String(reflecting: row).contains("secret"))
                #expect(try row[3] == 2)
            }
        }
    }

    @Test(arguments: [0, 2]) func oneRowIsOneRow(count: Int) async throws {
        try await withPool { pool in
            let error = await #expect(throws: RowCountError.self) {
                try await pool.transaction { _ = try $0.row("select generate_series(1, \(count)::int)") }
            }
            #expect(error?.count == count)
        }
    }

    @Test func noneOrOneIsOptional() async throws {
        try await withPool { pool in
            try await pool.transaction { tx in
                let none = try tx.optionalRow("select 1 as n where false")
                #expect(none?.columns == nil)
                #expect(try tx.optionalRow("select 1 as n")?["n"] == 1)
                #expect(throws: RowCountError(count: 3)) { try tx.optionalRow("select generate_series(1, 3)") }
            }
        }
    }

    @Test func rowsAreStreamedOneByOne() async throws {
        try await withPool { pool in
            try await pool.transaction { tx in
                var sum = 0
                try tx.forEach("select n from generate_series(1, \(100_000)::int) as n") { sum += try $0["n"] }
                #expect(sum == 5_000_050_000)
            }
        }
    }

    @Test func anErrorEndsTheStreamAndTheConnectionGoesOn() async throws {
        struct Enough: Error {}
        try await withPool { pool in
            await #expect(throws: Enough.self) {
                try await pool.transaction { tx in
                    var count = 0
                    try tx.forEach("select n from generate_series(1, 10000000) as n") { _ in
                        count += 1
                        if count == 5 { throw Enough() }
                    }
                }
            }
            let one: Int = try await pool.transaction { try $0.row("select 1 as n")["n"] }
            #expect(one == 1)
            #expect(pool.counts.idle == 1)
        }
    }

    @Test func nothingElseRunsDuringAStream() async throws {
        try await withPool { pool in
            let kind = try await kind {
                try await pool.transaction { tx in
                    try tx.forEach("select generate_series(1, 3)") { _ in try tx.execute("select 1") }
                }
            }
            #expect(kind == .misuse)
        }
    }
}
