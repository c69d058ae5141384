import Foundation
import HTTPTypes
import HousingAPI
import Testing

@testable import boligd

// The unit that a protected person has, or was offered.
extension ProtectedTests {
    @Test(
        "a unit that a protected person has is as one that is not there: in lists, answers, and whatever is asked by it"
    )
    func units() async throws {
        try await with { service, _ in
            for list in ["units", "units?where=state%3Dallocated", "units?sort=-allocation"] {
                let units = try await service.send(.get, "/v1/\(list)", token: "allocator")
                #expect(units.status == 200 && !units.text.contains("\"U-1\"") && !units.text.contains("Prøvevej 1\""))
            }
            // Behind a blank could be few others.
            let listed = try await service.get("units", as: .allocator).object["items"] as? [[String: Any]] ?? []
            for unit in listed where ["offered", "allocated"].contains(unit["state"] as? String) {
                #expect(unit["allocation"] is String, "\(unit["unit"] ?? "")")
            }
            func answers(_ token: String) async throws -> String {
                try await service.send(.get, "/v1/associations/9001/answers?format=csv", token: token).text
            }
            #expect(try await !answers("receiver").contains("Prøvevej 1;"))
            #expect(try await answers("all").contains("Prøvevej 1;"))

            func told(_ method: HTTPRequest.Method, _ path: String, _ body: String = "{}") async throws -> [String] {
                var told: [String] = []
                for unit in ["U-1", "U-999"] {
                    let answer = try await service.send(
                        method, path.replacing("UNIT", with: unit), body.replacing("UNIT", with: unit),
                        token: path.hasSuffix("change") ? "receiver" : "allocator", headers: [.reason: "test"])
                    var problem = answer.object
                    problem["request"] = nil
                    let text = "\(answer.status) \(problem.sorted { $0.key < $1.key })"
                    told.append(text.replacing(unit, with: "UNIT"))
                }
                return told
            }
            for (method, path, body) in [
                (HTTPRequest.Method.get, "/v1/units/UNIT", ""), (.get, "/v1/steps/UNIT", ""),
                (.get, "/v1/units/UNIT/candidates", ""), (.post, "/v1/steps/UNIT/undo", ""),
                (.post, "/v1/steps/UNIT/correct", #"{"fields":[{"field":"returned_on","value":"2026-01-01"}]}"#),
                (.post, "/v1/units/UNIT/return", #"{"return_reason":"other","note":"test"}"#),
                (.post, "/v1/units/UNIT/change", #"{"columns":{"husleje":"4000"}}"#),
                (.post, "/v1/units/UNIT/withdraw", #"{"on":"2026-06-30"}"#),
                (.post, "/v1/allocations", #"{"unit":"UNIT","referral":"R-4"}"#),
            ] {
                let told = try await told(method, path, body)
                #expect(told.first == told.last && told.first?.hasPrefix("404") == true, "\(path): \(told)")
            }
        }
    }

    @Test("its address stands not on the allocation of who declined it before either, nor does that lead to it")
    func declined() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 2)
            func post(_ path: String, _ body: String) async throws -> TestApplication.Answer {
                try await service.send(.post, "/v1/\(path)", body, token: "allocator", headers: [.reason: "test"])
            }
            #expect(try await service.offer(1, 1).status == 201)
            #expect(try await post("allocations/A-1/decline", #"{"reason":"location"}"#).status == 200)
            #expect(try await service.offer(1, 2).status == 201)
            #expect(try await service.get("allocations/A-1", as: .allocator).object["unit"] as? String == "U-1")
            #expect(try await post("referrals/R-2/protect", #"{"protected_until":"2099-12-31"}"#).status == 200)
            for number in ["A-1", "A-2"] {
                let allocation = try await service.get("allocations/\(number)", as: .allocator).object
                for field in ["unit", "address", "rent"] { #expect(allocation[field] is NSNull, "\(number) \(field)") }
            }
            for path in ["units/A-1", "units/R-1"] {
                #expect(try await service.get(path, as: .allocator).status == 404, "\(path)")
            }
            #expect(try await service.send(.get, "/v1/allocations/A-1").object["unit"] as? String == "U-1")
        }
    }

    @Test("what was tried with a protected person before is not told by the unit, which is open again")
    func earlier() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 2)
            func post(_ path: String, _ body: String) async throws -> TestApplication.Answer {
                try await service.send(.post, "/v1/\(path)", body, token: "allocator", headers: [.reason: "test"])
            }
            #expect(try await post("allocations", #"{"unit":"U-1","referral":"R-1"}"#).status == 201)
            #expect(try await post("allocations/A-1/decline", #"{"reason":"location"}"#).status == 200)
            #expect(try await post("referrals/R-1/protect", #"{"protected_until":"2099-12-31"}"#).status == 200)
            let undo = try await post("steps/U-1/undo", "")
            #expect(undo.status == 409 && undo.code == "nothing_to_undo")
            #expect(try await service.get("units/U-1", as: .allocator).object["state"] as? String == "open")
            // Neither among candidates: the allocation is shown without its unit.
            for path in [
                "units/U-1/candidates?all=true", "units/U-1/candidates?why=R-1", "referrals/R-1/units?all=true",
            ] {
                let (seen, all) = (
                    try await service.get(path, as: .allocator), try await service.send(.get, "/v1/\(path)")
                )
                #expect(seen.status == 200 && !seen.text.contains("declined_before"), "\(path) \(seen.text)")
                #expect(all.text.contains("declined_before"), "\(path)")
            }
        }
    }
}
