import FoundationEssentials
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Postgres
import Testing

/// Facts of a referral that nobody said anything of stand, whatever else is said.
@Suite struct StandingFactsTests {
    /// Sends a file of one referral with these columns, and expects what is said of it.
    private func send(
        _ columns: [(String, String)], _ expected: String, confirm: Bool = false, _ test: TestStore,
        at place: SourceLocation = #_sourceLocation
    ) async throws {
        let all = [("indstilling_id", "IND-1"), ("cpr", "7001701234"), ("indstillet", "01-09-2025")] + columns
        let text = all.map(\.0).joined(separator: ";") + "\n" + all.map(\.1).joined(separator: ";")
        let bytes = Data(text.utf8)
        let reading = try ImportFile(name: "i.csv", bytes: bytes, profiles: try Profiles())
            .referrals(ImportContext(on: test.today))
        let sent = SentFile(hash: Array(bytes), bytes: bytes, choices: ImportChoices(confirmed: confirm))
        let answer = try await test.store.importReferrals(
            test.act("referrals.import"), reading, sent, today: test.today)
        let said = try ContestedTests().told(try answer.said).replacing("seen_before -, ", with: "")
        #expect(said == expected, sourceLocation: place)
    }

    private func change(_ texts: [(String, String)], _ test: TestStore) async throws -> [String] {
        let profile = try #require(try Profiles().profile(.referrals, on: test.today))
        let typed = try TypedFacts(texts.map { (column: $0.0, text: $0.1) }, profile, ImportContext(on: test.today))
        let referral = try await test.store.changeReferral(
            test.act("referrals.change", reason: "x"), "R-1", ReferralTyped(typed), today: test.today)
        guard case .records(let changes) = referral["changes"] else { return [] }
        return changes.map { "\($0["column"].text) \($0["old"].text)>\($0["new"].text)" }
    }

    /// Who said a fact: `I-1`, `E-`.
    private func source(_ column: String, _ test: TestStore) async throws -> String? {
        guard case .records(let facts) = try await test.store.show(.referrals, "R-1")["facts"] else { return nil }
        let from = facts.first { $0["column"] == .text(column) }?["from"].text
        return from.map { $0.hasPrefix("E-") ? "E-" : $0 }
    }

    @Test("a name told anew is shown, stands beside facts in one change, and is found")
    func name() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await send([("navn", "Prøve Person")], "true", test)
            #expect(try await change([("navn", " Prøve Person ")], test) == [])
            #expect(
                try await change([("navn", "Prøve Navnesen"), ("prioritet", "2")], test)
                    == ["navn Prøve Person>Prøve Navnesen", "prioritet 0>2"])
            #expect(try await test.store.show(.referrals, "R-1")["name"] == .text("Prøve Navnesen"))
            #expect(try await change([("navn", "")], test) == ["navn Prøve Navnesen>"])
            #expect(try await test.store.show(.referrals, "R-1")["name"] == .null)
            await #expect(throws: Problem.self) { try await change([("navn", "Prøve 700170-1234")], test) }
            // Neither event says a name.
            let told = try await test.store.read { tx in
                try tx.row("select count(*) from event where details::text ilike '%navnesen%'")["count", as: Int.self]
            }
            #expect(told == 0)
        }
    }

    @Test("a hand's other benefit changes the benefit alone, and what it rests on stays the file's")
    func benefitByHand() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            let facts = [("indrejst", "nej"), ("opholdskrav", "ja"), ("hjemmeboende", "nej")]
            try await send([("ydelse", "kontanthjaelp")] + facts, "true", test)
            #expect(try await change([("ydelse", "ingen")], test) == ["ydelse cash_benefit>none"])
            #expect(try await source("ydelse", test) == "E-")
            for (column, _) in facts { #expect(try await source(column, test) == "I-1", "\(column)") }
            // The next file's other values are no hand's to contest; the benefit's is.
            try await send(
                [("ydelse", "ingen"), ("indrejst", "ja"), ("opholdskrav", "ja")], "2 indrejst nej>ja, true", test)
            try await send(
                [("ydelse", "kontanthjaelp")], "changed_by_hand ydelse, false", test)
            #expect(try await change([("ydelse", "kontanthjælp")], test) == ["ydelse none>cash_benefit"])
            #expect(try await change([("ydelse", "")], test) == ["ydelse cash_benefit>"])
            let known = try await test.store.show(.referrals, "R-1")
            guard case .records(let records) = known["facts"] else { return }
            let entered = records.first { $0["column"] == .text("indrejst") }
            #expect(entered?["value"] == .flag(true))
        }
    }

    @Test(
        "a file that says no benefit keeps what it says of the citizen, and one without the column of the benefit too")
    func benefitOfAFile() async throws {
        try await TestStore.with { test in
            try await send([("ydelse", "ingen"), ("indrejst", "ja"), ("aktivitetsparat", "nej")], "true", test)
            try await send([("indrejst", "nej")], "2 indrejst ja>nej, true", test)
            try await send([("ydelse", "ingen"), ("indrejst", "nej"), ("aktivitetsparat", "nej")], "true", test)
            try await send(
                [("ydelse", "kontanthjaelp"), ("aktivitetsparat", "")],
                "2 aktivitetsparat nej>, 2 ydelse none>cash_benefit, true", test)
        }
    }

    @Test("a second adult whom a hand adds says nothing yet; what a file leaves out of one stands")
    func secondAdult() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await send([("par", "nej")], "true", test)
            #expect(try await change([("par", "ja")], test) == ["par false>true"])
            try await send(
                [("medansoeger_ydelse", "ingen"), ("medansoeger_formue", "1.000")],
                "2 medansoeger_ydelse >none, 2 medansoeger_formue >1000, true", test)
            // One column of the other adult says nothing of the rest.
            try await send([("medansoeger_formue", "2.000")], "2 medansoeger_formue 1000>2000, true", test)
            try await send(
                [("par", "nej"), ("medansoeger_formue", "")],
                "changed_by_hand par, 2 par ja>nej, 2 medansoeger_formue 2000>, true", confirm: true, test)
            try await send(
                [("medansoeger_ydelse", ""), ("medansoeger_formue", "")], "2 medansoeger_ydelse none>, true", test)
            // Nobody is left of whom anything is known.
            #expect(try await test.store.show(.referrals, "R-1")["adults"] == .number("1"))
        }
    }

    @Test("a birthday that a hand entered stands where the file has no column of it")
    func birthday() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await send([("par", "nej")], "true", test)
            #expect(try await change([("foedselsdato", "02-03-1985")], test) == ["foedselsdato 1970-01-10>1985-03-02"])
            try await send([("par", "nej")], "true", test)
            #expect(try await source("foedselsdato", test) == "E-")
            try await send(
                [("foedselsdato", "")], "changed_by_hand foedselsdato, false",
                test)
        }
    }

    @Test("what a hand said first and a file then, is an older value after another file's")
    func repeatedByAFile() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await send([("formue", "1000")], "true", test)
            _ = try await change([("formue", "2000")], test)
            try await send([("formue", "2000")], "true", test)
            try await send([("formue", "2000")], "true", test)
            try await send(
                [("formue", "3000")], "changed_by_hand formue, 2 formue 2000>3000, true", confirm: true, test)
            try await send([("formue", "2000")], "older_value formue, false", test)
            try await send([("formue", "2500")], "2 formue 3000>2500, true", test)
        }
    }
}
