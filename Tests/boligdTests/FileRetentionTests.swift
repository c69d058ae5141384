import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Logging
import Postgres
import Testing

@testable import boligd

/// Keys of referral files destroyed by the service itself, hour after hour.
@Suite struct FileRetentionTests {
    @Test("the service destroys a key once its last day has passed, also one that was kept when it started")
    func hourly() async throws {
        try await TestApplication.with { service in
            _ = try await service.send(
                .post, "/v1/imports?kind=referrals&file=f.csv",
                "indstilling_id;cpr;indstillet\nT-1;6101900101;01-06-2026\n")
            let until: Day? = try await service.owner.transaction { tx in
                try tx.row("select keep_until from import_file")["keep_until"]
            }
            let last = try #require(until)
            let today = Mutable(last)
            let retention = FileRetention(
                store: service.store, clock: Clock(now: { today.noon }),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, interval: .milliseconds(20))
            let running = Task { try await retention.run() }
            defer { running.cancel() }
            try await Task.sleep(for: .milliseconds(200))
            #expect(try await keys(service) == 1)
            today.day = last.adding(days: 1)
            for _ in 0..<500 where try await keys(service) > 0 { try await Task.sleep(for: .milliseconds(20)) }
            #expect(try await keys(service) == 0)
            // The file, its report and who sent it stay.
            #expect(
                try await service.get("imports", as: .caseworker).object["items"].map { ($0 as? [Any])?.count } == 1)
        }
    }

    private func keys(_ service: TestApplication) async throws -> Int {
        try await service.owner.transaction { tx in
            try tx.row("select count(*) from import_file where key is not null")["count"]
        }
    }
}

/// A day that a test moves.
private final class Mutable: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Day

    init(_ day: Day) { value = day }

    var day: Day {
        get { lock.withLock { value } }
        set { lock.withLock { value = newValue } }
    }

    /// Within the day, in Copenhagen as in UTC.
    var noon: Date {
        let date = day.date
        return Calendar(identifier: .gregorian).date(
            from: DateComponents(timeZone: .gmt, year: date.year, month: date.month, day: date.day, hour: 12)) ?? Date()
    }
}
