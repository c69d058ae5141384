import Foundation
import HTTPTypes
import Housing
import HousingAPI
import Testing

@testable import boligd

// Names and birthdays that were told of a case before anybody knew that it is to be hidden.
extension ProtectedTests {
    @Test("what says who somebody hidden is cannot be changed by whoever may not see it, not even to what it is")
    func changesByHand() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 2)
            let protected = try await service.send(
                .post, "/v1/referrals/R-1/protect", #"{"protected_until":"2099-12-31"}"#, token: "caseworker")
            #expect(protected.status == 200)
            func change(_ columns: String, of referral: String, as token: String) async throws -> TestApplication.Answer
            {
                try await service.send(
                    .post, "/v1/referrals/\(referral)/change", "{\"columns\":{\(columns)}}", token: token,
                    headers: [.reason: "test"])
            }
            for columns in [
                #""navn":"Prøve Person""#, #""navn":null"#, #""foedselsdato":"01-01-1990","prioritet":2"#,
                #""medansoeger_foedselsdato":"01-01-1990""#,
            ] {
                let answer = try await change(columns, of: "R-1", as: "caseworker")
                #expect(answer.status == 403 && answer.code == "not_allowed", "\(columns)")
                #expect(try await change(columns, of: "R-2", as: "caseworker").status == 200)
                #expect(try await change(columns, of: "R-1", as: "all").status == 200)
            }
            let other = try await change(#""prioritet":3"#, of: "R-1", as: "caseworker")
            #expect(other.status == 200 && !other.text.contains("1990"))
        }
    }

    @Test("a report of before tells that a name or a birthday was changed, and neither, whosever it is")
    func changesOfAFile() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 2)
            func send(_ first: String, _ second: String) async throws {
                let text = """
                    indstilling_id;cpr;indstillet;navn;foedselsdato
                    T-1;6101900101;01-01-2026;\(first);01-02-1980
                    T-2;6101900102;01-01-2026;\(second);01-02-1981

                    """
                let sent = try await service.send(.post, "/v1/imports?kind=referrals", text, token: "caseworker")
                #expect(sent.object["stored"] as? Bool == true && sent.text.contains(first), "\(sent.text)")
            }
            try await send("Zyxkvist Prøve", "Bo Andersen")
            try await send("Ærø Prøve", "Bo Hansen")
            let protected = try await service.send(
                .post, "/v1/referrals/R-1/protect", #"{"protected_until":"2099-12-31"}"#, token: "caseworker")
            #expect(protected.status == 200)
            for number in [2, 3] {
                let seen = try await service.get("imports/I-\(number)/report", as: .caseworker)
                for text in ["Zyxkvist", "Ærø", "1980", "1981", "1990", "Andersen", "Hansen"] {
                    #expect(!seen.text.contains(text), "\(text)")
                }
                let columns = (seen.object["changes"] as? [[String: Any]] ?? []).compactMap { $0["column"] as? String }
                let names = columns.filter { $0 == "navn" }
                #expect(names.count == 2, "\(columns)")
                let all = try await service.send(.get, "/v1/imports/I-\(number)/report", token: "all")
                #expect(all.text.contains("Zyxkvist") && (number == 3 || all.text.contains("1980-02-01")))
            }
        }
    }

    @Test("a report says no header that was not known, and no address that a hand had told")
    func headersAndHands() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 1)
            func units(_ address: String, as token: String, dryRun: Bool = true) async throws -> String {
                let today = Clock.system.today
                return try await service.send(
                    .post, "/v1/imports?kind=units&file=f.csv&dry_run=\(dryRun)",
                    """
                    boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;modtaget;ledig_fra
                    9001;7;7;\(address);2400;København NV;familiebolig;2;50;5200;\(today);\(today)

                    """, token: token
                ).text
            }
            #expect(try await units("Andenvej 1", as: "receiver", dryRun: false).contains("\"stored\":true"))
            let changed = try await service.send(
                .post, "/v1/units/U-2/change", #"{"columns":{"adresse":"Zyxvej 7"}}"#, headers: [.reason: "test"])
            #expect(changed.status == 200, "\(changed.object)")
            func referrals(_ header: String, as token: String) async throws -> String {
                try await service.send(
                    .post, "/v1/imports?kind=referrals&file=f.csv&dry_run=true",
                    "indstilling_id;cpr;\(header);Åge Prøve\nT-9;6101900109;01-01-2026;x\n", token: token
                ).text
            }
            for isHidden in [false, true] {
                if isHidden {
                    let protected = try await service.send(
                        .post, "/v1/referrals/R-1/protect", #"{"protected_until":"2099-12-31"}"#, token: "caseworker")
                    #expect(protected.status == 200)
                }
                let address = try await units("Andenvej 3", as: "receiver")
                #expect(address.contains("changed_by_hand"), "\(address)")
                #expect(address.contains("Zyxvej 7") == !isHidden && address.contains("Andenvej 3") == !isHidden)
                #expect(try await units("Andenvej 3", as: "all").contains("Zyxvej 7"))
                for (header, code) in [("indstillet", "unknown_column"), ("Bo Prøve", "missing_column")] {
                    let said = try await referrals(header, as: "caseworker")
                    #expect(said.contains(code) && said.contains("Prøve") == !isHidden, "\(said)")
                    #expect(try await referrals(header, as: "all").contains("Prøve"))
                }
            }
        }
    }

    @Test(
        "a new case with a hidden citizen's number changes nothing of theirs, and is taken as any, but an auditor looks"
    )
    func newCase() async throws {
        try await TestApplication.with { service in
            try await service.received(units: 1, referrals: 2)
            func send(_ rows: [String], as token: String, dryRun: Bool = false) async throws -> [String: Any] {
                let text = "indstilling_id;cpr;indstillet;navn;prioritet\n" + rows.joined(separator: "\n") + "\n"
                let answer = try await service.send(
                    .post, "/v1/imports?kind=referrals&file=f.csv&dry_run=\(dryRun)", text, token: token)
                #expect(answer.status == 200, "\(answer.text)")
                return answer.object
            }
            func name(_ referral: String) async throws -> String? {
                try await service.send(.get, "/v1/referrals/\(referral)", token: "all").object["name"] as? String
            }
            let before = try await name("R-1")
            #expect(before == "Prøve Person 1")
            let protected = try await service.send(
                .post, "/v1/referrals/R-1/protect", #"{"protected_until":"2099-12-31"}"#, token: "caseworker")
            #expect(protected.status == 200)
            func reviews() async throws -> [[String: Any]] {
                try await service.get("reviews", as: .auditor).items.filter { $0["what"] as? String == "break_glass" }
            }
            // The number of somebody protected, and one of nobody.
            var reports: [[NSDictionary]] = []
            for dryRun in [true, false] {
                for (key, cpr) in [("T-12", "6101900101"), ("T-13", "6101900155")] {
                    var report = try await send(
                        ["\(key);\(cpr);02-01-2026;Bo Falsk;5"], as: "caseworker", dryRun: dryRun)
                    report["import"] = nil
                    reports.append([report as NSDictionary])
                }
                #expect(try await reviews().count == (dryRun ? 0 : 1))
            }
            #expect(reports[0] == reports[1] && reports[2] == reports[3], "\(reports)")
            #expect(try await name("R-1") == before)
            let review = try #require(try await reviews().first)
            #expect(review["by"] as? String == "caseworker")
            let made = try await service.send(
                .post, "/v1/find", #"{"text":"T-12"}"#, token: "caseworker"
            ).items
            #expect(made.first?["protected"] as? Bool == true && made.first?["name"] is NSNull)
            // Who may see protected persons makes such a case as any other.
            _ = try await send(["T-14;6101900101;03-01-2026;Åge Prøve;0"], as: "all")
            #expect(try await reviews().count == 1)
        }
    }
}

extension TestApplication.Answer {
    fileprivate var items: [[String: Any]] { object["items"] as? [[String: Any]] ?? [] }
}
