import Foundation
import Housing
import Synchronization
import Testing

@testable import HousingFiles

@Suite struct ReadingTests {
    let context = ImportContext(on: SampleFile.today)

    func reading(_ rows: [[String: String]]) throws -> Reading<Housing.Unit> {
        try ImportFile(SampleFile.units.with(rows).bytes, name: "mappe/fil.csv").units(context)
    }

    func known(_ day: String, rent: Int = 6200, isOpen: Bool = true) throws -> KnownReceipt {
        KnownReceipt(
            association: "155", department: "12", tenancy: "01042", receivedOn: try #require(Day(day)),
            rent: Money(kroner: rent), isOpen: isOpen)
    }

    /// what was known is compared by the same rules as the file itself.
    @Test func knownReceipts() throws {
        let reading = try reading([[:]])
        #expect(said(try reading.problems(known: [try known("2026-05-01")])) == ["2 - still_open"])
        #expect(
            said(try reading.problems(known: [try known("2026-05-01", rent: 5000, isOpen: false)])) == [
                "J2 husleje rent_changed"
            ])
        #expect(try reading.problems(known: [try known("2026-05-01", rent: 5637, isOpen: false)]) == [])
        // The same receipt is no earlier one, and a row that says nothing new is not asked about.
        #expect(try reading.problems(known: [try known("2026-06-01")]) == [])
        #expect(try reading.problems(known: [try known("2026-06-01", rent: 100)], unchanged: [2]) == [])
    }

    /// the same bytes again ask nothing, not even what was confirmed the first time.
    @Test func unchangedRowsAreNotAskedAbout() throws {
        let rows = [["husleje": "100"], ["husleje": "200"], ["lejemaal": "2", "modtaget": "01-01-2026"]]
        let reading = try reading(rows)
        #expect(try reading.problems().count == 5)
        #expect(try reading.problems(unchanged: [3, 4]) == [])
        #expect(said(try reading.problems(unchanged: [4])).contains("3 - duplicate_in_file"))
    }

    /// the key's last row in the file decides whether its rows change anything.
    @Test func rowsOfAKeyAreSettledTogether() throws {
        let reading = try reading([[:], ["husleje": "6300"], [:], ["lejemaal": "2"], ["lejemaal": "2", "areal": "61"]])
        #expect(reading.settled([2, 4, 5]) == [2, 3, 4, 5])
        #expect(reading.settled([]) == [])
    }

    /// counts and exits of a file with a good, an odd and a bad row.
    @Test(arguments: [
        (false, false, 1, 2, 1), (true, false, 2, 1, 1), (false, true, 1, 2, 0), (true, true, 2, 1, 0),
    ])
    func decisions(confirmed: Bool, acceptValid: Bool, added: Int, refused: Int, exit: Int32) throws {
        let rows = [[:], ["lejemaal": "2", "husleje": "100"], ["lejemaal": "3", "by": "", "husleje": "x"]]
        let (report, found) = try reading(rows).check(confirmed: confirmed, acceptValid: acceptValid, language: .en)
        let said = report.summary
        #expect((said.rows, said.added, said.refused) == (3, added, refused))
        #expect(found == exit && !said.stored && said.file == "fil.csv")
    }

    @Test func nothingGoodIsRefusedEvenWithAcceptValid() throws {
        #expect(try reading([["by": ""]]).check(confirmed: true, acceptValid: true, language: .da).exit == 1)
    }

    @Test(arguments: [1, 4, 7]) func nobodyWaitsAnyMore(asked: Int) throws {
        let count = Mutex(0)
        let context = ImportContext(
            on: SampleFile.today,
            isUnwanted: {
                count.withLock { count in
                    count += 1
                    return count >= asked
                }
            })
        #expect(throws: CancellationError.self) {
            let reading = try ImportFile(SampleFile.units.with([["by": ""], [:], [:]]).bytes).units(context)
            try reading.rows { _ in }
            _ = try reading.check(confirmed: false, acceptValid: false, language: .da)
        }
        #expect(count.withLock { $0 } == asked)
    }

    /// What the service knows against a value stands at its cell, in the order of the report.
    @Test func contestedValues() throws {
        let reading = try reading([["by": ""], [:]])
        let day = try #require(Day("2026-05-30"))
        let known = ImportKnowledge(
            contested: [
                ContestedValue(row: 2, column: "husleje", .byHand(.number("6500"))),
                ContestedValue(row: 3, column: "areal", .laterFile(.number("61.5"))),
                ContestedValue(row: 3, column: "modtaget", .receivedOn(day)),
            ], missing: ["155/12/7/2026-05-01"])
        var problems: [ImportProblem] = []
        try reading.problems(known) { problems.append($0) }
        #expect(
            said(problems) == [
                "- - missing_since", "F2 by missing_value", "J2 husleje changed_by_hand", "I3 areal older_value",
                "K3 modtaget same_dwelling_other_day", "3 - duplicate_in_file",
            ])
        #expect(problems[0].found == "155/12/7/2026-05-01" && problems[2].message.da.contains("»6.500 kr.«"))
        #expect(problems.allSatisfy { $0.hint != nil || $0.code == .duplicateInFile })
    }

    /// A message is read by people: words of closed lists, yes and no, days and kroner, in its own language.
    @Test(arguments: [
        ("boligtype", FactValue.text("elderly"), "Ældrebolig", "Unit for the elderly"),
        ("varme", .text("separate"), "Betales særskilt", "Paid separately"),
        ("ledig_fra", .text("2026-07-01"), "01-07-2026", "2026-07-01"),
        ("husleje", .number("6500.50"), "6.500,50 kr.", "6,500.50 kr"), ("areal", .number("61.5"), "61,5", "61.5"),
        ("svarfrist", .unknown, "ukendt", "unknown"), ("adresse", .text("Prøvevej 1"), "Prøvevej 1", "Prøvevej 1"),
    ])
    func wordsOfAUnitsValue(column: String, value: FactValue, da: String, en: String) throws {
        try expectWords(.units, column, value, Words(da: da, en: en))
    }

    @Test(arguments: [
        ("hjemloes", FactValue.flag(true), "ja", "yes"), ("kirkeskat", .flag(false), "nej", "no"),
        ("maalgruppe", .text("violence"), "Voldsudsat", "Exposed to violence"),
        ("hjemloes_kategori", .text("friends"), "Familie eller venner", "Family or friends"),
        ("ydelse", .text("none"), "Ingen ydelse", "No benefit"),
        ("medansoeger_ydelse", .text("cash_benefit"), "Kontanthjælp", "Cash benefit"),
        (
            "ydelse", .text("cash_benefit_30_other"), "Kontanthjælp, 30 år eller mere, ikke forsørger",
            "Cash benefit, 30 or more, no provider"
        ),
        ("pension", .text("state_pension"), "Folkepension", "State pension"),
        ("boern", .list([]), "ingen", "none"), ("boern", .list(["4", "9"]), "4, 9", "4, 9"),
        ("boligtyper", .list(["family", "youth"]), "Familiebolig, Ungdomsbolig", "Family unit, Youth unit"),
        ("foedselsdato", .text("1985-03-02"), "02-03-1985", "1985-03-02"), ("prioritet", .number("7"), "7", "7"),
    ])
    func wordsOfAReferralsValue(column: String, value: FactValue, da: String, en: String) throws {
        try expectWords(.referrals, column, value, Words(da: da, en: en))
    }

    private func expectWords(_ kind: ImportKind, _ column: String, _ value: FactValue, _ words: Words) throws {
        let profile = try #require(try Profiles().profile(kind, on: SampleFile.today))
        let index = try #require(profile.index(of: column))
        #expect(profile.columns[index].words(value) == words)
        let problem = ContestedValue(row: 2, column: column, .byHand(value))
            .problem(at: ImportPlace(row: 2)) { profile.columns[index].words($0) }
        #expect(problem.message.da.contains("»\(words.da)«") && problem.message.en.contains("»\(words.en)«"))
    }

    /// Every code of a closed list that a file can hold has words; `yes_no` and `children` have no codes to show.
    @Test func everyCodeOfAListHasWords() throws {
        let profiles = try Profiles()
        for kind in ImportKind.allCases {
            for column in try #require(profiles.profile(kind, on: SampleFile.today)).columns {
                guard let list = column.list, list != "yes_no", list != "children" else { continue }
                for code in Set(column.codes.values) {
                    #expect(column.words(.text(code)).en != code, "\(list) \(code)")
                }
            }
        }
    }

    @Test func aFileLevelConfirmHoldsTheRowsBack() throws {
        func decision(confirmed: Bool) throws -> ImportDecision {
            try reading([[:]]).judge(
                ImportKnowledge(earlierCounts: [10, 10, 12, 9, 10, 10]), ImportChoices(confirmed: confirmed)
            ).decision
        }
        let held = try decision(confirmed: false)
        #expect(!held.stores && held.exit == 1 && held.counts.added == 1 && held.confirmed.isEmpty)
        let confirmed = try decision(confirmed: true)
        #expect(confirmed.stores && confirmed.confirmed == [.unusualCount: [0]])
    }

    @Test(arguments: [
        (4, [10, 10, 10, 10, 10], false), (4, [10, 10, 10, 10, 10, 10], true), (5, [10, 10, 10, 10, 10, 10], false),
        (20, [10, 10, 10, 10, 10, 10], false), (21, [10, 10, 10, 10, 10, 10], true),
        (11, [10, 10, 10, 11, 11, 11], false), (5, [10, 10, 10, 11, 11, 11], true),
        (10, Array(repeating: 10, count: 12) + [900, 900, 900], false),
    ])
    func unusualCounts(rows: Int, earlier: [Int], asked: Bool) {
        #expect((unusualCount(rows: rows, earlier: earlier) != nil) == asked)
    }

    /// Every field is always there, its nulls too.
    @Test func reportAsJSON() throws {
        let report = try reading([["husleje": "6.2oo"]]).check(confirmed: false, acceptValid: false, language: .en)
            .report
        let json = try #require(JSONSerialization.jsonObject(with: try report.json) as? [String: Any])
        #expect(
            Set(json.keys) == [
                "file", "kind", "rows", "added", "changed", "unchanged", "refused", "stored", "read_as", "problems",
                "changes",
            ])
        let readAs = try #require(json["read_as"] as? [String: Any])
        #expect(readAs["encoding"] as? String == "utf-8" && readAs["sheet"] is NSNull)
        let problem = try #require((json["problems"] as? [[String: Any]])?.first)
        #expect(
            problem["row"] as? Int == 2 && problem["cell"] as? String == "J2" && problem["found"] as? String == "6.2oo")
        #expect(problem["message"] as? String == "This cannot be read as an amount.")
    }
}

@Suite struct FoldingTests {
    @Test(arguments: [
        ("Lejemål (nr)", "lejemaal"), ("ÆBLE_Ø-å x", "aebleoeaax"), ("Areal (m2) (brutto)", "areal(m2)"),
        ("(nr)", "(nr)"),
        ("a\u{A0}b\nc", "abc"),
    ])
    func headers(text: String, expected: String) { #expect(folded(text) == expected) }

    @Test(arguments: [
        ("0042", "42"), ("0", "0"), ("000", "0"), ("A-007", "a7"), ("a 7", "A07"), ("1-02", "1 2"), ("Ø 1", "oe1"),
        ("100", "0100"),
        ("1-0", "01-00"),
    ])
    func equalKeys(left: String, right: String) { #expect(foldedKey(left) == foldedKey(right)) }

    @Test(arguments: [("1-12", "11-2"), ("1-02", "102"), ("10", "1"), ("12 (A)", "12 (B)"), ("0", "")])
    func differentKeys(left: String, right: String) { #expect(foldedKey(left) != foldedKey(right)) }
}
