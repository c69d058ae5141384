import Foundation
import HTTPTypes
import Housing
import HousingAPI
import Postgres
import Testing

@testable import boligd

// What could be reckoned, or found by trying many.
extension ProtectedTests {
    @Test(
        "a check of somebody else in a hidden unit says nothing of it, made before or now; nor does a step's number lead there"
    )
    func checks() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 2)
            func run(_ unit: String, as token: String) async throws -> TestApplication.Answer {
                try await service.send(
                    .post, "/v1/checks", "{\"referral\":\"R-2\",\"unit\":\"\(unit)\"}", token: token)
            }
            #expect(try await run("U-1", as: "caseworker").object["check"] as? String == "C-1")
            #expect(try await service.offer(1, 1).status == 201)
            let protected = try await service.send(
                .post, "/v1/referrals/R-1/protect", #"{"protected_until":"2099-12-31"}"#, token: "caseworker")
            #expect(protected.status == 200)
            let (hidden, none) = (try await run("U-1", as: "caseworker"), try await run("U-999", as: "caseworker"))
            #expect(hidden.status == 404 && hidden.code == "unknown_unit" && none.code == "unknown_unit")
            #expect(try await run("U-1", as: "all").status == 201)
            for check in ["C-1", "C-3"] {
                let shown = try await service.get("checks/\(check)", as: .caseworker).object
                for field in ["unit", "rent", "max_rent", "disposable_income", "shortfall"] {
                    #expect(shown[field] is NSNull, "\(check) \(field)")
                }
            }
            for path in ["checks/C-1/result", "checks/C-1/against?on=2026-06-30"] {
                let answer = try await service.get(path, as: .caseworker)
                #expect(answer.status == 403 && !answer.text.contains("2080"), "\(path)")
            }
            #expect(try await service.send(.get, "/v1/checks/C-1/result").status == 200)
            #expect(try await service.send(.get, "/v1/checks/C-1").object["unit"] as? String == "U-1")
            for path in ["checks/U-1", "referrals/U-1", "allocations/U-1"] {
                #expect(try await service.get(path, as: .allocator).status == 404, "\(path)")
            }
            // The cheapest dwelling to reckon with is none that is hidden.
            let frontier = try await service.get("referrals/R-2/frontier", as: .caseworker).object
            #expect(frontier["unit"] is NSNull)
        }
    }

    @Test("an association's totals are of the units that its list shows")
    func totals() async throws {
        try await with { service, _ in
            func units(_ token: String) async throws -> (listed: Int, total: Int?, days: Int?) {
                let items =
                    try await service.send(
                        .get, "/v1/units?where=association%3D9001&limit=1000", token: token
                    ).object["items"] as? [Any]
                let shown = try await service.send(.get, "/v1/associations/9001", token: token).object
                return (items?.count ?? 0, shown["units"] as? Int, shown["vacancy_days"] as? Int)
            }
            let (seen, all) = (try await units("caseworker"), try await units("all"))
            #expect(seen.total == seen.listed && all.total == all.listed && seen.listed == all.listed - 1)
            #expect((seen.days ?? 0) <= (all.days ?? 0))
        }
    }

    @Test("a row of a protected person's case is answered the same whatever it says; a report quotes no number")
    func rows() async throws {
        try await with { service, _ in
            func sent(_ rows: [String], as token: String, dryRun: Bool = true) async throws -> TestApplication.Answer {
                try await service.send(
                    .post, "/v1/imports?kind=referrals&file=f.csv&dry_run=\(dryRun)&accept_valid=true",
                    "indstilling_id;cpr;indstillet;boern\n" + rows.joined(separator: "\n") + "\n", token: token)
            }
            func problems(_ answer: TestApplication.Answer) -> [String] {
                (answer.object["problems"] as? [[String: Any]] ?? []).map {
                    "\($0["row"] ?? "") \($0["code"] ?? "") \($0["column"] ?? "")"
                }
            }
            let right = "IND-002;6101900102;01-06-2026;3"
            let wrong = ["IND-002;6101900155;01-06-2026;3", "IND-002;6101900156;01-06-2026;3"]
            for dryRun in [true, false] {
                let told = [[right] + wrong, [wrong[0], wrong[1], wrong[0]]]
                var answers: [[String]] = []
                for rows in told {
                    let answer = try await sent(rows, as: "caseworker", dryRun: dryRun)
                    answers.append(problems(answer))
                    #expect((answer.object["counts"] as? [String: Any])?["unchanged"] as? Int ?? 0 == 0)
                }
                #expect(answers.first == answers.last, "\(answers)")
                #expect(answers.first?.filter { $0.contains("citizen_protected") }.count == 3, "\(answers)")
            }
            let alone = [try await sent([right], as: "caseworker"), try await sent([wrong[0]], as: "caseworker")]
            #expect(problems(alone[0]) == problems(alone[1]))
            // Who may see is told whose it is.
            #expect(!problems(try await sent([right], as: "all")).contains { $0.contains("citizen_protected") })
            #expect(problems(try await sent([wrong[0]], as: "all")).contains { $0.contains("out_of_range") })
            // Of somebody else's case: what is left out of the report does not say whose number it was.
            let other = try await sent(
                ["IND-001;6101900102;01-06-2026;3", "IND-001;6101900155;01-06-2026;3"], as: "caseworker")
            let found = (other.object["problems"] as? [[String: Any]] ?? []).filter { $0["column"] as? String == "cpr" }
            #expect(!found.isEmpty && found.allSatisfy { $0["found"] is NSNull }, "\(other.text)")
        }
    }

    @Test("undoing what was done with a protected person tells no rent; nor does a grant that is refused")
    func rent() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 1)
            try await service.owner.transaction { tx in
                _ = try tx.execute("update received_unit_version set available_from = '2026-01-01'")
            }
            func post(_ path: String, _ body: String, as token: String = "allocator") async throws
                -> TestApplication.Answer
            {
                try await service.send(.post, "/v1/\(path)", body, token: token, headers: [.reason: "test"])
            }
            #expect(try await post("referrals/R-1/protect", #"{"protected_until":"2099-12-31"}"#).status == 200)
            let offer = try await post(
                "allocations", #"{"unit":"U-1","referral":"R-1","on":"2026-01-02","answer_by":"2026-02-01"}"#)
            #expect(offer.status == 201, "\(offer.text)")
            #expect(try await post("allocations/A-1/accept", #"{"on":"2026-01-03"}"#).status == 200)
            let moved = try await post("allocations/A-1/move-in", #"{"on":"2026-01-05"}"#)
            #expect(moved.status == 200, "\(moved.text)")
            func figures(_ token: String) async throws -> Set<String> {
                let answer = try await post("steps/A-1/undo?dry_run=true", "", as: token)
                #expect(answer.status == 200, "\(answer.text)")
                return Set(
                    (answer.object["figures"] as? [[String: Any]] ?? []).compactMap { $0["statistic"] as? String })
            }
            let (seen, all) = (try await figures("allocator"), try await figures("all"))
            #expect(all.contains("vacancy_rent"), "\(all)")
            #expect(!seen.contains("vacancy_rent") && seen.isSubset(of: all), "\(seen)")
            let day = Instant(microseconds: Int(Date().timeIntervalSince1970 * 1_000_000)).copenhagenDay
            let grant = try await post(
                "subsidies", "{\"allocation\":\"A-1\",\"scheme\":\"transitional\",\"amount\":99999,\"from\":\"\(day)\"}"
            )
            #expect(grant.status == 403, "\(grant.text)")
        }
    }

    @Test(
        "a letter of who is protected is refused without the right; of others it says nothing of a dwelling that is hidden; a page carries a policy, and nothing is sniffed"
    )
    func letter() async throws {
        try await with { service, _ in
            let path = "referrals/R-3/letter?format=html"
            let page = try await service.send(.get, "/v1/\(path)")
            #expect(page.status == 200 && page.headers[.xContentTypeOptions] == "nosniff")
            #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            func letter() async throws -> TestApplication.Answer {
                let letter = try await service.get(path, as: .caseworker)
                #expect(letter.headers[.xContentTypeOptions] == "nosniff")
                return letter
            }
            // The cheapest dwelling it was refused for is the one that somebody protected has.
            let without = try await letter()
            #expect(without.status == 200 && page.text.contains("U-1") && page.text.contains("2.080"), "\(page.text)")
            #expect(!without.text.contains("U-1") && !without.text.contains("2.080"), "\(without.text)")
            let undone = try await service.send(.post, "/v1/steps/R-2/undo", token: "all", headers: [.reason: "test"])
            #expect(undone.status == 200)
            #expect(try await letter().text == page.text)
            let protected = try await service.send(
                .post, "/v1/referrals/R-3/protect", #"{"protected_until":"2026-12-31"}"#, token: "caseworker")
            #expect(protected.status == 200)
            let refused = try await letter()
            #expect(refused.status == 403 && refused.code == "not_allowed")
            #expect(try await service.send(.get, "/v1/\(path)").status == 200)
        }
    }
}
