import Foundation
import Housing
import HousingAPI
import HousingStore
import Testing

@Suite struct ListTests {
    /// Seven units of one type, three of them at one rent.
    private func units(_ body: (TestStore) async throws -> Void) async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await test.receive((1...7).map { unit("\($0)", rent: $0 < 4 ? 4000 : 4200 + $0) })
            try await body(test)
        }
    }

    @Test("pages follow each other without gap or overlap, also where the sorted value is empty or repeated")
    func pages() async throws {
        try await units { test in
            for sort in ["unit", "-unit", "rent", "-rent", "deposit", "address"] {
                var seen: [Record.Value] = []
                var cursor: String?
                repeat {
                    let page = try await test.store.list(
                        .units, ListRequest(.units, sort: sort, limit: 2, cursor: cursor, today: test.today))
                    seen += page.items.map { $0["unit"] }
                    cursor = page.next
                } while cursor != nil
                #expect(Set(seen.map(\.text)).count == 7, "sorted by \(sort)")
                #expect(seen.count == 7, "sorted by \(sort)")
            }
        }
    }

    @Test(
        "conditions",
        arguments: [
            ("rent<4204", 3), ("rent>4204.99", 3), ("rent>4.204,99", 3), ("rent<=4204", 4), ("rent>=4207", 1),
            ("rent=4000", 3), ("rent!=4000", 4), ("address~PROEVE", 7), ("unit=U-3", 1), ("unit!=u-3", 6),
            ("unit_type=family", 7), ("unit_type=youth", 0), ("unit_type=familiebolig", 7),
            ("unit_type=FAMILIEBOLIG,Ungdomsbolig", 7), ("unit_type!=ungdomsbolig", 7), ("unit_type~ungdom", 0),
            ("state=Åben", 7), ("state=aaben", 7), ("state=Open", 7), ("state=open,returned", 7), ("state!=Open", 0),
            ("maintenance=Udlejer vedligeholder", 7), ("maintenance=The tenant, all of it,landlord", 7),
            ("maintenance=The tenant, all of it", 0), ("received_on>2025-09-30", 7), ("received_on=01-10-2025", 7),
            ("received_on<today", 7), ("received_on=today-33", 7), ("received_on>=today+1", 0), ("deposit=", 7),
            ("deposit!=", 0), ("area=60", 7), ("area=60,0", 7), ("received_on~2025-10", 7), ("address_id=x", 0),
            (" state = open ", 7),
        ])
    func conditions(_ condition: String, _ count: Int) async throws {
        try await units { test in
            let page = try await test.store.list(
                .units, ListRequest(.units, where: [condition], today: test.today))
            #expect(page.items.count == count)
        }
    }

    @Test(
        "what cannot be asked is refused, and what was typed is not said again",
        arguments: [
            ("rent", "bad_condition"), ("nosuch=1", "unknown_field"), ("=1", "unknown_field"),
            ("rent=many", "bad_value"),
            ("rent<", "bad_value"), ("received_on=31-31-2025", "bad_value"), ("received_on=0000-00-00", "bad_value"),
            ("received_on=today+9999999", "bad_value"), ("received_on=todays", "bad_value"),
            ("unit=99999999999999999999", "bad_value"), ("unit=U--1", "bad_value"), ("rent~4", "bad_comparison"),
            ("state<open", "bad_comparison"), ("state=0101801234", "unknown_word"), ("state=open,nix", "unknown_word"),
            ("state=open,", "unknown_word"), ("state~xyz", "unknown_word"), ("address=a\0b", "bad_condition"),
            ("area=9223372036854775807", "bad_value"), ("rent=-9223372036854775808", "bad_value"),
        ])
    func badConditions(_ condition: String, _ code: String) {
        let problem = #expect(throws: Problem.self) {
            try ListRequest(.units, where: [condition], today: Day(number: 20_000))
        }
        #expect(problem?.code == code && problem?.kind == .wrongUse)
        #expect(problem.map { "\($0)".contains("0101801234") } == false)
    }

    @Test("a type of dwellings has no order, and is found by its words among those a household may have")
    func unitTypes() throws {
        let problem = #expect(throws: Problem.self) {
            try ListRequest(.referrals, where: ["unit_types<x"], today: Day(number: 0))
        }
        #expect(problem?.code == "bad_comparison")
        let request = try ListRequest(.referrals, where: ["unit_types=Ungdomsbolig,family"], today: Day(number: 0))
        #expect(request.conditions[0].values == [.code("youth"), .code("family")])
    }

    @Test("a word that is none names those there are")
    func hint() {
        let problem = #expect(throws: Problem.self) {
            try ListRequest(.units, where: ["state=nix"], today: Day(number: 0))
        }
        #expect(problem?.hint?.da.contains("Åben (open), Tilbudt (offered)") == true)
        #expect(problem?.details["codes"] == "open,offered,allocated,returned,withdrawn")
    }

    @Test(
        "a cursor of another shape, list or order is refused",
        arguments: [
            "x", "", "e30=", #"{"listing":"units","sort":"rent","value":"4\u0000","id":1}"#,
            #"{"listing":"units","sort":"rent","value":"abc","id":1}"#,
            #"{"listing":"units","sort":"-rent","value":"400000","id":1}"#,
            #"{"listing":"referrals","sort":"rent","value":"400000","id":1}"#,
            #"{"listing":"units","sort":"rent","value":400000,"id":1}"#,
            #"{"listing":"units","sort":"rent","value":"400000","id":99999999999999999999}"#,
        ])
    func badCursors(_ text: String) async throws {
        try await units { test in
            let cursor = text.hasPrefix("{") ? Data(text.utf8).base64EncodedString() : text
            let problem = await #expect(throws: Problem.self) {
                try await test.store.list(
                    .units, ListRequest(.units, sort: "rent", cursor: cursor, today: test.today))
            }
            #expect(problem?.code == "bad_cursor")
        }
    }

    @Test(
        "the cursor's value is of the field's kind",
        arguments: [
            ("received_on", "0000-00-00"), ("received_on", "today"), ("address", "a\\u0000"), ("area", "1.5"),
        ])
    func cursorValues(_ sort: String, _ value: String) async throws {
        try await units { test in
            let cursor = #"{"listing":"units","sort":"\#(sort)","value":"\#(value)","id":1}"#
            let problem = await #expect(throws: Problem.self) {
                try await test.store.list(
                    .units,
                    ListRequest(
                        .units, sort: sort, cursor: Data(cursor.utf8).base64EncodedString(), today: test.today))
            }
            #expect(problem?.code == "bad_cursor")
        }
    }

    @Test(
        "a name nobody has is refused, and said again only where it cannot be a person's",
        arguments: [
            ("U-99", true), ("9001/12/99", true), ("9001/10/1/2025-99-99", false), ("9001/12/1/2025-01-01", true),
            ("6608780014", false), ("660878-0014", false), ("Prøve Person", false), ("U-1\0", false), ("", false),
            ("U-99999999999999999999", false), ("9001/12/6608780014", false), ("660878/0014/1", false),
        ])
    func unknownNames(_ name: String, _ isSaidAgain: Bool) async throws {
        try await units { test in
            let problem = await #expect(throws: Problem.self) { try await test.store.show(.units, name) }
            #expect(problem?.code == "unknown_unit" && problem?.kind == .notFound)
            #expect(problem?.details["unit"] == (isSaidAgain ? name : nil))
            if !isSaidAgain, !name.isEmpty { #expect(problem.map { "\($0)".contains(name) } == false) }
        }
    }

    @Test("the answer is due as many days after receipt as agreed, unless the file says another day")
    func answerBy() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            var stated = unit("2")
            stated.answerBy = Day("2025-10-05")
            try await test.receive([unit("1"), stated])
            #expect(try await test.store.show(.units, "U-1")["answer_by"] == .text("2025-10-11"))
            #expect(try await test.store.show(.units, "U-2")["answer_by"] == .text("2025-10-05"))
        }
    }
}
