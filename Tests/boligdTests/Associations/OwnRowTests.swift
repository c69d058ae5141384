import Foundation
import HTTPTypes
import Housing
import HousingAPI
import Logging
import Postgres
import Testing

@testable import HousingStore
@testable import boligd

/// An association's account sees its own units, files and agreements: nothing of another's, no person and no case.
@Suite struct OwnRowTests {
    private static let heading = """
        boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;varme;varmt_vand;el;vand;\
        vedligeholdelse;modtaget;ledig_fra;svarfrist

        """

    private static func row(_ association: String, _ tenancy: String, rent: Int = 4000) -> String {
        """
        \(association);1;\(tenancy);Prøvevej \(tenancy);2400;København NV;familiebolig;2;50;\(rent);inkluderet;inkluderet;\
        inkluderet;inkluderet;udlejer;01-01-2026;11-01-2026;

        """
    }

    /// `U-1` and `I-1` of 9001, which is the account's; `U-2` and `I-2` of 9002. `U-1` is `R-1`'s, by `A-1`.
    private func with(_ body: @escaping @Sendable (TestApplication) async throws -> Void) async throws {
        let clock = Clock(now: { (try? Date("2026-01-20T12:00:00Z", strategy: .iso8601)) ?? .distantPast })
        try await TestApplication.with(clock: clock) { service in
            for number in ["9001", "9002"] {
                _ = try await service.send(
                    .post, "/v1/associations",
                    "{\"association\":\"\(number)\",\"name\":\"Forening \(number)\",\"share\":\"1/4\"}")
                let sent = try await service.send(
                    .post, "/v1/imports?kind=units", Self.heading + Self.row(number, "\(number)-1"))
                #expect(sent.object["stored"] as? Bool == true, "\(sent.text)")
                _ = try await service.send(
                    .post, "/v1/imports?kind=vacancies",
                    "boligorganisation;afdeling;periode;ledige\n\(number);1;2026-01;4\n")
            }
            let referred = try await service.send(
                .post, "/v1/imports?kind=referrals",
                "indstilling_id;cpr;navn;indstillet\nT-1;6101900101;Anna Prøve;01-01-2026\n")
            #expect(referred.object["stored"] as? Bool == true, "\(referred.text)")
            #expect(try await service.offer(1, 1).status == 201)
            _ = try await service.send(.post, "/v1/allocations/A-1/accept", "{}")
            try await service.give(association: "9001")
            try await body(service)
        }
    }

    private func look(_ answer: TestApplication.Answer, _ what: String) {
        for word in ["9002", "U-2", "R-1", "A-1", "T-1", "Anna", "6101900101"] where answer.text.contains(word) {
            Issue.record("\(what) says \(word): \(answer.text.prefix(500))")
        }
    }

    @Test("every operation: its own is answered, another's is as if it were not there, and nothing tells of a case")
    func walk() async throws {
        try await with { service in
            let mine = [
                "units": "U-1", "associations": "9001", "agreements": "9001", "imports": "I-1",
                "import_associations": "9001",
            ]
            let others = [
                "units": "U-3", "associations": "9002", "agreements": "9002", "imports": "I-3",
                "import_associations": "9002",
            ]
            for operation in Operations.all
            where operation.method == .get && operation.access.roles.contains(.association)
                && operation.name != Operations.openAPI.name
            {
                let query = operation.name == "agreements.balance" ? "?period=2026-Q1" : ""
                let noun = operation.path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
                let own = try await service.send(
                    .get, operation.path(operation.pathNames.map { _ in mine[noun] ?? "12" }) + query,
                    token: "association")
                #expect(own.status == 200, "\(operation.name): \(own.text)")
                look(own, operation.name)
                guard !operation.pathNames.isEmpty else { continue }
                let other = try await service.send(
                    .get, operation.path(operation.pathNames.map { _ in others[noun] ?? "13" }) + query,
                    token: "association")
                #expect(other.status == 404, "\(operation.name) of another: \(other.status) \(other.text)")
                let nobody = try await service.get(
                    String(
                        operation.path(
                            operation.pathNames.map { _ in
                                noun == "units" ? "U-99" : noun == "imports" ? "I-99" : "9099"
                            }
                        ).dropFirst(4))
                        + query, as: .association)
                #expect(other.code == nobody.code && other.status == nobody.status, "\(operation.name)")
            }
            for listing in Listing.all where listing.right.roles.contains(.association) {
                let lines = try await service.send(
                    .get, "/v1/\(listing.name)", token: "association", headers: [.accept: "application/jsonl"])
                look(lines, "\(listing.name) lines")
                for field in listing.fields where field.right == nil && field.kind != .sealed {
                    let sorted = try await service.get("\(listing.name)?sort=\(field.name)", as: .association)
                    #expect(sorted.status == 200, "\(listing.name) \(field.name)")
                    look(sorted, "\(listing.name) by \(field.name)")
                }
            }
            let units = try await service.get("units", as: .association).object["items"] as? [[String: Any]]
            #expect(units?.compactMap { $0["unit"] as? String } == ["U-1"])
            #expect(units?.first?["state"] as? String == "allocated" && units?.first?["allocation"] == nil)
        }
    }

    @Test("it sends its own units and vacancies, and nothing of another association")
    func sends() async throws {
        try await with { service in
            func send(_ query: String, _ text: String) async throws -> TestApplication.Answer {
                try await service.send(.post, "/v1/imports?\(query)", text, token: "association")
            }
            let sent = try await send("kind=units", Self.heading + Self.row("9001", "9001-2"))
            #expect(sent.object["stored"] as? Bool == true, "\(sent.text)")
            // The bytes that another association sent before.
            let same = try await send("kind=units", Self.heading + Self.row("9002", "9002-1"))
            #expect(same.object["stored"] as? Bool != true && !same.text.contains("seen_before"))
            let own = try await send("kind=units", Self.heading + Self.row("9001", "9001-1"))
            #expect(own.text.contains("seen_before"))
            let other = try await send("kind=units", Self.heading + Self.row("9002", "9002-9"))
            #expect(other.object["stored"] as? Bool != true)
            #expect(!other.text.contains("Forening 9002"))
            #expect(try await send("kind=units&association=9002", Self.heading).status == 404)
            for kind in ["referrals", "register", "census"] {
                #expect(try await send("kind=\(kind)", "x\n").status == 403, "\(kind)")
            }
            let vacancies = try await send(
                "kind=vacancies", "boligorganisation;afdeling;periode;ledige\n9001;1;2025-12;3\n")
            #expect(vacancies.object["stored"] as? Bool == true, "\(vacancies.text)")
            let notOwn = try await send(
                "kind=vacancies", "boligorganisation;afdeling;periode;ledige\n9002;1;2025-12;3\n")
            #expect(notOwn.object["stored"] as? Bool != true, "\(notOwn.text)")
            // A file that is asked about is confirmed by whose it is.
            let dearer = try await send("kind=units", Self.heading + Self.row("9001", "9001-2", rent: 9000))
            let files = try await service.get("imports?sort=-import", as: .association).object["items"]
            let last = try #require((files as? [[String: Any]])?.first?["import"] as? String)
            if dearer.object["stored"] as? Bool == false {
                let confirmed = try await service.send(
                    .post, "/v1/imports/\(last)/confirm", token: "association", headers: [.reason: "Ny husleje"])
                #expect(confirmed.status == 200, "\(confirmed.text)")
            }
            let another = try await service.send(
                .post, "/v1/imports/I-3/confirm", token: "association", headers: [.reason: "Ny husleje"])
            #expect(another.status == 404)
        }
    }

    @Test("an account of no association sees nothing")
    func none() async throws {
        try await with { service in
            try await service.owner.transaction { tx in
                try tx.execute("update account set association_id = null where name = 'association'")
            }
            service.store.knownActors.forget()
            for list in ["units", "associations", "agreements", "imports"] {
                let items = try await service.get(list, as: .association).object["items"] as? [Any]
                #expect(items?.isEmpty == true, "\(list)")
            }
            #expect(try await service.get("units/U-1", as: .association).status == 404)
        }
    }

    @Test("the database itself gives an association its own rows: by the daemon's own connection, whatever is asked")
    func rowSecurity() async throws {
        try await with { service in
            let pool = Pool(.init(service.conninfo), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let tables = [
                "association", "association_version", "department", "letting_agreement", "letting_agreement_version",
                "received_unit", "received_unit_version", "vacancy", "vacancy_version", "import_file_association",
                "import_report_part",
            ]
            func count(_ table: String, as association: String?) async throws -> Int {
                try await pool.transaction { tx in
                    try tx.execute("set local role bolig_association")
                    if let association {
                        try tx.execute("select set_config('bolig.association', \(association), true)")
                    }
                    return try tx.row("select count(*) from \(identifier: table)")["count"]
                }
            }
            for table in tables {
                let all: Int = try await pool.transaction { tx in
                    try tx.row("select count(*) from \(identifier: table)")["count"]
                }
                let (mine, others) = (try await count(table, as: "9001"), try await count(table, as: "9002"))
                #expect(mine > 0 && others > 0 && mine < all, "\(table): \(mine) and \(others) of \(all)")
                #expect(try await count(table, as: nil) == 0, "\(table) with nothing set")
                #expect(try await count(table, as: "9099") == 0, "\(table) of nobody")
            }
            // What tells of persons it has no right to at all, nor to write anything.
            for statement: Statement in [
                "select * from referral", "select * from identity", "select * from allocation", "select * from event",
                "select citizen_id from allocation_version", "select * from import_file_part",
                "select note_id from unit_return_version",
                "update received_unit_version set rent = 1", "delete from import_file", "select * from unit_listed",
            ] {
                await #expect {
                    try await pool.transaction { tx in
                        try tx.execute("set local role bolig_association")
                        try tx.execute(statement)
                    }
                } throws: { ($0 as? PostgresError)?.kind == .insufficientPrivilege }
            }
            await pool.close()
        }
    }
}
