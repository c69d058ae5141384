import Foundation
import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

/// Sixteen writers of two daemons at once on few units and few citizens, at random: whatever is acknowledged is there, whatever is refused
/// left nothing, and what must always hold holds, now and at every instant of history.
///
/// `BOLIG_RACE_SEED` and `BOLIG_RACE_COUNT` choose another race; the seed is said where one fails.
@Suite struct RaceTests {
    private static let seed = number("BOLIG_RACE_SEED") ?? UInt64.random(in: 1..<1_000_000)
    private static let count = Int(number("BOLIG_RACE_COUNT") ?? 20_000)

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test("random commands and files of 16 writers leave what must always hold", .timeLimit(.minutes(30)))
    func race() async throws {
        try await TestStore.with(writers: 10) { test in
            try await test.withAnother(writers: 8) { other in try await race(test, other) }
        }
    }

    private func race(_ test: TestStore, _ other: Store) async throws {
        print("race: seed \(Self.seed), \(Self.count) operations")
        let course = try await RaceCourse(test, other)
        // Somebody reads figures all the while: they add up at every K.
        let reader = Task {
            while !Task.isCancelled {
                try await course.readFigures()
                try? await Task.sleep(for: .milliseconds(200))
            }
        }
        let writers = (0..<16).map { writer in
            Task {
                var runner = RaceRunner(course, writer: writer, seed: Self.seed)
                for _ in 0..<(Self.count / 16) { await runner.step() }
            }
        }
        for writer in writers { await writer.value }
        reader.cancel()
        do { try await reader.value } catch is CancellationError {}
        let seed = Comment("seed \(Self.seed)")
        let told = course.told
        #expect(told.faults.isEmpty, "\(told.faults.prefix(3)), seed \(Self.seed)")
        // A race in which nothing happens proves nothing.
        #expect(told.acknowledged.count > Self.count / 10, seed)
        let breaches = try await test.store.breaches()
        #expect(breaches.isEmpty, "\(breaches), seed \(Self.seed)")
        let written = try await course.written()
        for (request, isChange) in told.acknowledged {
            #expect(written[request] == [isChange], "\(request), seed \(Self.seed)")
        }
        // Of a request sent twice one may be refused and the other, a moment later, find its way free.
        for request in told.refused where told.acknowledged[request] == nil {
            #expect(written[request] == nil, "\(request), seed \(Self.seed)")
        }
    }
}
