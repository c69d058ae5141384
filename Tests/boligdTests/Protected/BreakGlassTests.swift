import Foundation
import HTTPTypes
import HousingAPI
import Postgres
import Testing

@testable import boligd

/// The case of a protected citizen, seen once by who may not see protected persons.
@Suite struct BreakGlassTests {
    private func with(_ body: @escaping @Sendable (TestApplication) async throws -> Void) async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 1)
            _ = try await service.send(
                .post, "/v1/referrals/R-1/note", #"{"text":"Bor hos en ven"}"#, token: "caseworker")
            let protected = try await service.send(
                .post, "/v1/referrals/R-1/protect", #"{"protected_until":"2099-12-31"}"#, token: "caseworker")
            #expect(protected.status == 200)
            try await body(service)
        }
    }

    private func show(_ service: TestApplication, _ why: String?, as token: String = "caseworker") async throws
        -> TestApplication.Answer
    {
        let header = try why.map { try #require($0.addingPercentEncoding(withAllowedCharacters: .alphanumerics)) }
        return try await service.send(
            .get, "/v1/referrals/R-1", token: token, headers: header.map { [.breakGlass: $0] } ?? [:])
    }

    private func reviews(_ service: TestApplication, as role: Role = .auditor) async throws -> [String] {
        let items = try await service.get("reviews", as: role).object["items"] as? [[String: Any]] ?? []
        return items.filter { $0["what"] as? String == "break_glass" }.compactMap { $0["number"] as? String }
    }

    private func review(
        _ service: TestApplication, _ number: String, _ verb: String = "approve", as token: String = "auditor"
    ) async throws -> TestApplication.Answer {
        try await service.send(
            .post, "/v1/reviews/\(number)/\(verb)", #"{"note":"Vagten var alene"}"#, token: token)
    }

    @Test("it shows the case once, says why to an auditor, and is judged once by another")
    func once() async throws {
        try await with { service in
            func notes(_ answer: TestApplication.Answer) -> Int? { (answer.object["notes"] as? [Any])?.count }
            #expect(try await notes(show(service, nil)) == 0)
            #expect(try await show(service, " ").code == "reason_missing")
            #expect(try await show(service, "610190-0101").code == "number_in_text")
            #expect(try await show(service, String(repeating: "a", count: 2001)).code == "bad_reason")
            #expect(try await reviews(service).isEmpty)
            let broken = try await show(service, "Akut i aften")
            #expect(notes(broken) == 1 && broken.headers[.cacheControl] == "no-store")
            #expect(try await notes(show(service, nil)) == 0)
            let number = try #require(try await reviews(service).first)
            #expect(try await reviews(service, as: .policy).isEmpty)
            let today = try await service.get("today", as: .auditor)
            #expect(today.text.contains(number) && today.text.contains("break_glass"))
            let history = try await service.get("steps/R-1", as: .auditor)
            #expect(history.text.contains("break_glass") && history.text.contains("Akut i aften"))
            for role in Role.allCases where role != .auditor {
                #expect(try await review(service, number, as: role.rawValue).status == 403, "\(role)")
            }
            #expect(try await review(service, "E-1").code == "unknown_review")
            let done = try await review(service, number)
            #expect(done.status == 200 && done.object["by"] as? String == "caseworker")
            #expect(done.object["reason"] as? String == "Akut i aften")
            #expect(try await review(service, number, "question").code == "review_done")
            #expect(try await reviews(service).isEmpty)
        }
    }

    @Test("whoever broke it does not review it; of two at once one is told that it is done")
    func another() async throws {
        try await with { service in
            _ = try await show(service, "Revision", as: "auditor")
            let own = try #require(try await reviews(service).first)
            #expect(try await review(service, own).code == "second_person_needed")
            _ = try await review(service, own, as: "all")
            _ = try await show(service, "Akut i aften")
            let number = try #require(try await reviews(service).first)
            async let one = review(service, number)
            async let two = review(service, number, "question", as: "all")
            let codes = [try await one.code, try await two.code]
            #expect(codes.filter { $0 == nil }.count == 1 && codes.contains("review_done"), "\(codes)")
            let refused = await #expect(throws: PostgresError.self) {
                try await service.owner.transaction { tx in
                    try tx.execute(
                        """
                        insert into break_glass (event_id, referral_id, broken_by, broken_at) values (1, 1, 'anna', now())
                        """)
                    try tx.execute(
                        """
                        insert into break_glass_review (broken_event_id, broken_by, outcome, reviewed_by, event_id)
                        values (1, 'anna', 'approved', 'anna', 1)
                        """)
                }
            }
            #expect(refused?.constraint == "break_glass_second_person")
        }
    }

    @Test("where nobody is protected nothing is broken, and no other operation heeds the header")
    func nothingBroken() async throws {
        try await with { service in
            _ = try await service.send(
                .get, "/v1/referrals", token: "caseworker", headers: [.breakGlass: "Akut"])
            _ = try await service.send(.post, "/v1/steps/R-1/undo", headers: [.reason: "test"])
            _ = try await show(service, "Akut i aften")
            #expect(try await reviews(service).isEmpty)
        }
    }
}
