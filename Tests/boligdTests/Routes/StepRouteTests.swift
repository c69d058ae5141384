import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Testing

@testable import boligd

/// Undoing, correcting and history over HTTP: who may, what is answered, and what is sent twice.
@Suite struct StepRouteTests {
    private func offered(_ body: @escaping @Sendable (TestApplication) async throws -> Void) async throws {
        try await TestApplication.with { service in
            _ = try await service.unit("2026-01-01")
            let sent = try await service.send(
                .post, "/v1/imports?kind=referrals&file=f.csv",
                "indstilling_id;cpr;indstillet\nT-1;6101900101;01-01-2026\n")
            #expect(sent.object["stored"] as? Bool == true)
            let offer = try await service.send(
                .post, "/v1/allocations", #"{"unit": "U-1", "referral": "R-1"}"#,
                headers: [.reason: "test"])
            #expect(offer.status == 201, "\(offer.object)")
            try await body(service)
        }
    }

    @Test("a step of a project is undone, corrected and read by whoever may take it, who sees nothing else")
    func projects() async throws {
        try await offered { service in
            let added = try await service.send(
                .post, "/v1/supply", #"{"kind": "special", "name": "Prøvevej", "dwellings": 24, "expected": "2027"}"#,
                token: "policy")
            let name = try #require(added.object["supply"] as? String, "\(added.object)")
            let digits = name.dropFirst(2)
            let delivered = try await service.send(
                .post, "/v1/supply/\(name)/deliver", #"{"dwellings": 3}"#, token: "policy")
            #expect(delivered.status == 200, "\(delivered.object)")
            for path in ["steps/\(name)", "steps/\(digits)"] {
                let history = try await service.get(path, as: .policy)
                #expect(history.status == 200 && history.text.contains("supply.deliver"), "\(path) \(history.text)")
            }
            for path in ["steps/U-1", "steps/R-1", "steps/A-1", "steps/T-1", "steps/E-1", "steps/R-99"] {
                #expect(try await service.get(path, as: .policy).status == 403, "\(path)")
            }
            #expect(try await service.get("steps/B-99", as: .policy).code == "unknown_supply")
            for role in [Role.receiver, .statistician, .administrator] {
                #expect(try await service.get("steps/\(name)", as: role).status == 403, "\(role)")
            }
            func post(_ verb: String, _ body: String, as role: Role) async throws -> TestApplication.Answer {
                try await service.send(
                    .post, "/v1/steps/\(name)/\(verb)", body, token: role.rawValue, headers: [.reason: "test"])
            }
            let day = Clock.system.today.adding(days: -1)
            let correction = "{\"fields\":[{\"field\":\"delivered_on\",\"value\":\"\(day)\"}]}"
            for role in [Role.caseworker, .allocator, .receiver] {
                for answer in [
                    try await post("undo", "", as: role), try await post("correct", correction, as: role),
                ] {
                    #expect(
                        (answer.object["details"] as? [String: String])?["right"] == "set_policy", "\(answer.object)")
                }
            }
            let corrected = try await post("correct", correction, as: .policy)
            #expect(corrected.status == 200 || corrected.code == "day_too_early", "\(corrected.object)")
            for _ in 1...(corrected.status == 200 ? 3 : 2) {
                let undone = try await post("undo", "", as: .policy)
                #expect(undone.status == 200, "\(undone.object)")
            }
            #expect(try await post("undo", "", as: .policy).code == "nothing_to_undo")
        }
    }

    @Test("whoever may take a step may undo it, and nobody else")
    func rights() async throws {
        try await offered { service in
            for (role, status) in [
                (Role.caseworker, 403), (.receiver, 403), (.statistician, 403), (.auditor, 403), (.allocator, 200),
            ] {
                let answer = try await service.send(
                    .post, "/v1/steps/A-1/undo?dry_run=true", token: role.rawValue, headers: [.reason: "test"])
                #expect(answer.status == status, "\(role): \(answer.object)")
                if status == 403 { #expect((answer.object["details"] as? [String: String])?["right"] == "allocate") }
            }
            #expect(try await service.get("steps/A-1", as: .caseworker).status == 200)
            #expect(try await service.get("steps/A-1", as: .statistician).code == "not_allowed")
            #expect(try await service.get("events", as: .auditor).status == 200)
            #expect(try await service.get("events", as: .allocator).code == "not_allowed")
        }
    }

    @Test("an undoing sent twice under one key is done once, and gives one answer")
    func twice() async throws {
        try await offered { service in
            let accepted = try await service.send(.post, "/v1/allocations/A-1/accept", "{}")
            #expect(accepted.status == 200)
            for _ in 1...2 {
                let answer = try await service.send(
                    .post, "/v1/steps/R-1/undo", headers: [.reason: "test", .idempotencyKey: "key-1"])
                #expect(answer.status == 200, "\(answer.object)")
                let thing = answer.object["thing"] as? [String: Any]
                #expect(thing?["referral"] as? String == "R-1" && thing?["state"] as? String == "offered")
                let figures = answer.object["figures"] as? [[String: Any]] ?? []
                #expect(figures.contains { $0["statistic"] as? String == "allocations" && $0["after"] as? Int == 0 })
            }
            #expect(try await service.get("allocations/A-1", as: .caseworker).object["state"] as? String == "offered")
            let history = try await service.get("steps/A-1", as: .auditor).object["items"] as? [[String: Any]] ?? []
            #expect(
                history.map { $0["action"] as? String } == ["allocations.offer", "allocations.accept", "steps.undo"])
            #expect(history[1]["undone_by"] as? String == history[2]["event"] as? String)
        }
    }

    @Test("a correction says its fields by their JSON names; a field nobody knows, or none, is wrong use")
    func correct() async throws {
        try await offered { service in
            func correct(_ fields: String) async throws -> TestApplication.Answer {
                try await service.send(
                    .post, "/v1/steps/A-1/correct", #"{"fields": ["# + fields + "]}", headers: [.reason: "test"])
            }
            let answer = try await correct(#"{"field": "offered_on", "value": "2026-01-02"}"#)
            #expect((answer.object["thing"] as? [String: Any])?["offered_on"] as? String == "2026-01-02")
            #expect(answer.object["undone"] is String)
            for (fields, code) in [
                ("", "nothing_changed"), (#"{"field": "rent", "value": "1"}"#, "unknown_field"),
                (#"{"field": "accepted_on", "value": "2026-01-02"}"#, "step_not_taken"),
                (#"{"field": "offered_on", "value": "2025-01-02"}"#, "days_out_of_order"),
            ] {
                #expect(try await correct(fields).code == code, "\(fields)")
            }
        }
    }
}
