import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Testing

@testable import boligd

/// Agreements and supply as they travel: shares in both forms, and what is refused before the store is asked.
@Suite struct AgreementRouteTests {
    private func association(_ service: TestApplication) async throws {
        let answer = try await service.send(
            .post, "/v1/associations", #"{"association":"9001","name":"Eksempel","answer_days":10}"#,
            token: "receiver")
        #expect(answer.status == 201)
    }

    @Test("a share is a fraction or per cent, and policy writes it")
    func shares() async throws {
        try await TestApplication.with { service in
            try await association(service)
            for (share, said) in [(#""1/3""#, 33.33), ("25", 25), (#""12,5""#, 12.5)] {
                let answer = try await service.send(
                    .post, "/v1/agreements", #"{"association":"9001","share":\#(share)}"#, token: "policy")
                #expect(answer.status == 201 && answer.object["share"] as? Double == said, "\(answer.object)")
                #expect(answer.object["answer_days"] as? Int == 10)
            }
            let shown = try await service.get("agreements/9001", as: .caseworker)
            #expect(shown.object["share"] as? Double == 12.5)
            let balance = try await service.get("associations/9001/balance?period=2026-Q3", as: .caseworker)
            #expect(balance.object["owed"] as? Int == 0 && (balance.object["items"] as? [Any])?.isEmpty == true)
            #expect(try await service.get("associations/9001/balance?period=2026-13", as: .policy).status == 400)
            #expect(try await service.get("associations/9001/balance", as: .policy).code == "missing_parameter")
        }
    }

    @Test(
        "what no agreement can be is refused at its field",
        arguments: [
            (#"{"association":"9001","share":101}"#, "bad_value"),
            (#"{"association":"9001","share":"5/4"}"#, "bad_value"),
            (#"{"association":"9001","share":true}"#, "wrong_type"),
            (#"{"association":"9001","answer_days":0}"#, "bad_value"),
            (#"{"association":"9001","answer_days":366}"#, "bad_value"),
            (#"{"association":"9001","answer_days":7,"from":"2026-02-30"}"#, "bad_value"),
            (#"{"association":"9001"}"#, "missing_field"),
            (#"{"association":"9002","share":25}"#, "unknown_association"),
            (#"{"association":"9001","share":25,"until":"2027-01-01"}"#, "unknown_field"),
        ])
    func refused(_ body: String, _ code: String) async throws {
        try await TestApplication.with { service in
            try await association(service)
            #expect(try await service.send(.post, "/v1/agreements", body, token: "policy").code == code)
        }
    }

    @Test(
        "what no project can be is refused at its field",
        arguments: [
            (#"{"kind":"special","name":"X","dwellings":0,"expected":"2027"}"#, "bad_value"),
            (#"{"kind":"special","name":"X","dwellings":4,"expected":"2029-2027"}"#, "bad_value"),
            (#"{"kind":"tower","name":"X","dwellings":4,"expected":"2027"}"#, "bad_value"),
            (#"{"kind":"special","name":"X","dwellings":4}"#, "missing_field"),
            (#"{"kind":"renovation","name":"X","dwellings":4,"expected":"2027"}"#, "unknown_field"),
        ])
    func refusedProject(_ body: String, _ code: String) async throws {
        try await TestApplication.with { service in
            #expect(try await service.send(.post, "/v1/supply", body, token: "policy").code == code)
            let deliver = try await service.send(
                .post, "/v1/supply/B-1/deliver", #"{"dwellings":103}"#, token: "policy")
            #expect(deliver.code == "more_than_planned" && deliver.status == 409)
        }
    }
}
