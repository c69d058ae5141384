import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Logging
import Postgres
import Testing

@testable import boligd

/// A citizen whose name and address are protected: `R-2` of the examples, who has `U-1` by `A-2`, with `S-1`.
@Suite struct ProtectedTests {
    /// Who does not see protected persons.
    private static let roles: [Role] = [.caseworker, .allocator, .statistician, .auditor, .receiver, .policy]
    private static let clock = Clock(now: { (try? Date("2026-07-01T12:00:00Z", strategy: .iso8601)) ?? .distantPast })

    func with(_ body: @escaping @Sendable (TestApplication, [ExampleScript.Request]) async throws -> Void)
        async throws
    {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Operations/Examples/requests.txt")
        let script = try ExampleScript(String(contentsOf: file, encoding: .utf8))
        try await TestApplication.with(clock: Self.clock) { service in
            var requests: [ExampleScript.Request] = []
            for step in script.steps {
                switch step {
                case .day: break
                case .recheck:
                    try await Rechecks(
                        store: service.store, clock: Self.clock,
                        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                    ).work()
                case .ask(let request):
                    requests.append(request)
                    _ = try await ask(request, service, as: request.role)
                }
            }
            let protected = try await service.send(
                .post, "/v1/referrals/R-2/protect", #"{"protected_until":"2026-12-31"}"#, token: "caseworker")
            #expect(protected.status == 200)
            try await body(service, requests)
        }
    }

    private func ask(
        _ request: ExampleScript.Request, _ service: TestApplication, as token: String, dryRun: Bool = false
    ) async throws -> TestApplication.Answer {
        var headers: HTTPFields = [:]
        for (name, value) in request.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        var address = request.address
        if dryRun, request.operation.writes { address += (address.contains("?") ? "&" : "?") + "dry_run=true" }
        return try await service.send(
            request.operation.method == .get ? .get : .post, address, request.body, token: token, headers: headers)
    }

    @Test("whatever anybody asks, no answer says who it is, or brings unit and person together")
    func walk() async throws {
        try await with { service, requests in
            for role in Self.roles {
                for request in requests where request.operation.name != Operations.openAPI.name {
                    let answer = try await ask(request, service, as: role.rawValue, dryRun: true)
                    Leak.look(answer, "\(request.operation.name) as \(role)")
                }
                // The description has made-up answers in it.
                for operation in Operations.all
                where operation.method == .get && operation.name != Operations.openAPI.name {
                    for name in ["R-2", "A-2", "S-1", "U-1", "IND-002", "9001/1/1", "C-1", "C-2", "D-1"] {
                        let path = operation.path(operation.pathNames.map { _ in name })
                        let query =
                            switch operation.name {
                            case "statistics.cases", "statistics.show": "?period=2026-07"
                            case "agreements.balance": "?period=2026-Q3"
                            case "units.candidates", "referrals.units": "?all=true"
                            default: ""
                            }
                        let answer = try await service.send(.get, path + query, token: role.rawValue)
                        Leak.look(answer, "\(operation.name) \(name) as \(role)")
                    }
                }
                for statistic in Statistic.all {
                    let answer = try await service.send(
                        .get, "/v1/statistics/\(statistic.code)/cases?period=2026-07", token: role.rawValue)
                    #expect(!answer.text.contains("\"U-1\""), "\(statistic.code)")
                }
            }
        }
    }

    @Test("no list is sorted or filtered by what is hidden, page by page, line by line and in any column")
    func lists() async throws {
        try await with { service, _ in
            for listing in Listing.all {
                for field in listing.fields where field.kind != .sealed {
                    for query in ["sort=\(field.name)&limit=1000", "sort=-\(field.name)&limit=1000"] {
                        let answer = try await service.send(
                            .get, "/v1/\(listing.name)?\(query)", token: "caseworker")
                        Leak.look(answer, "\(listing.name) \(query)")
                    }
                }
                let lines = try await service.send(
                    .get, "/v1/\(listing.name)", token: "caseworker", headers: [.accept: "application/jsonl"])
                for line in lines.text.split(separator: "\n") { Leak.look(String(line), "\(listing.name) lines") }
            }
            func found(_ list: String, _ condition: String, as token: String) async throws -> [String] {
                let items = try await service.send(
                    .get, "/v1/\(list)?where=\(percentEncoded(condition))", token: token)
                return (items.object["items"] as? [[String: Any]] ?? []).compactMap {
                    ($0["allocation"] ?? $0["unit"]) as? String
                }
            }
            for condition in ["unit=U-1", "address~Prøvevej 1", "rent=2080"] {
                #expect(try await !found("allocations", condition, as: "caseworker").contains("A-2"), "\(condition)")
                #expect(try await found("allocations", condition, as: "all").contains("A-2"), "\(condition)")
            }
            let whose = try await service.send(
                .get, "/v1/units?where=\(percentEncoded("allocation=A-2"))", token: "caseworker")
            #expect((whose.object["items"] as? [Any])?.isEmpty == true)
        }
    }

    @Test("found by the numbers of the case alone; by name, number, birthday and address only with the right")
    func find() async throws {
        try await with { service, _ in
            func find(_ text: String, as token: String) async throws -> [[String: Any]] {
                let body = "{\"text\":\"\(text)\"}"
                let answer = try await service.send(.post, "/v1/find", body, token: token)
                return answer.object["items"] as? [[String: Any]] ?? []
            }
            for text in ["Åge Prøve", "6101900102", "610190-0102", "010190", "U-1", "Prøvevej 1", "9001/1/1"] {
                let hidden = try await find(text, as: "caseworker")
                #expect(!hidden.contains { $0["referral"] as? String == "R-2" }, "\(text)")
                let seen = try await find(text, as: "all")
                #expect(seen.contains { $0["referral"] as? String == "R-2" }, "\(text)")
            }
            for text in ["R-2", "IND-002", "A-2"] {
                let row = try #require(try await find(text, as: "caseworker").first, "\(text)")
                #expect(row["referral"] as? String == "R-2" && row["protected"] as? Bool == true)
                #expect(row["name"] is NSNull && row["unit"] is NSNull)
                #expect(try await find(text, as: "all").first?["name"] as? String == "Åge Prøve")
            }
            let access = try await service.send(
                .post, "/v1/citizens/access", #"{"cpr":"6101900102"}"#, token: "caseworker")
            #expect(access.code == "unknown_citizen")
        }
    }

    @Test("a screen has null and says why; with the right it has all")
    func screens() async throws {
        try await with { service, _ in
            let shown = try await service.get("referrals/R-2", as: .caseworker).object
            #expect(shown["protected"] as? Bool == true && shown["protected_until"] as? String == "2026-12-31")
            #expect(shown["name"] is NSNull && (shown["notes"] as? [Any])?.isEmpty == true)
            let allocation = try await service.get("allocations/A-2", as: .caseworker).object
            for field in ["unit", "address", "rent", "note"] { #expect(allocation[field] is NSNull, "\(field)") }
            let subsidy = try await service.get("subsidies/S-1", as: .caseworker).object
            #expect(subsidy["amount"] is NSNull && subsidy["protected"] as? Bool == true)
            #expect(try await service.send(.get, "/v1/subsidies/S-1").object["amount"] is NSNumber)
            #expect(try await service.send(.get, "/v1/referrals/R-2").object["name"] as? String == "Åge Prøve")
            #expect(try await service.send(.get, "/v1/allocations/A-2").object["unit"] as? String == "U-1")
            #expect(try await service.send(.get, "/v1/units/U-1").object["allocation"] as? String == "A-2")
            // By the other's number nothing is found, and nothing is undone.
            for path in [
                "allocations/U-1", "referrals/U-1", "subsidies/9001%2F1%2F1", "units/R-2", "units/A-2", "units/U-1",
                "units/9001%2F1%2F1", "steps/U-1",
            ] {
                #expect(try await service.get(path, as: .caseworker).status == 404, "\(path)")
            }
        }
    }

    @Test("protecting again moves the day; who may not see does not end it; it ends with its day")
    func ends() async throws {
        try await with { service, _ in
            func protect(_ day: String, as token: String) async throws -> Int {
                try await service.send(
                    .post, "/v1/referrals/R-2/protect", "{\"protected_until\":\"\(day)\"}", token: token
                ).status
            }
            #expect(try await protect("2027-01-31", as: "caseworker") == 200)
            #expect(try await protect("2026-07-01", as: "caseworker") == 403)
            #expect(try await protect("2026-06-30", as: "all") == 409)
            func undo(_ token: String) async throws -> TestApplication.Answer {
                try await service.send(.post, "/v1/steps/R-2/undo", token: token, headers: [.reason: "test"])
            }
            #expect(try await undo("caseworker").status == 403)
            #expect(try await undo("all").status == 200)
            let shown = try await service.get("referrals/R-2", as: .caseworker).object
            #expect(shown["protected_until"] as? String == "2026-12-31")
            let history = try await service.send(.get, "/v1/steps/R-2", token: "caseworker")
            #expect(history.text.contains("referrals.protect"))
            #expect(try await undo("all").status == 200)
            #expect(try await service.get("referrals/R-2", as: .caseworker).object["name"] as? String == "Åge Prøve")
        }
    }

    @Test("what was answered before the protection is not answered again to who may not see it")
    func repeated() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 1)
            let body = #"{"unit":"U-1","referral":"R-1"}"#
            func offer(_ key: String) async throws -> TestApplication.Answer {
                try await service.send(
                    .post, "/v1/allocations", body, token: "allocator",
                    headers: [.idempotencyKey: key, .reason: "test"])
            }
            #expect(try await offer("k").object["unit"] as? String == "U-1")
            #expect(try await offer("k").object["unit"] as? String == "U-1")
            for _ in 1...2 {
                let protected = try await service.send(
                    .post, "/v1/referrals/R-1/protect", #"{"protected_until":"2099-12-31"}"#, token: "allocator",
                    headers: [.idempotencyKey: "p"])
                #expect(protected.status == 200)
            }
            let again = try await offer("k")
            #expect(again.status == 403 && !again.text.contains("U-1"))
            // What is answered since is hidden already, and is answered again.
            for _ in 1...2 {
                let accepted = try await service.send(
                    .post, "/v1/allocations/A-1/accept", "{}", token: "allocator", headers: [.idempotencyKey: "a"])
                #expect(accepted.status == 200 && accepted.object["unit"] is NSNull)
            }
        }
    }

    @Test("another referral of the citizen is hidden too; a report leaves out what it quotes of who is hidden")
    func reports() async throws {
        try await with { service, _ in
            let shifted = """
                indstilling_id;cpr;navn;indstillet;maalgruppe
                IND-777;Åge Prøve;6101900102;01-06-2026;Zyx
                IND-778;6101900103;Bo Prøve;6101900102;Åge

                """
            let sent = try await service.send(
                .post, "/v1/imports?kind=referrals&accept_valid=true", shifted, token: "caseworker")
            #expect(sent.status == 200 || sent.status == 409, "\(sent.text)")
            Leak.look(sent.text, "report")
            // Nor what may be anybody's, or what is missing would tell who is protected.
            #expect(!sent.text.contains("Zyx") && sent.text.contains("not_in_list"))
            let all = try await service.send(
                .post, "/v1/imports?kind=referrals&accept_valid=true", shifted, token: "all")
            #expect(all.text.contains("6101900102"))
            let number = try await service.send(.get, "/v1/imports?sort=-import&limit=1").object["items"]
            let last = try #require((number as? [[String: Any]])?.first?["import"] as? String)
            let kept = try await service.get("imports/\(last)/report", as: .auditor)
            Leak.look(kept.text, "kept report")
            #expect(kept.object["problems"] != nil)
        }
    }
}

extension TestApplication.Answer {
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// What must not be said of the protected citizen.
private enum Leak {
    private static let cases: Set<String> = ["R-2", "A-2", "S-1", "IND-002"]
    private static let units: Set<String> = ["U-1", "Prøvevej 1", "9001/1/1"]

    static func look(_ answer: TestApplication.Answer, _ what: String) {
        look(answer.text, what)
    }

    /// Nobody's name or number anywhere; and in nothing that tells of the case the unit, nor in what tells of the unit the case.
    static func look(_ text: String, _ what: String) {
        for word in ["Åge", "6101900102", "610190-0102"] where text.contains(word) {
            Issue.record("\(what) says \(word): \(text.prefix(600))")
        }
        guard let json = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else { return }
        search(json, [], what)
    }

    private static func search(_ value: Any, _ around: Set<String>, _ what: String) {
        if let list = value as? [Any] {
            for item in list { search(item, around, what) }
            return
        }
        guard let object = value as? [String: Any] else { return }
        var said = around
        for value in object.values {
            if let text = value as? String { said.insert(text) }
            if let texts = value as? [String] { said.formUnion(texts) }
        }
        if !said.isDisjoint(with: cases), !said.isDisjoint(with: units) {
            Issue.record("\(what) brings them together: \(said.intersection(cases.union(units))) in \(object)")
        }
        for value in object.values { search(value, said, what) }
    }
}
