import HTTPTypes
import HousingAPI
import Testing

@testable import boligd

/// What an answer to an offer means for the next ones, and what may be noted of it.
extension DayTests {
    @Test("who said no is last, by whose answer it was; who is barred is no candidate anywhere of the association")
    func saidNo() async throws {
        try await with { service in
            func end(_ verb: String, _ body: String) async throws {
                let offer = try await service.send(
                    .post, "/v1/allocations", #"{"unit":"U-1","referral":"R-3"}"#, headers: [.reason: "test"])
                let number = try #require(offer.object["allocation"] as? String, "\(offer.object)")
                let ended = try await service.send(
                    .post, "/v1/allocations/\(number)/\(verb)", body, headers: [.reason: "test"])
                #expect(ended.status == 200, "\(ended.object)")
            }
            func ranked() async throws -> [String] {
                items(try await service.get("units/U-1/candidates", as: .caseworker)).compactMap {
                    $0["referral"] as? String
                }
            }
            // The municipality's own reasons are nobody's no.
            try await end("cancel", #"{"reason":"mistake"}"#)
            #expect(try await ranked() == ["R-3", "R-2", "R-1", "R-6"])
            try await end("cancel", #"{"reason":"too_expensive"}"#)
            #expect(try await ranked() == ["R-2", "R-1", "R-6", "R-3"])
            try await end("decline", #"{"reason":"barred","until":"2026-08-01"}"#)
            #expect(try await ranked() == ["R-2", "R-1", "R-6"])
            let barred = items(try await service.get("units/U-2/candidates?why=R-3", as: .caseworker))
            #expect(barred.first?["excluded"] as? [String] == ["barred"])
            #expect(barred.first?["barred_until"] as? String == "2026-08-01")
            let after = items(try await service.get("units/U-2/candidates?why=R-3&on=2026-08-02", as: .caseworker))
            #expect(after.first?["excluded"] as? [String] == [])
        }
    }

    @Test("a CPR number in what is noted of an answer is refused, also when it is corrected")
    func numberInNote() async throws {
        try await with { service in
            _ = try await service.send(
                .post, "/v1/allocations", #"{"unit":"U-1","referral":"R-3"}"#, headers: [.reason: "test"])
            let note = #""note":"ringet til 610190-0103""#
            for verb in ["decline", "cancel"] {
                let answer = try await service.send(
                    .post, "/v1/allocations/A-1/\(verb)", "{\"reason\":\"location\",\(note)}",
                    headers: [.reason: "test"])
                #expect(answer.code == "number_in_text")
            }
            _ = try await service.send(
                .post, "/v1/allocations/A-1/decline", #"{"reason":"location"}"#, headers: [.reason: "test"])
            let corrected = try await service.send(
                .post, "/v1/steps/A-1/correct", #"{"fields":[{"field":"note","value":"610190-0103"}]}"#,
                headers: [.reason: "test"])
            #expect(corrected.code == "number_in_text")
        }
    }
}
