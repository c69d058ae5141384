import Housing
import Postgres
import Testing

@testable import HousingStore

@Suite struct KnownAtTests {
    @Test func theLatestInstantIsNowWhereNobodyWrites() async throws {
        try await Fixture.with { fixture in
            let before = Timestamp.now().microseconds
            let latest = try await fixture.store.latestInstant()
            #expect(latest.microseconds >= before - 1 && latest.microseconds < Timestamp.now().microseconds)
        }
    }

    /// A transaction that has not written yet may still write, known from its start. One that reads figures cannot.
    @Test(arguments: [(TransactionMode.readWrite, [String: String](), true), (.snapshot, Store.reading, false)])
    func theLatestInstantLiesBeforeAnOpenTransaction(
        _ mode: TransactionMode, _ settings: [String: String], _ held: Bool
    ) async throws {
        try await Fixture.with { fixture in
            let pool = fixture.store.pool
            let (started, starting) = AsyncStream.makeStream(of: Int.self)
            let release = Gate()
            async let slow: Void = pool.transaction(mode, settings: settings) { tx in
                starting.yield(try tx.row("select now() as at")["at", as: Timestamp.self].microseconds)
                release.wait()
            }
            var iterator = started.makeAsyncIterator()
            let start = try #require(await iterator.next())
            let latest = try await fixture.store.latestInstant()
            release.open()
            try await slow
            #expect((latest.microseconds == start - 1) == held)
            #expect((latest.microseconds > start) == !held)
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
