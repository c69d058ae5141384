import Foundation
import HTTPTypes
import Housing
import HousingAPI
import HousingStore
import Testing

@testable import boligd

/// Rows that somebody types with `units receive` and `referrals create`.
extension ImportRouteTests {
    @Test("what somebody types is no file: it answers none, waits as none and counts as none")
    func byHand() async throws {
        try await TestApplication.with { application in
            func waiting() async throws -> [String] {
                let today = try await application.store.today(on: Clock.system.today, .da, reviews: [])
                return today.lists.first { $0.list == .files }?.rows.map { $0["import"].text + " " + $0["state"].text }
                    ?? []
            }
            try await add(application)
            for file in 0..<6 { _ = try await send(application, (0..<4).map { row(file * 10 + $0) }) }
            _ = try await send(application, [row(100), row(101), row(102, rent: "x")])
            #expect(try await waiting() == ["I-7 refused"])
            // Neither is it asked about as a short file, nor does it settle the one that was refused.
            let typed = try await send(application, [row(900)], "&by_hand=true")
            #expect(codes(typed) == [] && typed.object["stored"] as? Bool == true)
            let asked = try await send(application, [row(901, rent: "99")], "&by_hand=true")
            #expect(codes(asked) == ["J2 rent_outside_range"])
            #expect(try await waiting() == ["I-7 refused"])
            let why: HTTPFields = [try #require(HTTPField.Name("Bolig-Reason")): "Rigtigt"]
            let confirmed = try await application.send(.post, "/v1/imports/I-9/confirm", headers: why)
            #expect(confirmed.object["stored"] as? Bool == true)
            #expect(try await waiting() == ["I-7 refused"])
            let sent = try await application.store.list(.importAssociations, ListRequest()).items
            #expect(sent.map { $0["files"].text } == ["7"])
            _ = try await send(application, [row(100), row(101), row(102)])
            #expect(try await waiting() == [])
        }
    }

    @Test("what somebody types is answered as show has it, in a dry run too, and not where it is refused")
    func typedThing() async throws {
        try await TestApplication.with { application in
            func unit(_ answer: TestApplication.Answer) -> [String: Any] {
                answer.object["thing"] as? [String: Any] ?? [:]
            }
            try await add(application)
            let tried = try await send(application, [row(1)], "&by_hand=true&dry_run=true")
            #expect(tried.object["stored"] as? Bool == false)
            #expect(unit(tried)["rent"] as? Double == 4200 && unit(tried)["state"] as? String == "open")
            #expect(unit(tried)["facts"] != nil)
            #expect(try await application.store.list(.units, ListRequest()).items.isEmpty)
            let stored = try await send(application, [row(1)], "&by_hand=true")
            // What was tried has taken no number.
            let shown = try await application.send(.get, "/v1/units/U-1")
            #expect(unit(tried)["unit"] as? String == "U-1")
            #expect(
                try await application.store.list(.imports, ListRequest()).items.map { $0["import"].text } == ["I-1"])
            #expect(NSDictionary(dictionary: unit(stored)) == NSDictionary(dictionary: shown.object))
            let refused = try await send(application, [row(1, rent: "9000")], "&by_hand=true")
            #expect(codes(refused) == ["J2 rent_changed"] && refused.object["thing"] == nil)
            #expect(try await send(application, [row(1)]).object["thing"] == nil)
            // The same again says what is there.
            #expect(unit(try await send(application, [row(1)], "&by_hand=true"))["rent"] as? Double == 4200)
            let referral = try await application.send(
                .post, "/v1/imports?kind=referrals&file=f.csv&by_hand=true&dry_run=true",
                "indstilling_id;cpr;navn;indstillet\nA-1;700170-1234;Zyxkvist;01-09-2026\n")
            #expect(unit(referral)["source_number"] as? String == "A-1")
            #expect(unit(referral)["name"] as? String == "Zyxkvist")
        }
    }

    @Test("what was typed is a hand's word: the next file is asked before it says another, and who types is not")
    func typedOutlivesFile() async throws {
        try await TestApplication.with { application in
            func sources(_ path: String) async throws -> [String: String] {
                let facts = try await application.send(.get, path).object["facts"] as? [[String: Any]] ?? []
                return Dictionary(
                    uniqueKeysWithValues: facts.map { ($0["column"] as? String ?? "", $0["from"] as? String ?? "") })
            }
            try await add(application)
            _ = try await send(application, [row(1)], "&by_hand=true")
            let typed = try #require(try await sources("/v1/units/U-1")["husleje"])
            #expect(typed.hasPrefix("E-"))
            // The file says the same but the rent: only that is in question, and only of the file.
            let other = try await send(application, [row(1, rent: "4300")])
            #expect(codes(other) == ["J2 changed_by_hand"] && other.object["stored"] as? Bool == false)
            let retyped = try await send(application, [row(1, rent: "4300")], "&by_hand=true")
            #expect(codes(retyped) == [] && retyped.object["stored"] as? Bool == true)
            #expect(try await sources("/v1/units/U-1")["husleje"] != typed)
            // A file that says it too has had the value, and one that goes back to it later has an older one.
            #expect(codes(try await send(application, [row(1, rent: "4300")])) == [])
            _ = try await send(application, [row(1, rent: "4400")], "&by_hand=true")
            let back = try await send(application, [row(1, rent: "4300")])
            #expect(Set(codes(back)) == ["J2 changed_by_hand", "- seen_before"])

            func refer(_ day: String, _ query: String = "") async throws -> TestApplication.Answer {
                try await application.send(
                    .post, "/v1/imports?kind=referrals&file=f.csv" + query,
                    "indstilling_id;cpr;navn;indstillet\nA-1;700170-1234;Zyxkvist;\(day)\n")
            }
            #expect(try await refer("01-09-2026", "&by_hand=true").object["stored"] as? Bool == true)
            #expect(try await sources("/v1/referrals/R-1")["indstillet"]?.hasPrefix("E-") == true)
            #expect(codes(try await refer("02-09-2026")) == ["D2 changed_by_hand"])
            #expect(codes(try await refer("02-09-2026", "&by_hand=true")) == [])
            #expect(codes(try await refer("02-09-2026")) == [])
            #expect(codes(try await refer("01-09-2026", "&by_hand=true")) == [])
            #expect(Set(codes(try await refer("02-09-2026"))) == ["D2 changed_by_hand", "- seen_before"])
        }
    }

    @Test("what nobody typed is nobody's word: a fuller file tells it unasked")
    func untypedIsTold() async throws {
        try await TestApplication.with { application in
            try await add(application)
            _ = try await send(application, [row(1)], "&by_hand=true")
            let fuller = try await application.send(
                .post, "/v1/imports?kind=units&file=f.csv&on=2026-11-09",
                Self.header.dropLast() + ";aconto_varme\n" + row(1).dropLast() + ";300\n")
            #expect(codes(fuller) == [] && fuller.object["changed"] as? Int == 1)
            func refer(_ columns: String, _ values: String, _ query: String = "") async throws -> TestApplication.Answer
            {
                try await application.send(
                    .post, "/v1/imports?kind=referrals&file=f.csv" + query,
                    "indstilling_id;cpr;indstillet\(columns)\nA-1;700170-1234;01-09-2026\(values)\n")
            }
            #expect(try await refer("", "", "&by_hand=true").object["stored"] as? Bool == true)
            let facts = try await refer(";prioritet;hjemloes;par", ";3;ja;nej")
            #expect(codes(facts) == [] && facts.object["changed"] as? Int == 1)
            // What was typed with it is asked about still.
            #expect(try await refer(";prioritet", ";2", "&by_hand=true").object["stored"] as? Bool == true)
            #expect(codes(try await refer(";prioritet", ";1")) == ["D2 changed_by_hand"])
        }
    }
}
