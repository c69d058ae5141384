import HTTPTypes
import Housing
import HousingAPI
import Postgres
import Testing

@testable import boligd

/// Where only one can be meant, any number of it will do.
@Suite struct WhichOneTests {
    /// A-1 (U-1 to R-1) came to nothing, A-2 (U-1 to R-2) is accepted and has S-1 beside S-2, which is over; R-3 was offered
    /// U-2 and U-3 and declined both; U-4 and R-4 have nothing.
    private func with(_ body: @escaping @Sendable (TestApplication) async throws -> Void) async throws {
        try await TestApplication.with { service in
            try await service.received(units: 4, referrals: 4)
            for (number, (unit, referral)) in [(1, 1), (1, 2), (2, 3), (3, 3)].enumerated() {
                #expect(try await service.offer(unit, referral).status == 201)
                let (verb, body) = number == 1 ? ("accept", "{}") : ("decline", #"{"reason": "location"}"#)
                let step = try await service.send(.post, "/v1/allocations/A-\(number + 1)/\(verb)", body)
                #expect(step.status == 200, "\(step.object)")
            }
            try await service.owner.transaction { tx in
                try tx.execute(
                    """
                    with s as (insert into subsidy (allocation_id) values (2), (2) returning id)
                    insert into subsidy_version
                      (subsidy_id, allocation_id, scheme, amount, starts_on, ends_on, known_from, event_id)
                    select id, 2, 'state', 100000,
                      case when id = 1 then date '2026-02-01' else date '2026-01-01' end,
                      case when id = 1 then null else date '2026-01-31' end, now(), (select max(id) from event) from s
                    """)
                try tx.execute("update received_unit set tenancy = id::text, tenancy_key = id::text")
            }
            try await body(service)
        }
    }

    @Test("every pair of kinds: the current one is found, whichever number or key of it is typed")
    func pairs() async throws {
        try await with { service in
            let key = "9001%2F1%2F1"
            for (path, field, found) in [
                ("allocations/U-1", "allocation", "A-2"), ("allocations/R-1", "allocation", "A-1"),
                ("allocations/R-2", "allocation", "A-2"), ("allocations/T-2", "allocation", "A-2"),
                ("allocations/\(key)", "allocation", "A-2"), ("allocations/S-1", "allocation", "A-2"),
                ("allocations/s-2", "allocation", "A-2"),
                ("units/A-1", "unit", "U-1"), ("units/A-2", "unit", "U-1"), ("units/R-2", "unit", "U-1"),
                ("units/T-1", "unit", "U-1"), ("units/S-2", "unit", "U-1"), ("units/C-2", "unit", "U-1"),
                ("referrals/A-1", "referral", "R-1"), ("referrals/U-1", "referral", "R-2"),
                ("referrals/U-3", "referral", "R-3"), ("referrals/S-1", "referral", "R-2"),
                ("referrals/\(key)", "referral", "R-2"), ("referrals/C-2", "referral", "R-2"),
                ("subsidies/A-2", "subsidy", "S-1"), ("subsidies/U-1", "subsidy", "S-1"),
                ("subsidies/T-2", "subsidy", "S-1"),
                ("checks/R-2", "check", "C-2"), ("checks/U-2", "check", "C-3"), ("checks/A-2", "check", "C-2"),
            ] {
                let answer = try await service.send(.get, "/v1/" + path)
                #expect(answer.object[field] as? String == found, "\(path): \(answer.object)")
            }
        }
    }

    @Test("of several alike none is chosen; what has none says so; what nobody has is unknown")
    func several() async throws {
        try await with { service in
            for (path, candidates) in [
                ("allocations/R-3", "A-3, A-4"), ("units/T-3", "U-2, U-3"), ("checks/R-3", "C-3, C-4"),
            ] {
                let answer = try await service.send(.get, "/v1/" + path)
                #expect(answer.status == 409 && answer.code == "which_one", "\(path): \(answer.object)")
                let details = answer.object["details"] as? [String: String]
                #expect(details?["candidates"] == candidates && details?["of"] == "R-3", "\(path)")
            }
            for (path, code) in [
                ("allocations/U-4", "unknown_allocation"), ("units/R-4", "unknown_unit"),
                ("subsidies/A-1", "unknown_subsidy"), ("referrals/U-4", "unknown_referral"),
                ("allocations/U-77", "unknown_allocation"), ("units/IND-9", "unknown_unit"),
            ] {
                let answer = try await service.send(.get, "/v1/" + path)
                #expect(answer.status == 404 && answer.code == code, "\(path): \(answer.object)")
            }
        }
    }

    @Test("digits alone are whose number they are where only one has it, or whose key")
    func digits() async throws {
        try await with { service in
            let several = try await service.send(.get, "/v1/steps/2")
            #expect(several.status == 409 && several.code == "which_one", "\(several.object)")
            let details = several.object["details"] as? [String: String]
            #expect(details?["candidates"] == "U-2, R-2, A-2, S-2" && details?["of"] == "2")
            try await service.owner.transaction { tx in
                try tx.execute("update referral set source_number = '2', key = '2' where id = 3")
            }
            let key = try await service.send(.get, "/v1/steps/2")
            #expect(key.status == 200, "\(key.object)")
            let undo = try await service.send(.post, "/v1/steps/1/undo", headers: [.reason: "test"])
            #expect(undo.code == "which_one", "\(undo.object)")
        }
    }

    @Test("a step by its number is corrected in the thing whose field is meant; a project has no last day to correct")
    func corrected() async throws {
        try await with { service in
            let added = try await service.send(
                .post, "/v1/supply", #"{"kind": "special", "name": "Prøvevej", "dwellings": 24, "expected": "2027"}"#,
                token: "policy", headers: [.reason: "test"])
            let name = try #require(added.object["supply"] as? String, "\(added.object)")
            let wrong = try await service.send(
                .post, "/v1/steps/\(name)/correct", #"{"fields": [{"field": "ends_on", "value": "2027-10-01"}]}"#,
                headers: [.reason: "test"])
            #expect(wrong.code == "step_not_taken", "\(wrong.object)")
            // The grant is a step of the allocation and of its subsidy, of which there are two.
            let grant = try await service.owner.transaction { tx -> Int in
                let event: Int = try tx.row(
                    """
                    insert into event (actor, request, action) values ('test', 'test', 'subsidies.grant') returning id
                    """)["id"]
                try tx.execute("insert into step (event_id) values (\(event))")
                try tx.execute("insert into event_thing (thing, event_id) values ('A-2', \(event)), ('S-1', \(event))")
                return event
            }
            let said = try await service.send(
                .post, "/v1/steps/E-\(grant)/correct", #"{"fields": [{"field": "amount", "value": "900"}]}"#,
                headers: [.reason: "test"])
            #expect(said.code != "which_one", "\(said.object)")
        }
    }

    @Test("a step is taken with the one that is meant")
    func step() async throws {
        try await with { service in
            let moved = try await service.send(.post, "/v1/allocations/T-2/move-in", "{}")
            #expect(moved.object["allocation"] as? String == "A-2", "\(moved.object)")
            #expect(moved.object["state"] as? String == "moved_in")
            let none = try await service.send(.post, "/v1/allocations/T-3/decline", #"{"reason": "location"}"#)
            #expect(none.code == "which_one", "\(none.object)")
        }
    }

    @Test("a tenancy key of which two are open asks which; where one of them alone can be meant, it is")
    func keyOfTwo() async throws {
        try await with { service in
            // U-4 is U-2's dwelling, received again: both are open; U-1 and U-3 are one that is allocated, and open.
            try await service.owner.transaction { tx in
                try tx.execute(
                    """
                    update received_unit set tenancy = '2', tenancy_key = '2', received_on = received_on + 1 where id = 4
                    """)
                try tx.execute(
                    """
                    update received_unit set tenancy = '1', tenancy_key = '1', received_on = received_on + 1 where id = 3
                    """)
            }
            for role in [Role.receiver, .caseworker] {
                let which = try await service.get("units/9001%2F1%2F2", as: role)
                #expect(which.status == 409 && which.code == "which_one", "\(which.object)")
                let details = which.object["details"] as? [String: String]
                #expect(details?["candidates"] == "U-2, U-4" && details?["of"] == "9001/1/2")
                let one = try await service.get("units/9001%2F1%2F1", as: role)
                #expect(one.object["unit"] as? String == "U-3", "\(one.object)")
            }
            // Another association's account is told of neither.
            let other = try await service.get("units/9001%2F1%2F2", as: .association)
            #expect(other.status == 404 && other.code == "unknown_unit", "\(other.object)")
            // U-2 alone was offered to somebody.
            let allocation = try await service.get("allocations/9001%2F1%2F2", as: .caseworker)
            #expect(allocation.object["allocation"] as? String == "A-3", "\(allocation.object)")
            let back = try await service.send(
                .post, "/v1/units/9001%2F1%2F2/return", #"{"return_reason": "condition", "note": "Fugt"}"#)
            #expect(back.code == "which_one", "\(back.object)")
            let day = try await service.owner.transaction { tx -> String in
                try tx.row("select received_on::text as day from received_unit where id = 4")["day"]
            }
            let named = try await service.get("units/9001%2F1%2F2%2F\(day)", as: .receiver)
            #expect(named.object["unit"] as? String == "U-4", "\(named.object)")
        }
    }

    @Test("who may not see cases finds no unit by the number of one")
    func withoutCases() async throws {
        try await with { service in
            for role in [Role.receiver, .policy, .association] {
                for name in ["R-2", "T-2", "A-2", "S-1", "C-1", "R-3"] {
                    let answer = try await service.get("units/\(name)", as: role)
                    #expect(answer.status == 404, "\(role) \(name)")
                    #expect(answer.code == "unknown_unit")
                }
            }
            let changed = try await service.send(
                .post, "/v1/units/R-2/change", #"{"columns": {"husleje": 4100}}"#, token: "receiver",
                headers: [.reason: "test"])
            #expect(changed.status == 404, "\(changed.object)")
        }
    }
}
