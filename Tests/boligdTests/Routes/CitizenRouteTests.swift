import Foundation
import HTTPTypes
import HousingAPI
import Postgres
import Testing

@testable import boligd

/// A citizen named by a number, which travels in a body and stands in no event.
@Suite struct CitizenRouteTests {
    @Test("a citizen is forgotten by the number; it is in no event, and in no other field is a number taken")
    func forgets() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 1)
            func forget(_ body: String, as role: Role = .allocator) async throws -> TestApplication.Answer {
                try await service.send(
                    .post, "/v1/citizens/forget", body, token: role.rawValue, headers: [.reason: "test"])
            }
            #expect(try await forget(#"{"cpr":"6101900101"}"#, as: .caseworker).status == 403)
            #expect(try await forget(#"{"cpr":"6101900101"}"#).code == "case_open")
            _ = try await service.send(
                .post, "/v1/referrals/R-1/close", #"{"closed_reason":"other"}"#, token: "caseworker")
            #expect(try await forget("{}").code == "citizen_or_referral")
            let done = try await forget(#"{"cpr":"610190-0101"}"#)
            #expect(done.status == 200 && done.object["already"] as? Bool == false)
            #expect(done.object["referrals"] as? [String] == ["R-1"])
            #expect(done.headers[.cacheControl] == "no-store")
            #expect(try await forget(#"{"cpr":"610190-0101"}"#).code == "unknown_citizen")
            #expect(try await forget(#"{"referral":"R-1"}"#).object["already"] as? Bool == true)
            let said: Int = try await service.owner.transaction { tx in
                try tx.row(
                    "select count(*) from event where to_jsonb(event)::text ~ '610190-?0101'")["count"]
            }
            #expect(said == 0)
        }
    }

    @Test("a file that names the case of a forgotten citizen says so of that row, and the others come in")
    func namedAgain() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 1)
            _ = try await service.send(
                .post, "/v1/referrals/R-1/close", #"{"closed_reason":"other"}"#, token: "caseworker")
            let forgotten = try await service.send(
                .post, "/v1/citizens/forget", #"{"referral":"R-1"}"#, token: "allocator", headers: [.reason: "test"])
            #expect(forgotten.status == 200)
            let file = "indstilling_id;cpr;indstillet\nT-1;6101900101;01-01-2026\nT-2;6101900102;01-01-2026\n"
            let sent = try await service.send(
                .post, "/v1/imports?kind=referrals&accept_valid=true", file, token: "caseworker")
            let problems = sent.object["problems"] as? [[String: Any]] ?? []
            #expect(problems.map { $0["code"] as? String } == ["citizen_forgotten"])
            #expect(problems.first?["row"] as? Int == 2)
            #expect(sent.object["stored"] as? Bool == true && sent.object["added"] as? Int == 1)
            #expect(sent.object["refused"] as? Int == 1)
        }
    }
}
