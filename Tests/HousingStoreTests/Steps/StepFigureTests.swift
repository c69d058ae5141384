import Foundation
import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

/// A step undone before K is not counted at K, and is counted at a K before; what undoing says differs is what revisions show.
@Suite struct StepFigureTests {
    private func count(_ test: TestStore, _ statistic: Statistic, _ knownAt: KnownAt) async throws -> Int? {
        let period = try #require(Period("2025-10"))
        return try await test.store.figures(knownAt) { _ in [StatisticPeriod(statistic, period)] }.figures
            .first { $0.isTotal }?.value
    }

    @Test("undone before K is not counted at K, and is at a K before; undoing the undo counts it again")
    func knownAt() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, on: "2025-10-20")
            try await test.accept(1, on: Day("2025-10-22"))
            let before = KnownAt.instant(try await test.store.latestInstant())
            let undone = try await test.undo("A-1")
            #expect(undone.figures.contains(.init(statistic: "allocations", month: "2025-10", before: 1, after: 0)))
            #expect(undone.figures.contains(.init(statistic: "units_allocated", month: "2025-10", before: 1, after: 0)))
            #expect(undone.figures.contains(.init(statistic: "units_open", month: "2025-10", before: 2, after: 3)))
            #expect(!undone.figures.contains { $0.statistic == "units_received" })
            #expect(try await count(test, .allocations, .latest) == 0)
            #expect(try await count(test, .allocations, before) == 1)
            let again = try await test.undo(undone.event)
            #expect(again.figures.contains(.init(statistic: "allocations", month: "2025-10", before: 0, after: 1)))
            #expect(try await count(test, .allocations, .latest) == 1)
        }
    }

    @Test("a frozen package that differs is named, and revisions show the same figures")
    func frozen() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, on: "2025-10-20")
            try await test.accept(1, on: Day("2025-10-22"))
            let period = try #require(Period("2025-10"))
            let statistics = [Statistic.allocations, .unitsAllocated, .unitsOpen, .unitsReceived]
            let snapshot = try await test.store.figures(.latest) { _ in
                statistics.map { StatisticPeriod($0, period) }
            }
            try await test.store.freeze(
                test.act("statistics.freeze"), period, choice: "x", knownAt: snapshot.knownAt,
                figures: snapshot.figures, files: [])
            // Within the month nothing of the total of October differs, but the package's is the same too.
            let moved = try await test.correct("A-1", "accepted_on=2025-10-21")
            #expect(moved.frozen == [] && !moved.figures.contains { $0.statistic == "allocations" })
            let undone = try await test.undo("A-1")
            #expect(undone.frozen == [])
            let further = try await test.undo("A-1")
            #expect(further.frozen == ["2025-10"])
            let revisions = try await test.store.revisions(period).revisions.filter { $0.breakdown == Figure.total }
            let told = further.figures.filter { $0.month == "2025-10" && statistics.map(\.code).contains($0.statistic) }
            #expect(Set(revisions.map(\.statistic.code)) == Set(told.map(\.statistic)))
            for revision in revisions {
                let same = told.first { $0.statistic == revision.statistic.code }
                #expect(
                    same?.before == revision.frozen.map(Double.init) && same?.after == revision.today.map(Double.init))
            }
            // Put back, the package is right again.
            #expect(try await test.undo(further.event).frozen == [])
        }
    }
}
