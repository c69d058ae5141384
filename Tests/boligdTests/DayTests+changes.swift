import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Testing

@testable import boligd

/// What a change by hand turns, and what the day's work shows of it until somebody takes a step.
extension DayTests {
    private static let why: HTTPFields = [.reason: "test"]

    @Test(
        "a unit's change says how many could and can afford it, to who may see cases, and the counts are the new ones")
    func unitTurned() async throws {
        try await with { service in
            func change(_ body: String, _ token: String = "all") async throws -> [String: Any] {
                try await service.send(.post, "/v1/units/U-2/change", body, token: token, headers: Self.why).object
            }
            let dear = try await service.get("units/U-2", as: .caseworker).object
            let answer = try await change(#"{"columns":{"husleje":"2.000"}}"#)
            let turned = try #require(answer["turned"] as? [String: Any], "\(answer)")
            #expect(Set(turned.keys) == ["passes_before", "passes", "max_rent_before", "max_rent"])
            #expect(turned["passes_before"] as? Int == dear["passes"] as? Int)
            #expect((turned["passes"] as? Int ?? 0) > (turned["passes_before"] as? Int ?? 0), "\(turned)")
            #expect(turned["max_rent"] is NSNull && answer["passes"] as? Int == turned["passes"] as? Int)
            // The recheck keeps what the answer said.
            try await check(service)
            let kept = try await service.get("units/U-2", as: .caseworker).object
            #expect(kept["passes"] as? Int == answer["passes"] as? Int)
            #expect(kept["with_subsidy"] as? Int == answer["with_subsidy"] as? Int)
            let blind = try await change(#"{"columns":{"husleje":"2.100"}}"#, Role.receiver.rawValue)
            #expect(blind["rent"] as? Int == 2100 && blind["turned"] == nil && blind["passes"] == nil, "\(blind)")
            // Nobody can have a unit that is taken.
            _ = try await service.send(
                .post, "/v1/allocations", #"{"unit":"U-2","referral":"R-1"}"#, headers: Self.why)
            let taken = try await change(#"{"columns":{"husleje":"2.200"}}"#)
            #expect((taken["turned"] as? [String: Any])?["passes"] is NSNull && taken["passes"] is NSNull, "\(taken)")
        }
    }

    @Test("what turned stands in the day's work until a step on the referral, and again when that step is undone")
    func turnedAgain() async throws {
        try await with { service in
            func turned() async throws -> [String] {
                let rows = try await service.get("today", as: .caseworker).object["turned"] as? [[String: Any]] ?? []
                return rows.compactMap { $0["referral"] as? String }
            }
            func undo(_ name: String) async throws -> String {
                let answer = try await service.send(.post, "/v1/steps/\(name)/undo", headers: Self.why)
                return try #require(answer.object["event"] as? String, "\(answer.object)")
            }
            let changed = try await service.send(
                .post, "/v1/referrals/R-6/change", #"{"columns":{"udgift_medicin":"0"}}"#, headers: Self.why)
            #expect(changed.object["standing"] as? String == "pass", "\(changed.object)")
            try await check(service)
            #expect(try await turned() == ["R-6"])
            // A file is no step, whatever it changes.
            let file = "indstilling_id;cpr;navn;indstillet;prioritet\nT-6;6101900106;Eva Hansen;01-06-2026;4\n"
            let sent = try await service.send(.post, "/v1/imports?kind=referrals&file=f.csv&on=2026-07-01", file)
            #expect(sent.object["changed"] as? Int == 1 && sent.object["stored"] as? Bool == true, "\(sent.object)")
            try await check(service)
            #expect(try await turned() == ["R-6"])
            let parked = try await service.send(
                .post, "/v1/referrals/R-6/park", #"{"parked_until":"2026-07-31","parked_reason":"away"}"#,
                headers: Self.why)
            #expect(parked.status == 200)
            #expect(try await turned().isEmpty)
            let undone = try await undo("R-6")
            #expect(try await turned() == ["R-6"])
            let again = try await undo(undone)
            #expect(try await turned().isEmpty)
            _ = try await undo(again)
            #expect(try await turned() == ["R-6"])
            _ = try await service.send(
                .post, "/v1/allocations", #"{"unit":"U-1","referral":"R-6"}"#, headers: Self.why)
            #expect(try await turned().isEmpty)
            _ = try await undo("R-6")
            #expect(try await turned() == ["R-6"])
            // Going back to before it turned is a step on what it turned from.
            _ = try await undo("R-6")
            #expect(try await turned().isEmpty)
        }
    }

    @Test("the day of a return is paid for, on that day as in the statistic")
    func returnedToday() async throws {
        try await with { service in
            let returned = try await service.send(
                .post, "/v1/units/U-2/return", #"{"return_reason":"condition","note":"Fugt"}"#, headers: Self.why)
            // 9,000 x 12 / 365 for 1 July, the first day it could be moved into.
            #expect(returned.object["vacancy_rent"] as? Double == 295.89, "\(returned.object)")
            let period = try #require(Period("2026-06"))
            let figures = try await service.store.figures(.latest) { _ in [StatisticPeriod(.vacancyRent, period)] }
            let total = figures.figures.first { "\($0.category)" == "total" }
            #expect(total?.value.map { "\($0)" } == "296", "\(figures.figures)")
        }
    }

    @Test("facts of a closed referral are told by hand as by a file, and it stays closed")
    func closedReferral() async throws {
        try await with { service in
            _ = try await service.send(
                .post, "/v1/referrals/R-1/close", #"{"closed_reason":"other_housing"}"#, headers: Self.why)
            let changed = try await service.send(
                .post, "/v1/referrals/R-1/change", #"{"columns":{"maalgruppe":"ung"}}"#, headers: Self.why)
            #expect(changed.status == 200 && changed.object["state"] as? String == "withdrawn", "\(changed.object)")
            #expect(changed.object["target_group"] as? String == "young")
            let undone = try await service.send(.post, "/v1/steps/R-1/undo", headers: Self.why)
            #expect(undone.status == 200, "\(undone.object)")
        }
    }
}
