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

    @Test("a report of before tells that a name or a birthday was changed, and neither; names of others stand")
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
                for text in ["Zyxkvist", "Ærø", "1980", "1981", "1990"] {
                    #expect(!seen.text.contains(text), "\(text)")
                }
                // In the first file the other one had a word of the name.
                #expect(seen.text.contains("Bo ") == (number == 3))
                let columns = (seen.object["changes"] as? [[String: Any]] ?? []).compactMap { $0["column"] as? String }
                let names = columns.filter { $0 == "navn" }
                #expect(names.count == 2, "\(columns)")
                let all = try await service.send(.get, "/v1/imports/I-\(number)/report", token: "all")
                #expect(all.text.contains("Zyxkvist") && (number == 3 || all.text.contains("1980-02-01")))
            }
        }
    }
}
