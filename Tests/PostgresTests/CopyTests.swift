import Testing

@testable import Postgres

@Suite struct CopyTests {
    @Test func nastyTextsComeBackAsTheyWere() async throws {
        try await withPool { pool in
            try await pool.transaction { tx in
                try tx.execute(
                    "create table \"odd table\" (id int, \"a \"\"column\" text, bytes bytea, list text[], \"at\" timestamptz)"
                )
                let texts = ValueTests.nasty + [String(repeating: "ø\\\t", count: 50_000)]
                let now = Timestamp.now()
                let count = try tx.copy(into: "odd table", columns: ["id", "a \"column", "bytes", "list", "at"]) {
                    writer in
                    for (id, text) in texts.enumerated() {
                        try writer.row(id, text, Array(text.utf8), [text, "x"], id == 0 ? nil : now)
                    }
                }
                #expect(count == texts.count)
                for row in try tx.rows("select id, \"a \"\"column\" as t, bytes, list, at from \"odd table\"") {
                    let text = texts[try row["id"]]
                    #expect(try row["t"] == text)
                    #expect(try row["bytes"] == Array(text.utf8))
                    #expect(try row["list"] == [text, "x"])
                    #expect(try row["at"] == (text.isEmpty ? nil : now))
                }
            }
        }
    }

    @Test func numbersAreWrittenAsTheyAre() {
        var buffer = CopyBuffer()
        for number in [0, 7, -1, .min, .max] { buffer.append(number) }
        _ = buffer.endRow()
        #expect(String(decoding: buffer.bytes, as: UTF8.self) == "0\t7\t-1\t\(Int.min)\t\(Int.max)\n")
    }

    @Test func aFailedCopyLeavesNothingAndTheConnectionGoesOn() async throws {
        struct Trouble: Error {}
        try await withPool { pool in
            try await pool.transaction { tx in
                try tx.execute("create table t (n int check (n > 0))")
                #expect(throws: Trouble.self) {
                    try tx.savepoint {
                        try tx.copy(into: "public.t", columns: ["n"]) { writer in
                            for n in 1...50_000 { try writer.row(n) }
                            throw Trouble()
                        }
                    }
                }
                let error = #expect(throws: PostgresError.self) {
                    try tx.savepoint { try tx.copy(into: "t", columns: ["n"]) { try $0.row(0) } }
                }
                #expect(error?.kind == .checkViolation)
                #expect(throws: PostgresError.self) {
                    try tx.savepoint { try tx.copy(into: "t", columns: ["n"]) { try $0.row(1, 2) } }
                }
                #expect(try tx.row("select count(*) as n from t")["n"] == 0)
            }
        }
    }

    @Test func rowsGoOutAsCSV() async throws {
        try await withPool { pool in
            let bytes = try await pool.transaction(.readOnly) { tx in
                var bytes: [UInt8] = []
                try tx.copy(out: "select n, \("a,\"ø'")::text from generate_series(1, \(2)::int) as n", as: .csv) {
                    bytes += $0
                }
                return bytes
            }
            #expect(String(decoding: bytes, as: UTF8.self) == "1,\"a,\"\"ø'\"\n2,\"a,\"\"ø'\"\n")
        }
    }

    @Test func aReaderThatFailsEndsTheExport() async throws {
        struct Full: Error {}
        try await withPool { pool in
            await #expect(throws: Full.self) {
                try await pool.transaction { tx in
                    try tx.copy(out: "select generate_series(1, 100000000)", as: .text) { _ in throw Full() }
                }
            }
            #expect(await pool.isReachable())
        }
    }
}
