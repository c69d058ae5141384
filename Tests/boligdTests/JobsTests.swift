import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Logging
import Postgres
import Synchronization
import Testing

@testable import boligd

/// What runs by itself, on a clock that the test moves.
@Suite struct JobsTests {
    /// A clock that stands where it is put.
    private final class Hands: Sendable {
        private let instant: Mutex<Date>
        init(_ text: String) { instant = Mutex(Self.date(text)) }
        func put(_ text: String) { instant.withLock { $0 = Self.date(text) } }
        var clock: Clock { Clock(now: { self.instant.withLock { $0 } }) }

        static func date(_ text: String) -> Date {
            Instant(text).map { Date(timeIntervalSince1970: Double($0.microseconds) / 1_000_000) } ?? .distantPast
        }
    }

    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test(
        "a day begins at midnight in Copenhagen: in winter, in summer, at a month's end, on both days the clock is changed",
        arguments: [
            ("2026-01-31T22:59:59Z", "2026-01-31T23:00:00Z", "2026-02-01"),
            ("2026-06-30T21:59:59Z", "2026-06-30T22:00:00Z", "2026-07-01"),
            ("2028-02-29T22:59:59Z", "2028-02-29T23:00:00Z", "2028-03-01"),
            // Into the night and out of the day on which summer time begins, and ends.
            ("2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z", "2026-03-29"),
            ("2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z", "2026-03-30"),
            ("2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z", "2026-10-25"),
            ("2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z", "2026-10-26"),
        ])
    func midnight(_ before: String, _ after: String, _ day: String) throws {
        let job = Job(name: .expiry, rhythm: .midnight) { _ in 0 }
        let (last, now) = (Hands.date(before), Hands.date(after))
        #expect(job.isDue(last, since: nil), "when the daemon starts")
        #expect(job.isDue(now, since: last))
        #expect(!job.isDue(now.addingTimeInterval(3600), since: now))
        #expect(Clock.day(of: now) == Day(day) && Clock.day(of: last) == Day(day)?.adding(days: -1))
    }

    @Test("an hour that comes twice, or never, makes no second midnight")
    func changedClock() {
        let job = Job(name: .expiry, rhythm: .midnight) { _ in 0 }
        for day in ["2026-03-29", "2026-10-25"] {
            let start = Hands.date("\(day)T00:00:00Z")
            #expect(
                !(1...20).contains { job.isDue(start.addingTimeInterval(Double($0) * 3600), since: start) }, "\(day)")
        }
    }

    /// An offer that can be answered until a day.
    private func offer(_ service: TestApplication, until: String) async throws {
        let act = Act(actor: "test", request: "test", action: "allocations.offer", reason: "test")
        let store = service.store
        let today = try #require(Day(until))
        _ = try await service.unit("2026-01-01")
        let answer = try await service.send(
            .post, "/v1/imports?kind=referrals&file=f.csv",
            "indstilling_id;cpr;indstillet\nT-1;6101900101;01-01-2026\n")
        #expect(answer.object["stored"] as? Bool == true)
        _ = try await store.offer(
            act,
            AllocationOffer(
                unit: UnitNumber(1), referral: ReferralNumber(1), subsidy: nil, on: today, answerBy: today),
            today: today)
    }

    private func state(_ service: TestApplication) async throws -> String {
        try await service.store.show(.allocations, "A-1")["state"].text
    }

    private func eventually(_ body: () async throws -> Bool) async throws -> Bool {
        for _ in 0..<500 {
            if try await body() { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    @Test(
        "an offer expires at midnight in Copenhagen, while the daemon lives or when it comes back",
        arguments: ["2026-03-28T22:59:59Z", "2026-10-25T22:59:59Z", "2026-12-31T22:59:59Z"], [true, false])
    func expiry(_ evening: String, _ lives: Bool) async throws {
        let hands = Hands(evening)
        try await TestApplication.with(clock: hands.clock) { service in
            let last = hands.clock.today
            try await offer(service, until: last.description)
            func jobs() -> Jobs {
                Jobs(
                    store: service.store, clock: hands.clock, logger: quiet,
                    jobs: Job.all(service.store, hands.clock, quiet), interval: .milliseconds(20))
            }
            var running = Task { try await jobs().run() }
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await state(service) == "offered")
            if !lives { running.cancel() }
            hands.put(Instant(microseconds: Int(Hands.date(evening).timeIntervalSince1970 + 1) * 1_000_000).description)
            if !lives {
                try await Task.sleep(for: .milliseconds(100))
                #expect(try await state(service) == "offered")
                running = Task { try await jobs().run() }
            }
            defer { running.cancel() }
            #expect(try await eventually { try await state(service) == "expired" })
            let shown = try await service.store.show(.allocations, "A-1")
            #expect(shown["expired_on"].text == last.adding(days: 1).description)
            #expect(
                try await eventually {
                    try await service.get("jobs/expiry", as: .administrator).object["done"] as? Int == 1
                })
        }
    }

    @Test("whoever administers the service has a job run; a dry run keeps nothing, a job nobody knows is wrong use")
    func runByHand() async throws {
        let hands = Hands("2026-11-10T12:00:00Z")
        try await TestApplication.with(clock: hands.clock) { service in
            try await offer(service, until: "2026-11-10")
            hands.put("2026-11-11T12:00:00Z")
            let dry = try await service.post("jobs/expiry/run?dry_run=true", as: .administrator)
            #expect(dry.object["done"] as? Int == 1)
            #expect(try await state(service) == "offered")
            #expect(try await service.post("jobs/expiry/run", as: .administrator).object["done"] as? Int == 1)
            #expect(try await state(service) == "expired")
            #expect(try await service.post("jobs/expiry/run", as: .administrator).object["done"] as? Int == 0)
            #expect(try await service.post("jobs/recheck/run", as: .administrator).status == 200)
            #expect(try await service.post("jobs/cleaning/run", as: .administrator).code == "unknown_job")
            #expect(try await service.post("jobs/expiry/run", as: .allocator).code == "not_allowed")
            let listed = try await service.get("jobs", as: .administrator).object["items"] as? [[String: Any]] ?? []
            #expect(listed.compactMap { $0["job"] as? String } == JobName.allCases.map(\.rawValue))
        }
    }

    @Test("a job that fails is tried again, and does not hold up the others")
    func failing() async throws {
        try await TestApplication.with { (service: TestApplication) async throws -> Void in
            let tries = Mutex(0)
            let jobs = Jobs(
                store: service.store, clock: .system, logger: quiet,
                jobs: [
                    Job(name: .retention, rhythm: .midnight) { _ in
                        guard
                            tries.withLock({
                                $0 += 1
                                return $0 > 2
                            })
                        else { throw Problem.noToken }
                        return 5
                    },
                    Job(name: .expiry, rhythm: .midnight) { _ in 7 },
                ], interval: .milliseconds(5))
            let running = Task { try await jobs.run() }
            defer { running.cancel() }
            let isDone = try await eventually {
                let listed = try await service.store.list(.jobs, ListRequest()).items
                return Set(listed.map { $0["done"].text }).isSuperset(of: ["5", "7"])
            }
            #expect(isDone)
        }
    }

    @Test("the key of a file on citizens is destroyed once the days of the setting have passed; the rest stays")
    func retention() async throws {
        try await TestApplication.with { service in
            _ = try await service.send(
                .post, "/v1/imports?kind=referrals&file=f.csv",
                "indstilling_id;cpr;indstillet\nT-1;6101900101;01-06-2026\n")
            let (sent, until): (Day, Day) = try await service.owner.transaction { tx in
                let row = try tx.row(
                    "select keep_until, (now() at time zone 'Europe/Copenhagen')::date as sent from import_file")
                return (try row["sent"], try row["keep_until"])
            }
            #expect(until == sent.adding(days: 90))
            let act = Act(actor: "boligd", request: "jobs", action: "jobs.retention")
            #expect(try await service.store.forgetFiles(act, today: until) == 0)
            #expect(try await service.store.forgetFiles(act, today: until.adding(days: 1)) == 1)
            #expect(
                try await service.get("imports", as: .caseworker).object["items"].map { ($0 as? [Any])?.count } == 1)
        }
    }

    @Test("answers kept for clients go after the days of the setting")
    func answers() async throws {
        try await TestApplication.with { service in
            _ = try await service.send(
                .post, "/v1/associations",
                #"{"association": "9001", "name": "Eksempel"}"#, headers: [.idempotencyKey: "a-key-1"])
            let act = Act(actor: "boligd", request: "jobs", action: "jobs.retention")
            let today = Clock.system.today
            #expect(try await service.store.forgetAnswers(act, today: today.adding(days: 30)) == 0)
            #expect(try await service.store.forgetAnswers(act, today: today.adding(days: 32)) == 1)
        }
    }
}
