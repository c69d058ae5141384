import FoundationEssentials
import Housing
import HousingAPI
import HousingFiles
import Postgres
import Testing

@testable import HousingStore

/// A name is a fact as the others are: told by hand or by a file, asked about, undone and forgotten, and sealed wherever it stands.
@Suite struct NameTests {
    /// Sends a file of referrals, each a number, a name and a priority, and expects what is said of it.
    private func send(
        _ rows: [(String, String, String)], _ expected: String, confirm: Bool = false, columns: Int = 5,
        cpr number: (Int) -> String = { cpr($0 + 1) }, _ test: TestStore, at place: SourceLocation = #_sourceLocation
    ) async throws {
        let all = [["indstilling_id", "cpr", "indstillet", "prioritet", "navn"]]
        let lines = all + rows.enumerated().map { [$1.0, number($0), "01-09-2025", $1.2, $1.1] }
        let file = lines.map { $0.prefix(columns).joined(separator: ";") }.joined(separator: "\n")
        let bytes = Data(file.utf8)
        let reading = try ImportFile(name: "i.csv", bytes: bytes, profiles: try Profiles())
            .referrals(ImportContext(on: test.today))
        let sent = SentFile(hash: Array(bytes), bytes: bytes, choices: ImportChoices(confirmed: confirm))
        let answer = try await test.store.importReferrals(
            test.act("referrals.import"), reading, sent, today: test.today)
        let text = try answer.said
        let problems = text.split(separator: "\n").filter { $0.contains("\"code\":\"changed_by_hand\"") }
        #expect(!problems.contains { $0.contains("Navnesen") }, sourceLocation: place)
        let said = try ContestedTests().told(text).replacing("seen_before -, ", with: "")
        #expect(said == expected, sourceLocation: place)
    }

    private func change(_ texts: [(String, String)], _ test: TestStore, _ referral: String = "R-1") async throws {
        let profile = try #require(try Profiles().profile(.referrals, on: test.today))
        let typed = try TypedFacts(texts.map { (column: $0.0, text: $0.1) }, profile, ImportContext(on: test.today))
        _ = try await test.store.changeReferral(
            test.act("referrals.change", reason: "x"), referral, ReferralTyped(typed), today: test.today)
    }

    private func shown(_ test: TestStore, _ referral: String = "R-1") async throws -> Record.Value {
        try await test.store.show(.referrals, referral)["name"]
    }

    /// Who said the name: `I-1`, `E-7`.
    private func source(_ test: TestStore) async throws -> String? {
        guard case .records(let facts) = try await test.store.show(.referrals, "R-1")["facts"] else { return nil }
        return facts.first { $0["column"] == .text("navn") }?["from"].text
    }

    private func found(_ text: String, _ test: TestStore) async throws -> [String] {
        try await test.store.find(text, today: test.today).items.map { $0["referral"].text }.sorted()
    }

    private func actions(_ test: TestStore) async throws -> [String] {
        try await test.store.history("R-1").items.map(\.action).filter { $0 != "referrals.import" }
    }

    @Test("a file that tells another name alone changes the referral, and says so; the same again does not")
    func byFile() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await send([("IND-1", "Prøve Person", "0")], "true", test)
            #expect(try await source(test) == "I-1")
            try await send([("IND-1", "Prøve Navnesen", "0")], "2 navn Prøve Person>Prøve Navnesen, true", test)
            #expect(try await shown(test) == .text("Prøve Navnesen"))
            #expect(try await source(test) == "I-2")
            #expect(try await found("navnesen", test) == ["R-1"])
            #expect(try await found("Prøve Person", test) == [])
            try await send([("IND-1", "Prøve Navnesen", "0")], "true", test)
            // Without the column it stands; an earlier file's is asked about; an empty cell makes it unknown.
            try await send([("IND-1", "", "0")], "true", columns: 4, test)
            #expect(try await shown(test) == .text("Prøve Navnesen"))
            try await send([("IND-1", "Prøve Person", "0")], "older_value navn, false", test)
            try await send([("IND-1", "", "0")], "2 navn Prøve Navnesen>, true", test)
            #expect(try await shown(test) == .null)
            let versions: Int = try await test.asOwner { try $0.row("select count(*) as n from referral_version")["n"] }
            #expect(versions == 3)
        }
    }

    @Test("a name told by hand outlives the next file, which is asked about it and quotes none")
    func byHand() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await send([("IND-1", "Prøve Person", "0")], "true", test)
            try await change([("navn", "Prøve Navnesen")], test)
            #expect(try await actions(test) == ["referrals.change"])
            let told = try #require(try await source(test))
            #expect(try await test.store.history(told).items.contains { $0.event == told })
            try await send([("IND-1", "Prøve Person", "0")], "changed_by_hand navn, false", test)
            try await send([("IND-1", "Prøve Navnesen", "0")], "true", test)
            #expect(try await shown(test) == .text("Prøve Navnesen"))
            try await send(
                [("IND-1", "Prøve Person", "0")],
                "changed_by_hand navn, 2 navn Prøve Navnesen>Prøve Person, true", confirm: true, test)
            // The file has said what the hand had said.
            try await send([("IND-1", "Prøve Navnesen", "0")], "older_value navn, false", test)
        }
    }

    @Test("a name is put back whole, with what was changed beside it, and a later file stands in the way")
    func undone() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await send([("IND-1", "Prøve Person", "0")], "true", test)
            try await change([("prioritet", "2")], test)
            try await change([("navn", "Prøve Navnesen"), ("prioritet", "5")], test)
            let undone = try await test.undo("R-1")
            #expect(try await shown(test) == .text("Prøve Person"))
            #expect(try await source(test) == "I-1")
            #expect(try await test.store.show(.referrals, "R-1")["priority"] == .number("2"))
            #expect(try await found("Navnesen", test) == [])
            #expect(try await found("Person", test) == ["R-1"])
            #expect(try await actions(test) == ["referrals.change", "referrals.change", "steps.undo"])
            // The undoing is undone, and then the name alone.
            try await test.undo(undone.event)
            #expect(try await shown(test) == .text("Prøve Navnesen"))
            try await test.undo("R-1")
            try await change([("navn", "Prøve Andersen")], test)
            #expect(try await test.undo("R-1").undone?.hasPrefix("E-") == true)
            #expect(try await shown(test) == .text("Prøve Person"))
            try await change([("navn", "")], test)
            try await send(
                [("IND-1", "Prøve Fil", "2")], "changed_by_hand navn, 2 navn >Prøve Fil, true", confirm: true, test)
            #expect(await test.code { try await test.undo("R-1") } == "later_step")
        }
    }

    @Test("each referral of a citizen has the name told of it; by any of them the citizen is found")
    func severalReferrals() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            let rows = [("IND-1", "Prøve Person", "0"), ("IND-2", "Prøve Navnesen", "0")]
            try await send(rows, "true", cpr: { _ in cpr(1) }, test)
            try await send(rows, "true", cpr: { _ in cpr(1) }, test)
            #expect(try await shown(test) == .text("Prøve Person"))
            #expect(try await shown(test, "R-2") == .text("Prøve Navnesen"))
            #expect(try await found("Navnesen", test) == ["R-1", "R-2"])
            try await change([("navn", "Prøve Andersen")], test, "R-2")
            #expect(try await found("Navnesen", test) == [])
            #expect(try await found("person", test) == ["R-1", "R-2"])
        }
    }

    @Test("a name stands in clear in no table, opens under its citizen's key alone, and one that does not open is told")
    func sealed() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await send([("IND-1", "Prøve Person", "0"), ("IND-2", "Prøve Person", "0")], "true", test)
            try await change([("navn", "Prøve Navnesen")], test)
            try await send(
                [("IND-1", "Prøve Filesen", "0")], "changed_by_hand navn, 2 navn Prøve Navnesen>Prøve Filesen, true",
                confirm: true, test)
            for name in ["Person", "Navnesen", "Filesen"] {
                #expect(try await BirthdayTests().tables(with: name, test) == [], "\(name)")
            }
            #expect(try await test.store.sealedComplaint() == nil)
            let names = try await test.asOwner { tx in
                try tx.rows("select sealed_name as name from referral_version order by referral_id, known_from")
                    .map { try $0["name", as: String.self] }
            }
            #expect(Set(names).count == 4)
            try await test.asOwner { tx in
                _ = try tx.execute(
                    "update referral_version set sealed_name = \(names[0]) where referral_id = 2")
            }
            #expect(try await test.store.sealedComplaint()?.en.hasPrefix("referral_version 2 ") == true)
            await #expect(throws: (any Error).self) { try await shown(test, "R-2") }
        }
    }

    @Test("whoever is forgotten has no name, in no version, and nobody is found by it")
    func forgotten() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await send([("IND-1", "Prøve Person", "0"), ("IND-2", "Prøve Person", "0")], "true", test)
            try await change([("navn", "Prøve Navnesen")], test)
            _ = try await test.store.closeReferral(
                test.act(), "R-1", ReferralClose(reason: .other, on: nil, note: nil), today: test.today)
            _ = try await test.store.forgetCitizen(
                test.act("citizens.forget", reason: "Bedt"), CitizenNamed(referral: "R-1", cpr: nil))
            #expect(try await shown(test) == .null)
            #expect(try await found("Navnesen", test) == [])
            #expect(try await found("Person", test) == ["R-2"])
            _ = try await test.store.history("R-1")
            let keys: Int = try await test.asOwner { tx in
                try tx.row(
                    "select count(*) as n from identity where citizen_id = 1 and num_nonnulls(key, facts_key) > 0")["n"]
            }
            #expect(keys == 0)
            #expect(try await test.store.sealedComplaint() == nil)
        }
    }

    @Test("the daemon can put a name into no version but while it is to be moved")
    func notMoved() async throws {
        try await TestStore.with { test in
            try await send([("IND-1", "Prøve Person", "0"), ("IND-2", "", "0")], "true", test)
            let moved: Int = try await test.store.transaction { tx in
                try tx.row("select move_names('{1,2}', '{x,x}') as n")["n"]
            }
            #expect(moved == 0)
            #expect(try await test.store.moveNames() == 0)
            await #expect(throws: PostgresError.self) {
                try await test.store.transaction { tx in
                    try tx.execute("update referral_version set sealed_name = null")
                }
            }
        }
    }
}
