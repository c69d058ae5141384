import Foundation
import HTTPTypes
import Housing
import HousingStore
import Postgres
import Synchronization
import Testing

@testable import boligd

/// There is one clock: what views reckon from today follows the daemon's, not the database server's.
@Suite struct ClockTests {
    private final class Calendar: Sendable {
        private let day = Mutex("2026-07-01")
        func put(_ text: String) { day.withLock { $0 = text } }
        var clock: Clock {
            // Noon, so that every zone has the same day.
            Clock(now: { (try? Date(self.day.withLock { $0 } + "T12:00:00Z", strategy: .iso8601)) ?? .distantPast })
        }
    }

    @Test("how long a unit is empty, whether an agreement is in force, and who is barred are of the clock's day")
    func follows() async throws {
        let calendar = Calendar()
        try await TestApplication.with(clock: calendar.clock) { service in
            try await service.received(units: 2, referrals: 1, on: "2026-06-21")
            func value(_ path: String, _ field: String) async throws -> Any? {
                try await service.send(.get, "/v1/" + path).object[field]
            }
            let agreed = try await service.send(
                .post, "/v1/agreements", #"{"association": "9001", "share": "1/3", "from": "2026-07-05"}"#)
            #expect(agreed.status == 201 || agreed.status == 200, "\(agreed.object)")
            #expect(try await value("units/U-1", "vacancy_days") as? Int == 10)
            #expect(try await value("associations/9001", "vacancy_days") as? Int == 20)
            #expect(try await value("agreements/9001%2F2026-07-05", "in_force") as? Bool == false)

            let offer = try await service.offer(1, 1)
            #expect(offer.status == 201, "\(offer.object)")
            let declined = try await service.send(
                .post, "/v1/allocations/A-1/decline", #"{"reason": "barred", "until": "2026-07-10"}"#)
            #expect(declined.status == 200, "\(declined.object)")
            func barred() async throws -> Bool {
                let why = try await service.send(.get, "/v1/units/U-2/candidates?why=R-1")
                let item = (why.object["items"] as? [[String: Any]])?.first
                return (item?["excluded"] as? [String])?.contains("barred") == true
            }
            #expect(try await barred())

            calendar.put("2026-07-11")
            #expect(try await value("units/U-1", "vacancy_days") as? Int == 20)
            #expect(try await value("associations/9001", "vacancy_days") as? Int == 40)
            #expect(try await value("agreements/9001%2F2026-07-05", "in_force") as? Bool == true)
            #expect(try await !barred())
        }
    }

    @Test("every transaction of the store has the clock's day, and one at a prompt the server's")
    func everyTransaction() async throws {
        let calendar = Calendar()
        try await TestApplication.with(clock: calendar.clock) { service in
            let asked = "select today()::text as day"
            let read = try await service.store.read { tx in try tx.row("\(unescaped: asked)")["day", as: String.self] }
            let seen = try await service.store.snapshot { tx in
                try tx.row("\(unescaped: asked)")["day", as: String.self]
            }
            let act = Act(actor: "test", request: "test", action: "test")
            let written = try await service.store.write(act) { tx in
                try tx.row("\(unescaped: asked)")["day", as: String.self]
            }
            #expect([read, seen, written] == ["2026-07-01", "2026-07-01", "2026-07-01"])
            let prompt = try await service.owner.transaction { tx in
                try tx.row("select today() = (now() at time zone 'Europe/Copenhagen')::date as same")[
                    "same", as: Bool.self]
            }
            #expect(prompt)
        }
    }
}
