import Housing
import Testing

@testable import HousingFiles

@Suite struct RegisterImportTests {
    static let file = {
        var file = SampleFile.units.without("ledig_fra")
        file.columns += [
            "udfald", "udfald_dato", "returaarsag", "borger", "maalgruppe", "hjemloes", "hjemloes_kategori",
            "indflyttet",
            "tilskud", "tilskud_beloeb", "tilskud_fra", "tilskud_til",
        ]
        file.good.merge(["modtaget": "01-02-2024", "udfald": "åben"]) { $1 }
        return file
    }()
    static let allocated = ["udfald": "anvist", "udfald_dato": "10-02-2024", "borger": "B-1"]
    static let returned = ["udfald": "returneret", "udfald_dato": "10-02-2024", "returaarsag": "boligens stand"]

    func problems(_ rows: [[String: String]], context: ImportContext = ImportContext(on: SampleFile.today)) throws
        -> [String]
    {
        said(try ImportFile(RegisterImportTests.file.with(rows).bytes).register(context).problems())
    }

    @Test(
        arguments: [
            ([:], []), (allocated, []), (returned, []), (["udfald": "trukket", "udfald_dato": "01-02-2024"], []),
            // what an outcome needs
            (["udfald": "anvist"], ["M2 udfald_dato missing_value", "O2 borger missing_value"]),
            (["udfald": "returneret"], ["M2 udfald_dato missing_value", "N2 returaarsag missing_value"]),
            (["udfald": "trukket"], ["M2 udfald_dato missing_value"]),
            (["udfald": ""], ["L2 udfald missing_value"]), (["udfald": "solgt"], ["L2 udfald not_in_list"]),
            // what belongs to another outcome
            (["udfald_dato": "10-02-2024"], ["M2 udfald_dato out_of_range"]),
            (returned.merging(["borger": "B-1"]) { $1 }, ["O2 borger out_of_range"]),
            (returned.merging(["tilskud": "ingen"]) { $1 }, []),
            (allocated.merging(["returaarsag": "andet"]) { $1 }, ["N2 returaarsag out_of_range"]),
            // a subsidy has an amount and a first day
            (
                allocated.merging(["tilskud": "statsligt"]) { $1 },
                ["U2 tilskud_beloeb missing_value", "V2 tilskud_fra missing_value"]
            ),
            (
                allocated.merging(["tilskud": "udslusning", "tilskud_beloeb": "1414", "tilskud_fra": "01-03-2024"]) {
                    $1
                },
                []
            ),
            (allocated.merging(["tilskud_beloeb": "1414"]) { $1 }, ["U2 tilskud_beloeb out_of_range"]),
            (
                allocated.merging([
                    "tilskud": "statsligt", "tilskud_beloeb": "1414", "tilskud_fra": "01-03-2024",
                    "tilskud_til": "01-02-2024",
                ]) { $1 }, ["W2 tilskud_til out_of_range"]
            ),
            // no day is before modtaget; none after today
            (allocated.merging(["udfald_dato": "31-01-2024"]) { $1 }, ["M2 udfald_dato out_of_range"]),
            (allocated.merging(["indflyttet": "31-01-2024"]) { $1 }, ["S2 indflyttet out_of_range"]),
            (allocated.merging(["indflyttet": "09-02-2024"]) { $1 }, ["S2 indflyttet out_of_range"]),
            (allocated.merging(["indflyttet": "10-02-2024"]) { $1 }, []),
            (allocated.merging(["indflyttet": "16-06-2026"]) { $1 }, ["S2 indflyttet out_of_range"]),
            (["modtaget": "16-06-2026"], ["K2 modtaget out_of_range"]),
            // hjemloes decides alone, so a target group that says otherwise is asked about.
            (
                allocated.merging(["maalgruppe": "hjemløs", "hjemloes": "nej"]) { $1 },
                ["Q2 hjemloes out_of_range confirm"]
            ),
            (allocated.merging(["maalgruppe": "hjemløs"]) { $1 }, []),
        ] as [([String: String], [String])])
    func outcomes(row: [String: String], expected: [String]) throws {
        #expect(try problems([row]) == expected)
    }

    @Test func skipsWhatIsOnlyForDailyWork() throws {
        let rows = [["modtaget": "01-01-2001"], ["modtaget": "02-01-2024", "husleje": "9000"]]
        #expect(try problems(rows) == [])
        #expect(try problems([[:], [:]]) == ["3 - duplicate_in_file"])
        #expect(try problems([["husleje": "100"]]) == ["J2 husleje rent_outside_range"])
    }

    @Test func addsAssociationsOnce() throws {
        let context = ImportContext(
            on: SampleFile.today, directory: AssociationDirectory([(number: "155", names: [], profile: nil)]))
        let rows = [
            ["lejemaal": "1"], ["lejemaal": "2", "boligorganisation": "7"],
            ["lejemaal": "3", "boligorganisation": "07"],
        ]
        #expect(try problems(rows, context: context) == ["A3 boligorganisation association_added"])
    }

    @Test func asksAboutSchemes() throws {
        let context = ImportContext(on: SampleFile.today) { scheme, type, rent, day in
            scheme == .state && type == .family && rent > Money(kroner: 4500) && day.date.year == 2024
        }
        let subsidy = ["tilskud": "statsligt", "tilskud_beloeb": "1414", "tilskud_fra": "01-03-2024"]
        let row = RegisterImportTests.allocated.merging(subsidy) { $1 }
        #expect(try problems([row], context: context) == [])
        #expect(
            try problems([row.merging(["boligtype": "ungdomsbolig"]) { $1 }], context: context)
                == ["T2 tilskud out_of_range confirm"])
    }

    @Test func asksAboutSubsidiesAboveTheRent() throws {
        let row = RegisterImportTests.allocated.merging([
            "husleje": "4500", "tilskud": "statsligt", "tilskud_beloeb": "4500", "tilskud_fra": "01-03-2024",
            "tilskud_til": "01-04-2024",
        ]) { $1 }
        #expect(try problems([row]) == [])
        #expect(
            try problems([row.merging(["tilskud_beloeb": "4500,01"]) { $1 }])
                == ["U2 tilskud_beloeb subsidy_above_rent"])
    }

    @Test func everyColumnReachesItsField() throws {
        let row = RegisterImportTests.allocated.merging([
            "maalgruppe": "ung", "hjemloes": "ja", "hjemloes_kategori": "Kort bolig", "indflyttet": "01-03-2024",
            "tilskud": "statsligt", "tilskud_beloeb": "1.414", "tilskud_fra": "01-03-2024", "tilskud_til": "28-02-2027",
        ]) { $1 }
        var rows: [RegisterRow] = []
        let file = RegisterImportTests.file.with([row, RegisterImportTests.returned.merging(["lejemaal": "9"]) { $1 }])
        try ImportFile(file.bytes).register(ImportContext(on: SampleFile.today)).rows { rows.append($0.value) }
        #expect(rows.count == 2)
        let first = try #require(rows.first)
        #expect(first.outcome == .allocated && first.outcomeOn == Day("2024-02-10") && first.citizen == "B-1")
        #expect(first.targetGroup == .young && first.homeless == true && first.homelessCategory == .shortStay)
        #expect(first.movedInOn == Day("2024-03-01"))
        let start = try #require(Day("2024-03-01"))
        #expect(
            first.subsidy
                == RegisterSubsidy(scheme: .state, amount: Money(kroner: 1414), from: start, until: Day("2027-02-28")))
        #expect(first.unit.availableFrom == nil)
        #expect(rows.last?.returnReason == .condition)
    }
}
