import Housing
import HousingStore
import Postgres
import Testing

@Suite struct KnownAtTests {
    @Test func theLatestInstantIsNowWhereNobodyWrites() async throws {
        try await Fixture.with { fixture in
            let before = Timestamp.now().microseconds
            let latest = try await fixture.store.latestInstant()
            #expect(latest.microseconds >= before - 1 && latest.microseconds < Timestamp.now().microseconds)
        }
    }

    /// A transaction that has not written yet may still write, known from its start.
    @Test func theLatestInstantLiesBeforeAnOpenTransaction() async throws {
        try await Fixture.with { fixture in
            let pool = fixture.store.pool
            let (started, starting) = AsyncStream.makeStream(of: Int.self)
            let release = Gate()
            async let slow: Void = pool.transaction { tx in
                starting.yield(try tx.row("select now() as at")["at", as: Timestamp.self].microseconds)
                release.wait()
            }
            var iterator = started.makeAsyncIterator()
            let start = try #require(await iterator.next())
            let latest = try await fixture.store.latestInstant()
            release.open()
            try await slow
            #expect(latest.microseconds == start - 1)
            #expect(try await fixture.store.latestInstant() > latest)
        }
    }

    @Test func aDayInTheFutureIsKnownAsOfNow() async throws {
        try await Fixture.with { fixture in
            let snapshot = try await fixture.snapshot([.unitsReceived], "2024", at: "2999-12-31")
            #expect(snapshot.knownAt.microseconds < Timestamp.now().microseconds)
        }
    }
}
