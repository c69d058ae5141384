import FoundationEssentials
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Postgres
import Testing

/// Files against what hands and later files said, read and judged as the service does.
@Suite struct ContestedTests {
    static let head =
        "boligorganisation;afdeling;lejemaal;adresse;postnr;by;boligtype;vaerelser;areal;husleje;modtaget;ledig_fra"

    func row(_ tenancy: String, rent: String = "4200", received: String = "01-10-2025") -> String {
        "9001;12;\(tenancy);Prøvevej 1;2400;København NV;familiebolig;2;60;\(rent);\(received);01-11-2025"
    }

    /// A file's report: its codes, changes and whether it was stored.
    func send(
        _ rows: [String], head: String = ContestedTests.head, confirm: Bool = false, byHand: Bool = false,
        _ test: TestStore
    ) async throws -> String {
        let bytes = Data(([head] + rows).joined(separator: "\n").utf8)
        let file = ImportFile(name: "f.csv", bytes: bytes, profiles: try Profiles())
        let reading = try file.units(ImportContext(on: test.today, directory: try await test.store.directory()))
        let sent = SentFile(
            hash: Array(bytes), bytes: bytes, choices: ImportChoices(confirmed: confirm), isByHand: byHand)
        let answer = try await test.store.importUnits(test.act("units.import"), reading, sent, today: test.today)
        return try told(try answer.said)
    }

    /// Expects a file to be answered so.
    func expect(
        _ rows: [String], _ answer: String, confirm: Bool = false, _ test: TestStore,
        at place: SourceLocation = #_sourceLocation
    ) async throws {
        let told = try await send(rows, confirm: confirm, test)
        #expect(told == answer, sourceLocation: place)
    }

    func told(_ text: String) throws -> String {
        let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
        let problems = report.problems.filter { $0.code != "unknown_column" }.map { "\($0.code) \($0.column ?? "-")" }
        let changes = report.changes.map { "\($0.row) \($0.column) \($0.old.shown)>\($0.new.shown)" }
        return (problems + changes + ["\(report.stored)"]).joined(separator: ", ")
    }

    struct Report: Decodable {
        struct ProblemAnswer: Decodable {
            var code: String
            var column: String?
        }
        struct Change: Decodable {
            var row: Int
            var column: String
            var old, new: FactValue
        }
        var stored: Bool
        var problems: [ProblemAnswer]
        var changes: [Change]
    }

    /// What a change answers under `changes`: `husleje 4200>4500.5`.
    func change(_ name: String, _ texts: [(String, String)], _ test: TestStore) async throws -> [String] {
        let profile = try #require(try Profiles().profile(.units, on: test.today))
        let typed = try TypedFacts(texts.map { (column: $0.0, text: $0.1) }, profile, ImportContext(on: test.today))
        let unit = try await test.store.changeUnit(
            test.act("units.change", reason: "x"), name, UnitTyped(typed), today: test.today)
        return records(unit["changes"]).map { "\($0["column"].text) \($0["old"].text)>\($0["new"].text)" }
    }

    private func records(_ value: Record.Value) -> [Record] {
        if case .records(let records) = value { records } else { [] }
    }

    @Test("what a hand entered, and what a later file replaced, is asked about; every change says old and new")
    func handAndOlder() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await expect([row("1"), row("2")], "true", test)
            try await expect([row("1", rent: "4300"), row("2")], "2 husleje 4200>4300, true", test)
            // The first file again, or one like it, would undo the second.
            try await expect(
                [row("1"), row("2", rent: "4210")], "older_value husleje, 3 husleje 4200>4210, false", test)
            let changed = try await change("U-2", [("husleje", "4.500,50"), ("el", "inkluderet")], test)
            #expect(changed == ["husleje 4200>4500.50", "el >included"])
            let unit = try await test.store.show(.units, "U-2")
            #expect(unit["rent"] == .number("4500.50"))
            // The column the file does not have is left as it is; its rent is asked about.
            try await expect([row("2", rent: "4210")], "missing_since -, changed_by_hand husleje, false", test)
            try await expect([row("2", rent: "4500,50")], "missing_since -, true", test)
            let sources = records(unit["facts"]).filter { ["husleje", "el", "by"].contains($0["column"].text) }
            #expect(sources.map { $0["from"].text.prefix(2) } == ["E-", "I-", "E-"])
            // Confirmed, the file's value stands and is by hand no more.
            try await expect(
                [row("2", rent: "4211")], "changed_by_hand husleje, 2 husleje 4500.5>4211, true", confirm: true, test)
            try await expect([row("2", rent: "4212")], "2 husleje 4211>4212, true", test)
        }
    }

    @Test("what a hand said first is a file's too when one says it: after another's it is an older value")
    func repeatedByAFile() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await expect([row("1"), row("2")], "true", test)
            for name in ["U-1", "U-2"] { _ = try await change(name, [("husleje", "4300")], test) }
            // Of one alone, and of one whose row changes something else.
            try await expect([row("1", rent: "4300"), row("2")], "changed_by_hand husleje, false", test)
            try await expect(
                [row("1", rent: "4300"), row("2", rent: "4300").replacing("Prøvevej 1", with: "Prøvevej 2")],
                "3 adresse Prøvevej 1>Prøvevej 2, true", test)
            try await expect(
                [row("1", rent: "4300"), row("2", rent: "4300").replacing("Prøvevej 1", with: "Prøvevej 2")],
                "seen_before -, true", test)
            let other = [row("1", rent: "4400"), row("2", rent: "4400").replacing("Prøvevej 1", with: "Prøvevej 2")]
            try await expect(
                other,
                "changed_by_hand husleje, changed_by_hand husleje, 2 husleje 4300>4400, 3 husleje 4300>4400, true",
                confirm: true, test)
            try await expect(
                other.map { $0.replacing("4400", with: "4300") },
                "seen_before -, older_value husleje, older_value husleje, false",
                test)
            let kept = try await test.store.read { tx in
                try tx.row("select count(*) as kept from unit_value_repeated")["kept", as: Int.self]
            }
            #expect(kept == 2)
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("what a hand changed and took back is the file's again, and the hand's once more when that is undone")
    func undoneByHand() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await expect([row("1")], "true", test)
            _ = try await change("U-1", [("husleje", "4500")], test)
            let undone = try await test.undo("U-1")
            #expect(try await test.store.show(.units, "U-1")["rent"] == .number("4200"))
            func source() async throws -> String? {
                guard case .records(let facts) = try await test.store.show(.units, "U-1")["facts"] else { return nil }
                return facts.first { $0["column"] == .text("husleje") }?["from"].text
            }
            #expect(try await source() == "I-1")
            try await test.undo(undone.event)
            #expect(try await test.store.show(.units, "U-1")["rent"] == .number("4500"))
            #expect(try await source()?.hasPrefix("E-") == true)
            try await expect([row("1", rent: "4300")], "changed_by_hand husleje, false", test)
            try await test.undo("U-1")
            try await expect([row("1", rent: "4300")], "2 husleje 4200>4300, true", test)
            // The file has spoken since.
            #expect(await test.code { try await test.undo("U-1") } == "nothing_to_undo")
        }
    }

    @Test("a unit of the last list that is still open and missing now is told of, and nothing is done to it")
    func missingSince() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await expect([row("1"), row("2"), row("3")], "true", test)
            _ = try await test.store.withdrawUnit(
                test.act("units.withdraw"), "U-3", Step(on: nil), today: test.today)
            try await expect([row("1"), row("4")], "missing_since -, true", test)
            // It was not on that list, so the next does not miss it.
            try await expect([row("1"), row("4"), row("5")], "true", test)
            // What somebody types is no list, whether the unit is new or known; one row of a file is.
            #expect(try await send([row("6")], byHand: true, test) == "true")
            #expect(try await send([row("4", rent: "4300")], byHand: true, test) == "2 husleje 4200>4300, true")
            try await expect([row("7")], "missing_since -, missing_since -, missing_since -, true", test)
            try await expect([row("8")], "missing_since -, true", test)
            #expect(try await test.store.show(.units, "U-2")["state"] == .text("open"))
        }
    }

    @Test("a change by hand is read as a file's cell is, and its key cannot be changed")
    func handIsReadAsAFile() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            _ = try await send([row("1")], test)
            for (texts, code) in [
                ([("husleje", "6.2oo")], "not_an_amount"), ([("husleje", "")], "missing_value"),
                ([("husleje", "-1")], "out_of_range"), ([("lejemaal", "2")], "unknown_column"),
                ([("huslej", "1")], "unknown_column"), ([("by", "x"), ("By", "y")], "column_twice"),
            ] {
                await #expect {
                    _ = try await change("U-1", texts, test)
                } throws: { ($0 as? Problem)?.code == code }
            }
            #expect(try await change("U-1", [("nettoleje", "4200")], test).isEmpty)
            #expect(try await change("U-1", [("svarfrist", "20-11-2025")], test) == ["svarfrist >2025-11-20"])
            #expect(try await change("U-1", [("svarfrist", "")], test) == ["svarfrist 2025-11-20>"])
        }
    }

    @Test("a register's other outcome is a change, and the report says of what into what")
    func outcomeChanges() async throws {
        try await TestStore.with { test in
            let columns =
                ";udfald;udfald_dato;returaarsag;borger;hjemloes;indflyttet;tilskud;tilskud_beloeb;tilskud_fra"
            let head = ContestedTests.head.replacing(";ledig_fra", with: columns)
            func register(_ outcome: String) async throws -> String {
                let text = head + "\n" + row("1").replacing(";01-11-2025", with: ";" + outcome)
                let bytes = Data(text.utf8)
                let reading = try ImportFile(name: "r.csv", bytes: bytes, profiles: try Profiles())
                    .register(ImportContext(on: test.today, directory: try await test.store.directory()))
                let sent = SentFile(hash: Array(bytes), bytes: bytes, choices: ImportChoices())
                let answer = try await test.store.importRegister(
                    test.act("register.import"), reading, sent, today: test.today)
                return try told(try answer.said)
            }
            #expect(try await register("aaben;;;;;;;;") == "association_added boligorganisation, true")
            #expect(
                try await register("anvist;10-10-2025;;b1;ja;;statsligt;500;01-11-2025")
                    == """
                    2 udfald open>allocated, 2 udfald_dato >2025-10-10, 2 borger >, 2 hjemloes >ja, \
                    2 tilskud >state, 2 tilskud_beloeb >500, 2 tilskud_fra >2025-11-01, true
                    """)
            #expect(
                try await register("anvist;10-10-2025;;b2;ja;01-11-2025;statsligt;600;01-11-2025")
                    == "2 borger >, 2 indflyttet >2025-11-01, 2 tilskud_beloeb 500>600, true")
            let returned = try await register("returneret;12-10-2025;fejl;;;;;;")
            #expect(returned.hasPrefix("2 udfald allocated>returned, 2 udfald_dato 2025-10-10>2025-10-12, "))
            let again = try await register("returneret;12-10-2025;fejl;;;;;;")
            #expect(again.hasSuffix("true") && !again.contains("udfald"), "\(again)")
            // What a hand corrected is the hand's, until somebody confirms the register's.
            try await test.correct("U-1", "return_reason=condition")
            let contested = try await register("returneret;12-10-2025;fejl;;;;;;")
            #expect(contested.contains("changed_by_hand returaarsag") && contested.hasSuffix("false"), "\(contested)")
            #expect(try await register("returneret;12-10-2025;boligens_stand;;;;;;").hasSuffix("true"))
            try await test.undo("U-1")
            let back = try await register("returneret;13-10-2025;fejl;;;;;;")
            #expect(back.contains("udfald_dato 2025-10-12>2025-10-13") && back.hasSuffix("true"), "\(back)")
        }
    }

    @Test("a file that was held back can be taken in later with a reason, from the bytes that were kept")
    func confirmedLater() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await expect([row("1", rent: "100")], "rent_outside_range husleje, false", test)
            let before = try await test.store.unstored("I-1")
            #expect(before.kind == .units && before.name == "f.csv" && before.association == "9001")
            let reading = try ImportFile(name: before.name, bytes: before.bytes, profiles: try Profiles()).units(
                ImportContext(on: test.today, directory: try await test.store.directory()))
            let sent = SentFile(hash: before.hash, bytes: before.bytes, choices: ImportChoices(confirmed: true))
            let act = test.act("imports.confirm", reason: "Landlord")
            #expect(
                try told(try await test.store.importUnits(act, reading, sent, today: test.today).said)
                    == "rent_outside_range husleje, true")
            await #expect { _ = try await test.store.unstored("I-2") } throws: {
                ($0 as? Problem)?.code == "import_stored"
            }
        }
    }

    @Test("an association is told what became of its units, in the words of the register")
    func answers() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            _ = try await send([row("1"), row("2"), row("3")], test)
            _ = try await test.store.withdrawUnit(
                test.act("units.withdraw"), "U-2", Step(on: Day("2025-10-20")), today: test.today)
            let profile = try #require(try Profiles().profile(.register, on: test.today))
            func told(_ since: String?) async throws -> [String] {
                let answers = try await test.store.answers(to: "9001", since: since.flatMap { Day($0) })
                return AnswersFile.table(answers, profile).csv.split(separator: "\r\n").dropFirst().map(String.init)
            }
            let open = ["9001;12;1;Prøvevej 1;01-10-2025;aaben;;;", "9001;12;3;Prøvevej 1;01-10-2025;aaben;;;"]
            let withdrawn = "9001;12;2;Prøvevej 1;01-10-2025;trukket;20-10-2025;;"
            #expect(try await told(nil) == [open[0], withdrawn, open[1]])
            #expect(try await told("2025-10-20") == [open[0], withdrawn, open[1]])
            #expect(try await told("2025-10-21") == open)
            // To the association a unit is open until its offer is answered.
            try await test.storeParameters()
            _ = try await test.refer([referral("A-1")])
            try await test.offer(1, to: 1)
            #expect(try await told("2025-10-21") == open)
        }
    }
}
