import Testing

@testable import Postgres

private enum Colour: String, PostgresValue { case red, green }

@Suite struct ValueTests {
    /// Texts that break careless quoting. Those with NUL are refused elsewhere.
    static let nasty = [
        "", " ", "NULL", "null", "\\N", "\\", "\\\\", "\\.", "a\tb", "a\nb", "a\r\nb", "'", "''", "\"", "{}", "{a,b}",
        ",",
        "æøåÆØÅ", "e\u{301}", "👩‍👧", "\u{1}\u{7f}", "$1", "%s", "--", ";", "\\t", "x\\", "\u{FEFF}",
    ]

    @Test func everyTypeComesBackAsItWas() async throws {
        try await withPool { pool in
            try await pool.transaction { tx in
                let row = try tx.row(
                    """
                    select \(Int.min)::int8 as i, \(Int32.max)::int4 as j, \(true)::bool as b, \(0.1)::float8 as d,
                           \(-Double.infinity)::float8 as e, \([1, -2])::int8[] as n, \([UInt8](0...255))::bytea as y,
                           \(Colour.green)::text as c, \([Colour.red, .green])::text[] as cs, \(nil as Int?)::int8 as z,
                           \([] as [String])::text[] as none, \(Timestamp.infinity)::timestamptz as t
                    """)
                #expect(try row["i"] == Int.min)
                #expect(try row["j"] == Int32.max)
                #expect(try row["b"] == true)
                #expect(try row["d"] == 0.1)
                #expect(try row["e"] == -Double.infinity)
                #expect(try row["n"] == [1, -2])
                #expect(try row["y"] == [UInt8](0...255))
                #expect(try row["c"] == Colour.green)
                #expect(try row["cs"] == [Colour.red, .green])
                #expect(try row["z"] == nil as Int?)
                #expect(try row["none"] == [] as [String])
                #expect(try row["t"] == Timestamp.infinity)
            }
        }
    }

    @Test func nastyTextsComeBackAsTheyWere() async throws {
        try await withPool { pool in
            try await pool.transaction { tx in
                for text in Self.nasty {
                    let given: String = try tx.row("select \(text)::text as t")["t"]
                    #expect(given == text)
                }
                let given: [String] = try tx.row("select \(Self.nasty)::text[] as t")["t"]
                #expect(given == Self.nasty)
            }
        }
    }

    @Test(arguments: [
        ("2026-11-22T08:00:00.000000Z", 1_795_334_400_000_000), ("1969-12-31T23:59:59.999999Z", -1),
        ("2024-02-29T00:00:00.500000Z", 1_709_164_800_500_000),
        ("0001-01-01T00:00:00.000000Z", -62_135_596_800_000_000),
    ])
    func timestampsAreMicroseconds(text: String, microseconds: Int) {
        #expect(Timestamp(text)?.microseconds == microseconds)
        #expect(Timestamp(microseconds: microseconds).description == text)
    }

    @Test(arguments: [
        ("2026-11-22 09:00:00+01", "2026-11-22T08:00:00.000000Z"),
        ("2026-11-22 03:30:00.5-04:30", "2026-11-22T08:00:00.500000Z"),
        ("-infinity", "-infinity"),
    ])
    func timestampsAreReadAsPostgreSQLWritesThem(text: String, wanted: String) {
        #expect(Timestamp(text)?.description == wanted)
    }

    @Test(arguments: [
        "", "2026-11-22", "2026-02-30T00:00:00Z", "2026-11-22T08:00:00", "2026-11-22T25:00:00Z",
        "2026-11-22T08:00:00Zx",
    ])
    func whatIsNoTimestampIsRefused(text: String) { #expect(Timestamp(text) == nil) }

    @Test func aTimestampAgreesWithTheServer() async throws {
        try await withPool { pool in
            let moment = Timestamp(microseconds: 1_795_334_400_123_456)
            try await pool.transaction { tx in
                let row = try tx.row(
                    "select \(moment)::timestamptz as t, (extract(epoch from \(moment)::timestamptz) * 1e6)::int8 as n")
                #expect(try row["t"] == moment)
                #expect(try row["n"] == moment.microseconds)
            }
        }
    }

    @Test func aNullCharacterIsRefusedAndTheConnectionGoesOn() async throws {
        try await withPool { pool in
            let kind = try await kind { try await pool.transaction { _ = try $0.rows("select \("a\0b")::text") } }
            #expect(kind == .invalidValue)
            #expect(try await pool.transaction { try $0.row("select 1 as n")["n"] } == 1)
        }
    }
}
