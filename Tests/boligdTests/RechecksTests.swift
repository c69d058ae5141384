import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Logging
import Postgres
import Testing

@testable import boligd

/// Open referrals checked again: what is kept, what a draft would turn, and going on after a restart.
@Suite struct RechecksTests {
    private static let units = """
        boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;varme;varmt_vand;el;vand;\
        vedligeholdelse;modtaget;ledig_fra
        9001;1;1;Prøvevej 1;2400;København NV;familiebolig;2;50;2000;inkluderet;inkluderet;inkluderet;inkluderet;\
        udlejer;01-06-2026;01-07-2026
        9001;1;2;Prøvevej 2;2400;København NV;familiebolig;2;60;9000;inkluderet;inkluderet;inkluderet;inkluderet;\
        udlejer;02-06-2026;01-07-2026
        9001;1;3;Prøvevej 3;2400;København NV;ungdomsbolig;1;30;1500;inkluderet;inkluderet;inkluderet;inkluderet;\
        udlejer;02-06-2026;01-07-2026

        """

    /// Singles of 36 on the increased rate (a lived-in right, 2.5 years of work), who may be offered family units.
    private static func referrals(_ numbers: ClosedRange<Int>) -> String {
        let header = """
            indstilling_id;cpr;indstillet;maalgruppe;hjemloes;boern;par;opholdskrav;beskaeftigelseskrav;aktivitetsparat;\
            hjemmeboende;ydelse;indkomst_brutto;indkomst_netto;skattefri;formue;pension;kirkeskat;udgift_indskudslaan;\
            udgift_boernepasning;udgift_medicin;udgift_bidrag;boligtyper

            """
        return numbers.reduce(header) { text, number in
            text + """
                T-\(number);6101900\(100 + number);01-06-2026;hjemloes;ja;ingen;nej;ja;ja;nej;nej;kontanthjaelp;0;0;0;0;\
                ingen;nej;0;0;0;0;familiebolig

                """
        }
    }

    /// Units and three referrals imported, and the service's rechecks as of 1 July 2026.
    private func with(
        _ body: @escaping @Sendable (TestApplication, Rechecks) async throws -> Void
    ) async throws {
        try await TestApplication.with { service in
            _ = try await service.store.addAssociation(
                Act(actor: "test", request: "test", action: "associations.add"),
                AssociationAdd(association: "9001", name: "Eksempel", profile: nil, share: nil, answerDays: nil))
            try await importFile(service, "units", Self.units)
            try await importFile(service, "referrals", Self.referrals(1...3))
            let rechecks = Rechecks(
                store: service.store, clock: Clock(now: { Date(timeIntervalSince1970: 1_782_900_000) }),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, portion: 2)
            try await body(service, rechecks)
        }
    }

    private func importFile(_ service: TestApplication, _ kind: String, _ text: String) async throws {
        let answer = try await service.send(.post, "/v1/imports?kind=\(kind)&file=f.csv&on=2026-07-01", text)
        #expect(answer.object["stored"] as? Bool == true, "\(answer.object)")
    }

    private func list(_ service: TestApplication, _ listing: String) async throws -> [[String: Any]] {
        try await service.get(listing, as: .caseworker).object["items"] as? [[String: Any]] ?? []
    }

    private func number(_ service: TestApplication, of table: String) async throws -> Int {
        try await service.owner.transaction { tx in
            try tx.row("select count(*) from \(identifier: table)")["count", as: Int.self]
        }
    }

    @Test("counts and the cheapest suitable unit's check are kept, once, until something changes")
    func standings() async throws {
        try await with { service, rechecks in
            try await rechecks.work()
            for referral in try await list(service, "referrals") {
                #expect(referral["standing"] as? String == "pass")
                // These households may not be offered a youth unit.
                #expect(referral["units"] as? Int == 2 && referral["passes"] as? Int == 1)
                let check = try #require(referral["cheapest_check"] as? String)
                let shown = try await service.get("checks/\(check)", as: .caseworker).object
                #expect(shown["rent"] as? Int == 2000 && shown["outcome"] as? String == "pass")
                // A check made by a recheck is not the referral's last check: no caseworker ran it.
                #expect(referral["last_check"] is NSNull)
            }
            #expect(try await number(service, of: "standing_version") == 3)
            try await service.store.requestDailyRecheck(today: try #require(Day("2026-07-02")))
            try await rechecks.work()
            #expect(try await number(service, of: "standing_version") == 3)
            #expect(try await list(service, "rechecks").count == 2)
            #expect(try await list(service, "flips").isEmpty)
        }
    }

    @Test("an open unit is met however old it is, and who is undecided is told what is missing")
    func old() async throws {
        try await with { service, rechecks in
            func dwelling(_ tenancy: String, _ rent: Int, _ heating: String, _ received: String) -> String {
                "9001;1;\(tenancy);Prøvevej \(tenancy);2400;København NV;familiebolig;2;50;\(rent);\(heating);inkluderet;"
                    + "inkluderet;inkluderet;udlejer;\(received);01-07-2026\n"
            }
            let header = Self.units.split(separator: "\n")[0] + "\n"
            // What is missing of the dearer unit is what stands open; of the cheapest nothing is missing.
            let rows = header + dwelling("7", 1900, "inkluderet", "01-06-2026")
            try await importFile(service, "units", rows + dwelling("8", 2100, "", "02-06-2026"))
            try await service.owner.transaction { tx in
                try tx.execute("update received_unit set received_on = '2025-02-01' where tenancy = '7'")
            }
            try await importFile(
                service, "referrals",
                Self.referrals(4...4).replacingOccurrences(of: "familiebolig", with: "ældrebolig"))
            try await rechecks.work()
            let first = try await service.get("referrals/R-1", as: .caseworker).object
            #expect(first["units"] as? Int == 4 && first["passes"] as? Int ?? 0 >= 2, "\(first)")
            let today = try await service.get("today", as: .caseworker).object
            let undecided = try #require(today["undecided"] as? [[String: Any]])
            #expect(undecided.map { $0["referral"] as? String } == ["R-4"])
            let missing = try #require(undecided.first?["missing"] as? [[String: Any]])
            #expect(missing.map { $0["path"] as? String } == ["units"])
        }
    }

    @Test("a draft says whom it would turn and turns nobody; approved, it turns them")
    func impact() async throws {
        try await with { service, rechecks in
            try await rechecks.work()
            let set = try await draft(service, minimumSingle: 20_000)
            let asked = try await service.send(.post, "/v1/parameters/\(set)/impact")
            #expect(asked.status == 201 && asked.object["finished_at"] is NSNull)
            try await rechecks.work()
            let recheck = try #require(asked.object["recheck"] as? String)
            let done = try await service.get("rechecks/\(recheck)").object
            #expect(done["referrals"] as? Int == 3 && done["units"] as? Int == 3 && done["flips"] as? Int == 3)
            let would = try await list(service, "flips?where=set=\(set)")
            #expect(would.map { $0["change"] as? String } == Array(repeating: "begins_to_fail", count: 3))
            #expect(would.first?["passes_before"] as? Int == 1 && would.first?["passes"] as? Int == 0)
            #expect(try await list(service, "referrals?where=standing=pass").count == 3)

            #expect(try await service.send(.post, "/v1/parameters/\(set)/approve", token: "policy").status == 200)
            try await rechecks.work()
            #expect(try await list(service, "referrals?where=standing=fail").count == 3)
            let turned = try await list(service, "flips?where=set=&where=cause=parameters")
            #expect(turned.map { $0["change"] as? String } == Array(repeating: "begins_to_fail", count: 3))
            #expect(try await list(service, "referrals?where=state=open").count == 3)
            let late = try await service.send(.post, "/v1/parameters/\(set)/impact")
            #expect(late.code == "not_a_draft")
        }
    }

    @Test("a recheck goes on where it was, and two daemons do not do the same twice")
    func restart() async throws {
        try await with { service, rechecks in
            let today = try #require(Day("2026-07-01"))
            let first = try #require(try await service.store.nextRecheck(today: today))
            let portion = try await service.store.referralsToRecheck(after: 0, limit: 2)
            let found = portion.map {
                Rechecked(referral: $0.number, before: nil, standing: Standing(fails: 1), cheapest: nil)
            }
            #expect(try await service.store.keep(found, of: first))
            // The daemon ends here. Another that had read the same portion keeps nothing.
            #expect(try await !service.store.keep(found, of: first))
            try await rechecks.work()
            #expect(try await list(service, "referrals?where=standing=fail").count == 2)
            #expect(try await list(service, "referrals?where=standing=pass").count == 1)
            let done = try await list(service, "rechecks")
            #expect(done.count == 1 && done.first?["referrals"] as? Int == 3)
        }
    }

    @Test("new facts and new units are asked about in the transaction that stores them, a dry run is not")
    func requests() async throws {
        try await with { service, rechecks in
            try await rechecks.work()
            let dry = try await service.send(
                .post, "/v1/imports?kind=referrals&file=f.csv&on=2026-07-01&dry_run=true", Self.referrals(4...4))
            #expect(dry.status == 200)
            #expect(try await list(service, "rechecks?where=finished_at=").isEmpty)
            try await importFile(service, "referrals", Self.referrals(4...5))
            try await importFile(service, "referrals", Self.referrals(6...6))
            let waiting = try await list(service, "rechecks?where=finished_at=")
            #expect(waiting.map { $0["cause"] as? String } == ["facts"])
            try await rechecks.work()
            #expect(try await number(service, of: "standing_version") == 6)
        }
    }

    /// The parameters of 2026 from 1 June on, with another minimum; its number.
    private func draft(_ service: TestApplication, minimumSingle: Int) async throws -> String {
        let shipped = try Rules.shipped().parameters.periods[2]
        let content = ParameterFile.text(
            from: "2026-06-01",
            shipped.values.map { key, parameter in
                ParameterFile.Entry(
                    key: key.rawValue,
                    value: key == .minimumDisposableSingle ? "\(minimumSingle)" : parameter.value?.description,
                    unit: key.measure.rawValue, confidence: parameter.confidence.rawValue,
                    reviewBy: parameter.reviewBy.description, source: parameter.source)
            })
        let body = ParametersDraft(file: .init(name: "2026-06-01.yaml", content: content), cases: [])
        let answer = try await service.send(
            .post, "/v1/parameters", String(decoding: try JSONEncoder().encode(body), as: UTF8.self))
        return try #require(answer.object["set"] as? String, "\(answer.object)")
    }
}
