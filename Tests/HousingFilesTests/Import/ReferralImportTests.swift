import Foundation
import Housing
import Testing

@testable import HousingFiles

@Suite struct ReferralImportTests {
    static let file = SampleFile(
        columns: ["indstilling_id", "cpr", "navn", "indstillet", "maalgruppe", "hjemloes"],
        good: [
            "indstilling_id": "I-1", "cpr": "610180-1234", "navn": "Prøve Prøvesen", "indstillet": "01-06-2026",
            "maalgruppe": "hjemloes", "hjemloes": "ja",
        ])

    func reading(_ row: [String: String]) throws -> Reading<ReferralRow> {
        try ImportFile(ReferralImportTests.file.with(row).bytes).referrals(ImportContext(on: SampleFile.today))
    }

    func facts(_ row: [String: String]) throws -> ReferralFacts {
        var facts: [ReferralFacts] = []
        try reading(row).rows { facts.append($0.value.facts) }
        return try #require(facts.first)
    }

    @Test(arguments: [
        ("cpr", "6101801234", []), ("cpr", "610180 1234", ["B2 cpr not_a_number"]),
        ("cpr", "101801234", ["B2 cpr not_a_number"]),
        ("cpr", "9913801234", ["B2 cpr not_a_day"]), ("indstillet", "16-06-2026", ["D2 indstillet received_in_future"]),
        ("hjemloes", "nej", ["F2 hjemloes out_of_range confirm"]), ("hjemloes", "måske", ["F2 hjemloes not_in_list"]),
        ("boern", "4,9", []), ("boern", "4 og 9", []), ("boern", "4;9", []),
        ("boern", "fire", ["G2 boern not_a_number"]),
        ("boern", "18", ["G2 boern out_of_range"]), ("boern", "3", []), ("boern", "0", ["G2 boern number_of_children"]),
        ("boern", "2", ["G2 boern number_of_children"]), ("boern", "2,1", []), ("boern", "ingen", []),
        ("boern", "04-05-2019; 01.02.2022", []), ("boern", "4, 01-02-2022", []), ("boern", "01-02-2025", []),
        ("boern", "16-06-2026", ["G2 boern out_of_range"]), ("boern", "01-01-2008", ["G2 boern out_of_range"]),
        ("boern", "2019", ["G2 boern not_a_number"]), ("boern", "to børn", ["G2 boern not_a_number"]),
        ("prioritet", "9", []), ("prioritet", "10", ["G2 prioritet out_of_range"]),
        ("prioritet", "1,5", ["G2 prioritet not_a_number"]), ("prioritet", "høj", ["G2 prioritet not_a_number"]),
        ("foedselsdato", "16-06-2008", ["G2 foedselsdato age_out_of_range"]), ("foedselsdato", "15-06-2008", []),
        ("foedselsdato", "15-06-1906", []), ("foedselsdato", "14-06-1905", ["G2 foedselsdato age_out_of_range"]),
        ("medansoeger_foedselsdato", "01-01-2020", ["G2 medansoeger_foedselsdato age_out_of_range"]),
        ("medansoeger_foedselsdato", "01-01-2027", ["G2 medansoeger_foedselsdato out_of_range"]),
        ("indstilling_id", "1,23E+11", ["A2 indstilling_id digits_lost"]),
        ("indstilling_id", "#N/A", ["A2 indstilling_id unreadable_text"]),
        ("foedselsdato", "16-06-2026", ["G2 foedselsdato out_of_range"]),
        ("ydelse", "Kontanthjælp", []), ("ydelse", "cash_benefit_30_other", []),
        ("ydelse", "løn", ["G2 ydelse not_in_list"]),
        ("boligtyper", "familiebolig, skæv bolig", []), ("boligtyper", "familiebolig og ungdomsbolig", []),
        ("boligtyper", "slot", ["G2 boligtyper not_in_list"]), ("formue", "-1", ["G2 formue out_of_range"]),
    ])
    func cells(column: String, value: String, expected: [String]) throws {
        #expect(said(try reading([column: value]).problems()) == expected)
    }

    @Test(arguments: [
        ("6101801234", "1980-01-01"), ("0101004123", "2000-01-01"), ("0101374123", "1937-01-01"),
        ("0101575123", "2057-01-01"), ("0101585123", "1858-01-01"), ("9112369123", "2036-12-31"),
        ("3112373123", "1937-12-31"),
    ])
    func centuryRule(cpr: String, born: String) {
        #expect(CPRNumber.birthDay(cpr) == Day(born))
    }

    /// A birthday counts as the age on the day referred, so the file says the same whenever it is read.
    @Test(arguments: [
        ("04-05-2019", [7]), ("02-06-2019,1", [6, 1]), ("05-06-2026", [0]), ("4 og 9", [4, 9]), ("ingen", []),
    ])
    func agesAndBirthdays(written: String, expected: [Int]) throws {
        for today in ["2026-06-15", "2027-06-15"] {
            var ages: [Int]?
            let context = ImportContext(on: try #require(Day(today)))
            try ImportFile(ReferralImportTests.file.with(["boern": written]).bytes).referrals(context).rows {
                ages = $0.value.facts.household.children
            }
            #expect(ages == expected)
        }
    }

    @Test func hintsFitTheColumn() throws {
        let hint = try reading(["boern": "fire"]).problems().first?.hint
        #expect(hint?.da.contains("alder") == true && hint?.en.contains("birthday") == true)
        #expect(try reading(["prioritet": "høj"]).problems().first?.hint?.da.contains("helt tal") == true)
        #expect(try reading(["prioritet": "12"]).problems().first?.hint?.da.contains("0 til 9") == true)
    }

    /// How many children there are is asked of a new referral only.
    @Test func aKnownReferralIsNotAskedHowManyChildren() throws {
        let reading = try reading(["boern": "1"])
        func codes(_ known: ImportKnowledge) throws -> [ImportProblemCode] {
            var codes: [ImportProblemCode] = []
            try reading.problems(known) { codes.append($0.code) }
            return codes
        }
        #expect(try codes(ImportKnowledge()) == [.numberOfChildren])
        #expect(try codes(ImportKnowledge(standing: [2])) == [])
    }

    /// Every column of the facts is one of the profile, in its order.
    @Test func factsAreNamedByTheirColumns() throws {
        let names = try facts(["par": "ja", "prioritet": "7"]).columns.map(\.column)
        let profile = try #require(try Profiles().profile(.referrals, on: SampleFile.today))
        let known = profile.columns.map(\.name)
        #expect(names == known.filter(names.contains))
        #expect(Set(known).subtracting(names).isSubset(of: ["indstilling_id", "cpr", "navn"]))
        let values = Dictionary(
            uniqueKeysWithValues: try facts(["boern": "4", "prioritet": "7", "formue": "10,50"]).columns.map {
                ($0.column, $0.value)
            })
        #expect(
            values["prioritet"] == .number("7") && values["boern"] == .list(["4"])
                && values["formue"] == .number("10.50"))
        #expect(
            values["hjemloes"] == .flag(true) && values["maalgruppe"] == .text("homeless") && values["par"] == .unknown)
    }

    @Test func personsAreNeverFound() throws {
        let problems = try reading(["cpr": "123", "navn": String(repeating: "x", count: 300)]).problems()
        #expect(said(problems) == ["B2 cpr not_a_number", "C2 navn too_long"])
        #expect(problems.allSatisfy { $0.found == nil })
    }

    @Test func whatSlippedBeyondTheHeaderIsNotShown() throws {
        let text = ReferralImportTests.file.text().dropLast() + ";6101801234\n"
        let problems = try ImportFile(Data(text.utf8)).referrals(ImportContext(on: SampleFile.today)).problems()
        #expect(said(problems) == ["G2 - too_many_cells"])
        #expect(problems.first?.found == nil)
    }

    @Test func emptyIsUnknownNeverZero() throws {
        let household = try facts(["boern": ""]).household
        #expect(household.adults.count == 1)
        #expect(household.children == nil && household.couple == nil)
        #expect(household.adults[0].cashBenefit == .unknown)
        #expect(household.adults[0].incomes.map(\.amount) == [nil, nil, nil, nil])
        #expect(household.expenses.count == ExpenseKind.allCases.count)
        #expect(household.expenses.allSatisfy { $0.amount == nil })
        let after = try #require(Day("2026-01-01"))
        let parameters = try Rules.shipped().parameters
        #expect(household.household(on: after, parameters.on(after)).adults[0].age == 46)
        // Special support ended with June 2025: then it is no fact, missing or not.
        let before = try #require(Day("2025-06-30"))
        func asksForSupport(_ day: Day) -> Bool {
            household.household(on: day, parameters.on(day)).adults[0].incomes.contains { $0.kind == .specialSupport }
        }
        #expect(asksForSupport(before) && !asksForSupport(after))
    }

    @Test func everyFactReachesItsField() throws {
        let facts = try facts([
            "boern": "4 og 9", "par": "ja", "indrejst": "ja", "opholdskrav": "1", "beskaeftigelseskrav": "nej",
            "aktivitetsparat": "ja",
            "hjemmeboende": "0", "ydelse": "kontanthjaelp", "indkomst_brutto": "100", "indkomst_netto": "200,50",
            "skattefri": "0", "formue": "1.000", "pension": "Folkepension", "kirkeskat": "true", "udgift_medicin": "75",
            "medansoeger_foedselsdato": "02-03-1985", "medansoeger_ydelse": "ingen",
            "medansoeger_indkomst_brutto": "300",
            "boligtyper": "familiebolig; ungdomsbolig", "hjemloes_kategori": "venner",
        ])
        #expect(facts.reference == "I-1" && facts.homelessCategory == .friends && facts.unitTypes == [.family, .youth])
        let (one, two) = (facts.household.adults[0], facts.household.adults[1])
        #expect(facts.household.children == [4, 9] && facts.household.couple == true)
        #expect(
            one.cashBenefit
                == .paid(
                    CashBenefit(
                        enteredFromAbroad: true, residenceRequirement: true, workRequirement: false,
                        activityReady: true, livesWithParents: false
                    )))
        #expect(one.incomes.map(\.amount) == [Money(kroner: 100), Money(ore: 20_050), .zero, nil])
        #expect(one.wealth == Money(kroner: 1000) && one.pension == .statePension && one.churchTax == true)
        #expect(two.bornOn == Day("1985-03-02") && two.cashBenefit == .none)
        #expect(two.incomes[0] == Income(kind: .otherTaxable, amount: Money(kroner: 300)))
        #expect(facts.household.expenses.first { $0.kind == .medicine }?.amount == Money(kroner: 75))
    }

    @Test func aStatedBirthdayWinsOverTheNumber() throws {
        #expect(try facts(["foedselsdato": "24-12-1979"]).household.adults[0].bornOn == Day("1979-12-24"))
        #expect(try facts([:]).household.adults[0].bornOn == Day("1980-01-01"))
    }
}

@Suite struct CensusImportTests {
    static let file = SampleFile(
        columns: ["år", "antal", "kilde"], good: ["år": "2024", "antal": "1.277", "kilde": "VIVE"])

    @Test(
        arguments: [
            ([:], []), (["år": "24"], ["A2 aar out_of_range"]), (["antal": "12,5"], ["B2 antal not_a_number"]),
            (["antal": "-1"], ["B2 antal out_of_range"]), (["kilde": ""], ["C2 kilde missing_value"]),
        ] as [([String: String], [String])])
    func rows(row: [String: String], expected: [String]) throws {
        let reading = try ImportFile(CensusImportTests.file.with(row).bytes).census(ImportContext(on: SampleFile.today))
        #expect(said(try reading.problems()) == expected)
        var rows: [CensusRow] = []
        try reading.rows { rows.append($0.value) }
        #expect(rows == (expected.isEmpty ? [CensusRow(year: 2024, count: 1277, source: "VIVE")] : []))
    }

    @Test func aYearTwiceIsAskedAbout() throws {
        let file = CensusImportTests.file.with([[:], ["antal": "1300"]])
        let reading = try ImportFile(file.bytes).census(ImportContext(on: SampleFile.today))
        #expect(said(try reading.problems()) == ["A3 aar duplicate_in_file"])
        #expect(try reading.problems().first?.found == "2024")
    }
}
