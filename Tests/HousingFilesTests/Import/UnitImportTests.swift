import Housing
import Testing

import struct Foundation.Data

@testable import HousingFiles

@Suite struct UnitImportTests {
    @Test func everyColumnReachesItsField() throws {
        let file = SampleFile.units.with([
            "adresse_id": "0A3F50B8-0000-32B8-E044-0003BA298018", "aconto_varme": "400", "aconto_vand": "150,5",
            "aconto_el": "0", "varme": "Inkluderet", "varmt_vand": "separat", "el": "separat", "vand": "inkluderet",
            "vedligeholdelse": "lejer", "indskud": "31.500", "svarfrist": "2026-06-20", "vaerelser": "2,5",
        ])
        var units: [ImportedRow<Unit>] = []
        let reading = try ImportFile(file.bytes).units(ImportContext(on: SampleFile.today))
        #expect(try reading.problems() == [])
        try reading.rows { units.append($0) }
        let unit = try #require(units.first)
        #expect(unit.row == 2)
        let expected =
            try Unit(
                association: "155", department: "12", tenancy: "1042", address: "Prøvevej 1", postcode: "2400",
                town: "København NV", addressID: "0a3f50b8-0000-32b8-e044-0003ba298018", type: .family,
                roomTenths: 25, areaTenths: 600, rent: Money(kroner: 6200), heatOnAccount: Money(kroner: 400),
                waterOnAccount: Money(ore: 15_050), electricityOnAccount: .zero, heating: .included,
                hotWater: .separate, electricity: .separate, water: .included, maintenance: .all,
                deposit: Money(kroner: 31_500), receivedOn: #require(Day("2026-06-01")),
                availableFrom: Day("2026-07-01"), answerBy: Day("2026-06-20"))
        #expect(unit.value == expected)
        #expect(reading.columns.contains("svarfrist"))
        #expect(!reading.columns.contains("borger"))
    }

    @Test("a CPR number in free text is refused at its cell, in every kind of file, and is not quoted; keys stay")
    func numbersInText() throws {
        let context = ImportContext(on: SampleFile.today)
        for column in ["adresse", "by"] {
            for text in ["Prøvevej 1, 610190-0101", "6101900101", "hos ６１０１９０-0101"] {
                let unit = try ImportFile(SampleFile.units.with([column: text]).bytes).units(context).problems()
                let register = try ImportFile(RegisterImportTests.file.with([column: text]).bytes).register(context)
                    .problems()
                for problems in [unit, register] {
                    #expect(problems.map(\.code) == [.numberInText] && problems.first?.column == column, "\(problems)")
                    #expect(problems.first?.found == nil && problems.first?.cell != nil)
                }
            }
        }
        let census = Data("aar;antal;kilde\n2024;5783;Ring 610190-0101\n".utf8)
        #expect(try ImportFile(census).census(context).problems().map(\.code) == [.numberInText])
        let named = try ImportFile(ReferralImportTests.file.with(["navn": "Prøve 610190-0101"]).bytes).referrals(
            context)
        #expect(try named.problems().map(\.code) == [.numberInText])
        let keys = SampleFile.units.with([
            "afdeling": "6101900101", "lejemaal": "010190-0101", "adresse": "Æblevej 12, 3. tv",
        ])
        #expect(try !ImportFile(keys.bytes).units(context).problems().map(\.code).contains(.numberInText))
    }

    /// Every case is one cell of an otherwise good row.
    @Test(arguments: [
        // numbers
        ("husleje", "6.200", []), ("husleje", "6 200", []), ("husleje", "6\u{A0}200,5", []),
        ("husleje", "6.200,50", []),
        ("husleje", "6200.50", ["J2 husleje not_an_amount"]), ("husleje", "6.2oo", ["J2 husleje not_an_amount"]),
        ("husleje", "6200,555", ["J2 husleje not_an_amount"]), ("husleje", "62.00", ["J2 husleje not_an_amount"]),
        ("husleje", "6.2000", ["J2 husleje not_an_amount"]), ("husleje", "+6200", ["J2 husleje not_an_amount"]),
        ("husleje", "6e3", ["J2 husleje not_an_amount"]), ("husleje", "6200,", ["J2 husleje not_an_amount"]),
        ("husleje", "0.500", ["J2 husleje not_an_amount"]), ("husleje", "-", ["J2 husleje not_an_amount"]),
        ("areal", "62,5", []), ("areal", "62,55", ["I2 areal not_a_number"]),
        ("vaerelser", "2.5", ["H2 vaerelser not_a_number"]),
        ("husleje", "0", ["J2 husleje out_of_range"]), ("husleje", "-6200", ["J2 husleje out_of_range"]),
        ("areal", "0", ["I2 areal out_of_range"]), ("vaerelser", "-1", ["H2 vaerelser out_of_range"]),
        ("indskud", "-1", ["M2 indskud out_of_range"]), ("indskud", "0", []),
        ("vaerelser", "20", []), ("vaerelser", "20,5", ["H2 vaerelser out_of_range confirm"]),
        ("areal", "400,1", ["I2 areal out_of_range confirm", "J2 husleje rent_outside_range"]),
        ("husleje", "1200", []), ("husleje", "1199,99", ["J2 husleje rent_outside_range"]),
        ("husleje", "15000", []), ("husleje", "15000,01", ["J2 husleje rent_outside_range"]),
        // days
        ("modtaget", "2026-06-01", []), ("modtaget", "01.06.2026", []), ("modtaget", "01/06/2026 00:00", []),
        ("modtaget", "2026-06-01T00:00:00", []), ("modtaget", "01-06-2026 10:30", ["K2 modtaget not_a_day"]),
        ("modtaget", "1-6-2026", ["K2 modtaget not_a_day"]), ("modtaget", "01-06-26", ["K2 modtaget not_a_day"]),
        ("modtaget", "31-06-2026", ["K2 modtaget not_a_day"]), ("modtaget", "01-06.2026", ["K2 modtaget not_a_day"]),
        ("modtaget", "01-06-1999", ["K2 modtaget not_a_day"]), ("modtaget", "46174", ["K2 modtaget not_a_day"]),
        ("modtaget", "16-04-2026", []), ("modtaget", "15-04-2026", ["K2 modtaget received_long_ago"]),
        ("modtaget", "15-06-2026", []), ("modtaget", "16-06-2026", ["K2 modtaget received_in_future"]),
        // closed lists
        ("ledig_fra", "01-03-2026", []), ("ledig_fra", "28-02-2026", ["L2 ledig_fra days_out_of_order"]),
        ("ledig_fra", "01-06-2027", []), ("ledig_fra", "02-06-2027", ["L2 ledig_fra days_out_of_order"]),
        ("svarfrist", "01-06-2026", []), ("svarfrist", "31-05-2026", ["M2 svarfrist days_out_of_order"]),
        ("svarfrist", "03-06-2027", ["M2 svarfrist days_out_of_order"]),
        ("boligtype", "Ældrebolig", []), ("boligtype", "SKÆV-BOLIG", []),
        ("boligtype", "privat_lejebolig (møbleret)", []),
        ("boligtype", "villa", ["G2 boligtype not_in_list"]),
        ("postnr", "240", ["E2 postnr not_a_postcode"]), ("postnr", "24000", ["E2 postnr not_a_postcode"]),
        ("by", "", ["F2 by missing_value"]), ("aconto_el", "ukendt", ["M2 aconto_el not_an_amount"]),
        ("adresse_id", "12", ["M2 adresse_id not_a_uuid"]),
        ("by", "Køben\u{7}havn", ["F2 by unreadable_text"]), ("by", "Køben\thavn", []),
        ("lejemaal", String(repeating: "ø", count: 40), []),
        ("lejemaal", String(repeating: "1", count: 41), ["C2 lejemaal too_long"]),
        ("adresse", String(repeating: "å", count: 200), []),
        ("adresse", String(repeating: "a", count: 201), ["D2 adresse too_long"]),
        ("husleje", " \u{A0}6200\u{2003}", []),
    ])
    func cells(column: String, value: String, expected: [String]) throws {
        #expect(try unitProblems(SampleFile.units.with([column: value])) == expected)
    }

    @Test func allProblemsOfARowAtOnceInTheOrderOfColumns() throws {
        let file = SampleFile.units.with([
            ["husleje": "6.2oo", "postnr": "x", "modtaget": "16-06-2026", "lejemaal": "7"], ["by": ""],
        ])
        #expect(
            try unitProblems(file) == [
                "E2 postnr not_a_postcode", "J2 husleje not_an_amount", "K2 modtaget received_in_future",
                "F3 by missing_value",
            ])
    }

    @Test func foundIsTheTextOfTheFileCutAt100_15() throws {
        let context = ImportContext(on: SampleFile.today)
        let long = String(repeating: "x", count: 101)
        let problems = try ImportFile(SampleFile.units.with(["boligtype": long, "by": ""]).bytes).units(context)
            .problems()
        #expect(problems.map(\.found) == ["", String(repeating: "x", count: 100) + "…"])
    }

    @Test(
        arguments: [
            // the same key twice; strictly more than 10 %; still open inside the file.
            ([[:], [:]], ["3 - duplicate_in_file"]),
            ([[:], ["husleje": "6300"]], ["3 - duplicate_in_file"]),
            ([[:], ["lejemaal": "01042", "boligorganisation": "0155"]], ["3 - duplicate_in_file"]),
            ([[:], ["lejemaal": "10-42"]], []),
            ([["modtaget": "10-06-2026"], ["modtaget": "02-06-2026"]], ["2 - still_open"]),
            ([[:], ["modtaget": "02-06-2026", "husleje": "6820"]], ["3 - still_open"]),
            ([[:], ["modtaget": "02-06-2026", "husleje": "6820,01"]], ["J3 husleje rent_changed", "3 - still_open"]),
            // A row with an error is not taken, so nothing is compared with it; its key counts all the same.
            ([["by": ""], ["modtaget": "02-06-2026", "husleje": "9000"]], ["F2 by missing_value"]),
            ([["by": ""], [:]], ["F2 by missing_value", "3 - duplicate_in_file"]),
        ] as [([[String: String]], [String])])
    func rowsAgainstEachOther(rows: [[String: String]], expected: [String]) throws {
        #expect(try unitProblems(SampleFile.units.with(rows)) == expected)
    }

    @Test func associations() throws {
        let directory = AssociationDirectory([
            (number: "155", names: ["Prøvebo"], profile: "system"), (number: "201", names: [], profile: nil),
        ])
        func problems(_ name: String, association: String? = nil, offline: Bool = false) throws -> [String] {
            try unitProblems(
                SampleFile.units.with(["boligorganisation": name]), association: association,
                directory: offline ? nil : directory)
        }
        #expect(try problems("0155") == [])
        #expect(try problems("prøvebo") == [])
        #expect(try problems("999") == ["A2 boligorganisation unknown_association"])
        #expect(try problems("201", association: "155") == ["A2 boligorganisation unknown_association"])
        #expect(try problems("Prøvebo", association: "155") == [])
        #expect(try problems("999", offline: true) == [])
        #expect(try problems("Prøvebo", association: "155", offline: true) == [])
        #expect(try problems("999", association: "155", offline: true) == ["A2 boligorganisation unknown_association"])
    }
}
