import Foundation
import Housing
import Testing

@testable import HousingFiles

/// Files as people really make them: each was once read wrongly, and stands in `Corpus` as it came.
@Suite struct PeoplesFilesTests {
    static let today = Day("2025-11-25") ?? Day(number: 0)
    let context = ImportContext(on: PeoplesFilesTests.today)

    func file(_ name: String) throws -> ImportFile {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try ImportFile(try Data(contentsOf: folder.appending(path: "Corpus/\(name)")), name: name)
    }

    func units(_ name: String) throws -> [Housing.Unit] {
        var units: [Housing.Unit] = []
        try file(name).units(context).rows { units.append($0.value) }
        return units
    }

    @Test(arguments: [
        ("02-key-in-a-date-cell.xlsx", ["C2 lejemaal unreadable_text"]), ("03-key-as-equals-text.csv", []),
        ("04-key-in-scientific-notation.csv", ["C2 lejemaal digits_lost", "C3 lejemaal digits_lost"]),
        (
            "05-spreadsheet-error-words.csv",
            [
                "D2 adresse unreadable_text", "D3 adresse unreadable_text", "F3 by unreadable_text",
                "C4 lejemaal unreadable_text", "F5 by unreadable_text", "D6 adresse unreadable_text",
            ]
        ),
        ("06-replacement-character.csv", ["D2 adresse unreadable_text", "F2 by unreadable_text"]),
        ("07-key-with-direction-mark.csv", []), ("08-header-with-superscript.csv", []),
        ("09-zip-names-with-backslash.xlsx", []), ("12-formatted-empty-cells.xlsx", ["J2 husleje not_an_amount"]),
        ("15-quoted-sep-line.csv", []), ("19-form-control.xlsx", []),
        (
            "22-days-against-each-other.csv",
            [
                "N2 svarfrist days_out_of_order", "M3 ledig_fra days_out_of_order", "M4 ledig_fra days_out_of_order",
                "N5 svarfrist days_out_of_order",
            ]
        ),
    ])
    func unitFiles(name: String, expected: [String]) throws {
        #expect(said(try file(name).units(context).problems()) == expected)
    }

    @Test func booleansOfAWorkbook() throws {
        let reading = try file("01-boolean-true.xlsx").referrals(context)
        #expect(try reading.problems() == [])
        var facts: [ReferralFacts] = []
        try reading.rows { facts.append($0.value.facts) }
        #expect(facts.first?.homeless == true)
    }

    @Test func keysInOneForm() throws {
        #expect(try units("03-key-as-equals-text.csv").map(\.tenancy) == ["0012"])
        #expect(try units("07-key-with-direction-mark.csv").map(\.tenancy) == ["777"])
        #expect(try units("09-zip-names-with-backslash.xlsx").map(\.tenancy) == ["9001"])
        #expect(try units("08-header-with-superscript.csv").map(\.areaTenths) == [500])
    }

    @Test func agesAreAskedAboutAtTheCell() throws {
        let reading = try file("23-ages-out-of-range.csv").referrals(context)
        #expect(
            said(try reading.problems()) == [
                "B2 cpr age_out_of_range", "B3 cpr age_out_of_range", "B4 cpr age_out_of_range",
                "B5 cpr age_out_of_range", "AR6 foedselsdato age_out_of_range",
            ])
        #expect(try reading.problems().allSatisfy { $0.found == nil || $0.column == "foedselsdato" })
        // Confirmed, it is a fact that nobody reckons with: the age is unknown.
        var ages: [Int?] = []
        try reading.rows { ages.append($0.value.facts.household.adults[0].age(on: PeoplesFilesTests.today)) }
        #expect(ages == [nil, nil, nil, nil, nil, 34])
    }
}

/// Relatives of those files.
@Suite struct RelativesTests {
    let context = ImportContext(on: SampleFile.today)

    func unitProblems(_ column: String, xml: String) throws -> [String] {
        said(try ImportFile(try SampleWorkbook.units([[:]], xml: [column: xml]).bytes).units(context).problems())
    }

    func referralProblems(_ column: String, xml: String) throws -> [String] {
        let columns = ["indstilling_id", "cpr", "indstillet", column]
        let good = ["I-1", "610180-1234", "01-06-2026"].map(SampleWorkbook.cell)
        let book = SampleWorkbook(
            rows: "<row>\(columns.map(SampleWorkbook.cell).joined())</row><row>\(good.joined())\(xml)</row>")
        return said(try ImportFile(try book.bytes).referrals(context).problems())
    }

    /// A yes and a no have a third answer, which is an error.
    @Test(arguments: [
        ("1", []), ("true", []), (" true ", []), ("0", []), ("false", []), ("\n 0\t", []),
        ("TRUE", ["D2 hjemloes not_in_list"]), ("2", ["D2 hjemloes not_in_list"]),
        ("-1", ["D2 hjemloes not_in_list"]), ("sand", ["D2 hjemloes not_in_list"]),
    ])
    func booleans(value: String, expected: [String]) throws {
        #expect(try referralProblems("hjemloes", xml: "<c t=\"b\"><v>\(value)</v></c>") == expected)
    }

    /// `4-9` becomes the fourth of September of the year it is typed in.
    @Test(arguments: [
        ("04-05-2026", ["D2 boern number_of_children"]), ("18-05-2026", []), ("04-05-2025", []),
        ("04-05-2026 og 7", []), ("04-05-2019", []), ("2", ["D2 boern number_of_children"]), ("3", []),
    ])
    func agesThatBecameADay(text: String, expected: [String]) throws {
        #expect(try referralProblems("boern", xml: SampleWorkbook.cell(text)) == expected)
    }

    /// What a spreadsheet made of a text is no text.
    @Test(arguments: [
        ("lejemaal", #"<c s="1"><v>46023</v></c>"#), ("afdeling", #"<c s="2"><v>46023</v></c>"#),
        ("lejemaal", #"<c s="3"><v>0.52</v></c>"#), ("boligorganisation", #"<c t="b"><v>1</v></c>"#),
        ("adresse", #"<c s="1"><v>46023</v></c>"#), ("by", #"<c t="b"><v>0</v></c>"#),
        ("adresse", #"<c t="b"><v> x </v></c>"#), ("lejemaal", #"<c s="1"><v>60</v></c>"#),
        ("lejemaal", #"<c s="1"><v>-3</v></c>"#), ("afdeling", #"<c s="1"><v>0</v></c>"#),
    ])
    func cellsThatAreNoText(column: String, xml: String) throws {
        let problems = try unitProblems(column, xml: xml)
        #expect(problems.count == 1 && problems[0].hasSuffix(" \(column) unreadable_text"))
        let problem = try ImportFile(try SampleWorkbook.units([[:]], xml: [column: xml]).bytes).units(context)
            .problems()[0]
        #expect(problem.hint?.en != nil)
    }

    @Test(arguments: [
        ("modtaget", #"<c s=" 1 "><v> 46174 </v></c>"#, []), ("lejemaal", "<c><v>\n 42 </v></c>", []),
        ("husleje", #"<c s="3"><v>0.5</v></c>"#, ["J2 husleje not_an_amount"]),
        ("areal", #"<c s="1"><v>60</v></c>"#, ["I2 areal not_a_number"]),
        ("lejemaal", "<c><v>12.1</v></c>", ["C2 lejemaal digits_lost"]),
        ("lejemaal", "<c><v>123456789012</v></c>", []),
        ("lejemaal", "<c><v>1.23456789012346E+18</v></c>", ["C2 lejemaal digits_lost"]),
        ("by", #"<c t="inlineStr"><is><t>#N/A</t></is></c>"#, ["F2 by unreadable_text"]),
        (
            "by", #"<c t="inlineStr"><is><r><t>År</t></r><r><rPr/><t>hus &amp; C</t></r><rPh><t>x</t></rPh></is></c>"#,
            []
        ),
        ("lejemaal", #"<c t="inlineStr"><is><t>="0042"</t></is></c>"#, []),
        ("by", #"<c t="inlineStr"><is><t><![CDATA[A & B]]></t></is></c>"#, []),
        ("by", "<c t=\"inlineStr\"><is><t>&nbsp;</t></is></c>", ["- - not_readable"]),
    ])
    func cells(column: String, xml: String, expected: [String]) throws {
        #expect(try unitProblems(column, xml: xml) == expected)
    }

    @Test(arguments: [
        "=\"0777\"", "'0777", "’0777", "“0777”", "\u{200E}777", "7\u{200B}77", "777\u{AD}", "»777«", "='777'",
        "\"777\"",
        "\u{FF17}77", "٧٧٧", "= \"777\"", "`777`", "=777", "\u{2066}0777\u{2069}", " 777\u{A0}", "'=\"777\"",
    ])
    func oneFormOfAKey(written: String) throws {
        let csv = "\"" + written.replacingOccurrences(of: "\"", with: "\"\"") + "\""
        for cell in [written, csv] {
            let text = SampleFile.units.text().replacingOccurrences(of: ";1042;", with: ";\(cell);")
            var units: [Housing.Unit] = []
            let reading = try ImportFile(Data(text.utf8)).units(context)
            try reading.rows { units.append($0.value) }
            #expect(units.map { foldedKey($0.tenancy) } == ["777"], "\(cell)")
            #expect(units.first?.tenancy.last == "7")
        }
        // A body and the command line are not read by the reader, but compared by the same key.
        #expect(foldedKey(written) == "777")
        #expect(Fingerprint(key: [written]) == Fingerprint(key: ["0777"]))
    }

    @Test(arguments: [("A–7", "A-7"), ("e\u{301}1", "é1"), ("A\u{30A}b", "åb"), ("Ｂ１", "b1"), ("1−2", "1-2")])
    func equalKeys(left: String, right: String) {
        #expect(Array(foldedKey(left).unicodeScalars) == Array(foldedKey(right).unicodeScalars))
    }

    @Test(arguments: ["12'", "A\"7", "12 (A)", "7²"]) func keysThatStay(key: String) {
        #expect(keyText(key) == key)
    }

    @Test(arguments: [
        ("=T(\"0777\")", ["C2 lejemaal unreadable_text"]), ("@777", ["C2 lejemaal unreadable_text"]),
        ("+777", ["C2 lejemaal unreadable_text"]), ("''", ["C2 lejemaal missing_value"]),
        ("1,23E+05", ["C2 lejemaal digits_lost"]), ("1E+11", ["C2 lejemaal digits_lost"]),
        ("10E5", []), ("1234567890123450000", ["C2 lejemaal digits_lost"]), ("1234567890123456789", []),
        ("01-02-2026", ["C2 lejemaal digits_lost"]), ("12-jan", ["C2 lejemaal digits_lost"]), ("12-A", []),
        ("jan-26", ["C2 lejemaal digits_lost"]), ("12:30:00", ["C2 lejemaal digits_lost"]), ("maj-A", []),
        ("777.0", ["C2 lejemaal digits_lost"]), ("777,00", ["C2 lejemaal digits_lost"]), ("12.1", []), ("1.200", []),
        ("#VÆRDI!", ["C2 lejemaal unreadable_text"]), ("\u{FFFD}777", ["C2 lejemaal unreadable_text"]),
    ])
    func changedKeys(value: String, expected: [String]) throws {
        let text = SampleFile.units.text().replacingOccurrences(of: ";1042;", with: ";\(value);")
        #expect(said(try ImportFile(Data(text.utf8)).units(context).problems()) == expected)
    }

    @Test(arguments: [
        "#N/A", "#I/T", "#REFERENCE!", "#REF!", "#VÆRDI!", "#VALUE!", "#NAVN?", "#NAME?", "#DIVISION/0!", "#DIV/0!",
        "#NUM!",
        "#NUL!", "#NULL!", "#SPILL!", "#OVERLØB!", "#BEREGN!", "#CALC!", "#GETTING_DATA", "#HENTER_DATA", "##",
        "########",
        "#n/a", "#SAKNAS!", "#BEZUG!", "Err:502", "Fejl:508", "K\u{FFFD}benhavn", "KÃ¸benhavn", "Ã…rhus",
        "Kï¿½benhavn", "MÃ¼llersvej", "CafÃ© 1", "Nr. 1 â€“ 3", "Vej 1Â½",
    ])
    func wordsThatAreNoValue(word: String) throws {
        for (column, code) in [("by", "unreadable_text"), ("adresse", "unreadable_text")] {
            let problems = try ImportFile(SampleFile.units.with([column: word]).bytes).units(context).problems()
            #expect(problems.map(\.code.rawValue) == [code])
        }
    }

    @Test(arguments: ["#1", "Vej #12", "# 4", "Errata", "Fejl:", "Ålborg Ø", "Ãrø", "Vej 1½ § 2", "Âge Ã"])
    func wordsThatAreAValue(
        word: String
    ) throws {
        #expect(try ImportFile(SampleFile.units.with(["adresse": word]).bytes).units(context).problems() == [])
    }

    @Test(arguments: [
        "m²", "Areal ㎡", "ＡＲＥＡＬ", "Are\u{AD}al", "areal\u{200B}", "Areal (m²)", "A‑real", "𝐀𝐫𝐞𝐚𝐥", "ⓐⓡⓔⓐⓛ",
    ])
    func headersThatOnlyLookDifferent(header: String) throws {
        let text = SampleFile.units.text().replacingOccurrences(of: ";areal;", with: ";\(header);")
        #expect(try ImportFile(Data(text.utf8)).units(context).problems() == [])
    }

    @Test func aMissingColumnNamesTheHeadersNotKnown() throws {
        let text = SampleFile.units.text().replacingOccurrences(of: ";husleje;", with: ";hus1eje;")
            .replacingOccurrences(of: ";by;", with: ";Byen;")
        let problems = try ImportFile(Data(text.utf8)).units(context).problems()
        #expect(said(problems) == ["- by missing_column", "- husleje missing_column"])
        #expect(problems[1].message.da.contains("»Byen«, »hus1eje«"))
        #expect(problems[1].message.da.hasSuffix("»hus1eje« ligner mest."))
    }

    /// The header that means a missing column, also where it is only a part of it.
    @Test(arguments: [
        ("areal", "Boligareal"), ("areal", "Bolig areal i alt"), ("by", "By og land"), ("husleje", "Mdl. nettohusleje"),
        ("adresse", "Postadresse"), ("areal", "Areall"),
    ])
    func theNearestHeaderOfAMissingColumn(column: String, header: String) throws {
        let text = SampleFile.units.text().replacingOccurrences(of: ";\(column);", with: ";\(header);")
            .replacingOccurrences(of: "\n", with: ";\n").replacingOccurrences(
                of: "ledig_fra;", with: "ledig_fra;Boligens ejer")
        let problems = try ImportFile(Data(text.utf8)).units(context).problems()
        #expect(said(problems) == ["- \(column) missing_column"])
        #expect(problems[0].message.da.contains("»Boligens ejer«"))
        #expect(problems[0].message.da.hasSuffix("»\(header)« ligner mest."))
        #expect(problems[0].message.en.hasSuffix("»\(header)« looks most like it."))
    }

    /// The words of yes and no are those of the template, `true false` and `1 0`; a spreadsheet's own cell has its value.
    @Test(arguments: [
        ("ja", true), ("NEJ", true), ("true", true), ("False", true), ("1", true), ("0", true), ("yes", false),
        ("no", false), ("sand", false), ("FALSK", false), ("x", false), ("j", false),
    ])
    func wordsOfYesAndNo(word: String, isOne: Bool) throws {
        let file = ReferralImportTests.file.with(["par": word])
        let problems = said(try ImportFile(file.bytes).referrals(context).problems())
        #expect(problems == (isOne ? [] : ["G2 par not_in_list"]))
    }

    @Test(arguments: [
        "\"sep=;\"\r\n", "sep=;;;;;\n", "\"sep=;\";;;;\r", "Sep=;\n", "\"SEP=;\" \n",
    ])
    func separatorLines(line: String) throws {
        let reading = try ImportFile(Data((line + SampleFile.units.text()).utf8)).units(context)
        #expect(try reading.problems() == [])
        #expect(reading.readAs.headerRow == 1 && reading.readAs.delimiter == ";")
    }
}
