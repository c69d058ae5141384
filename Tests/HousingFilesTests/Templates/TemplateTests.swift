import Foundation
import Housing
import Testing

@testable import HousingFiles

@Suite struct TemplateTests {
    let context = ImportContext(on: SampleFile.today)

    func profile(_ kind: ImportKind) throws -> Profile {
        try #require(try Profiles().profile(kind, on: SampleFile.today))
    }

    /// Filled in, a template imports: here every required column of it gets a value.
    @Test(arguments: ImportKind.allCases) func aTemplateFilledInIsRead(kind: ImportKind) throws {
        let profile = try profile(kind)
        let template = try Template.made(of: profile, .da).data
        var header: [String] = []
        try WorkbookFile(template).rows {
            header = $1.map(\.text)
            #expect($0 == 1)
        }
        #expect(header == profile.columns.map(\.name))
        let values = [
            "boligorganisation": "155", "afdeling": "12", "lejemaal": "0042", "adresse": "Prøvevej 1", "postnr": "2400",
            "by": "København", "boligtype": "familiebolig", "vaerelser": "2", "areal": "60", "husleje": "6200",
            "modtaget": "01-06-2026", "ledig_fra": "01-07-2026", "udfald": "aaben", "aar": "2024", "antal": "7",
            "kilde": "VIVE", "indstilling_id": "I-1", "cpr": "610180-1234", "indstillet": "01-06-2026",
            "periode": "2026-05", "ledige": "4",
        ]
        let row = profile.columns.map { $0.required ? SampleWorkbook.cell(values[$0.name] ?? "?") : "<c/>" }.joined()
        let filled = try template.withUnsafeBytes { raw -> Data in
            let archive = try ZipArchive(raw)
            let sheet = String(decoding: try archive.part("xl/worksheets/sheet1.xml")?.bytes() ?? [], as: UTF8.self)
            #expect(
                sheet.contains("<dataValidation ") == profile.columns.contains { $0.list != nil && $0.type != .ages })
            return try ZipArchive.writing(
                [
                    (
                        "xl/worksheets/sheet1.xml",
                        .bytes(
                            Array(
                                sheet.replacingOccurrences(of: "</sheetData>", with: "<row>\(row)</row></sheetData>")
                                    .utf8))
                    )
                ], over: archive
            ).data
        }
        let file = try ImportFile(filled)
        let problems: [ImportProblem] =
            switch kind {
            case .units: try file.units(context).problems()
            case .register: try file.register(context).problems()
            case .referrals: try file.referrals(context).problems()
            case .census: try file.census(context).problems()
            case .vacancies: try file.vacancies(context).problems()
            }
        #expect(problems == [])
    }

    /// Nobody is sent to the sheet of words for the rows, though it has the names of columns above words.
    @Test(arguments: ImportKind.allCases) func anEmptyTemplateHasNoRowsElsewhere(kind: ImportKind) throws {
        let file = try ImportFile(try Template.made(of: try profile(kind), .da).data)
        let problems: [ImportProblem] =
            switch kind {
            case .units: try file.units(context).problems()
            case .register: try file.register(context).problems()
            case .referrals: try file.referrals(context).problems()
            case .census: try file.census(context).problems()
            case .vacancies: try file.vacancies(context).problems()
            }
        #expect(problems.map(\.code) == [.noRows] && problems.first?.detail == ImportProblem.Detail.none)
    }

    @Test func theWordsStandOnASheetOfTheirOwn() throws {
        let template = try Template.made(of: try profile(.units), .da).data
        try template.withUnsafeBytes { raw in
            let archive = try ZipArchive(raw)
            let sheet = String(decoding: try archive.part("xl/worksheets/sheet1.xml")?.bytes() ?? [], as: UTF8.self)
            #expect(sheet.contains("Ord!$A$2:$A$6"))
            let words = String(decoding: try archive.part("xl/worksheets/sheet3.xml")?.bytes() ?? [], as: UTF8.self)
            for word in ["familiebolig", "inkluderet", "udlejer"] { #expect(words.contains(word)) }
        }
    }

    @Test(arguments: ImportKind.allCases) func columnsAreDescribedInBothLanguages(kind: ImportKind) throws {
        for column in ColumnDescription.all(of: try profile(kind)) {
            #expect(!column.meaning.da.isEmpty && !column.meaning.en.isEmpty && !column.form.da.isEmpty)
            #expect(column.meaning.da != column.meaning.en || column.column == "pension")
        }
        let types = ColumnDescription.all(of: try profile(.units)).first { $0.column == "boligtype" }
        // In the order of the list, which is the order people choose from.
        #expect(
            types?.words == ["familiebolig", "ungdomsbolig", "aeldrebolig", "skaev bolig", "privat lejebolig"]
                && types?.required == true)
        #expect(
            ColumnDescription.all(of: try profile(.referrals)).first { $0.column == "par" }?.words == ["ja", "nej"])
    }

    @Test func aListForPeople() throws {
        var table = PeopleTable(title: "Boliger", headings: ["Bolig", "Husleje", "Modtaget"])
        table.append([.text("=U-1;\"x\""), .number(6200.5, decimals: 2), .day(SampleFile.today)])
        table.append([.text("U-2"), .empty, .empty])
        #expect(
            table.csv
                == "\u{FEFF}Bolig;Husleje;Modtaget\r\n\"'=U-1;\"\"x\"\"\";6200,50;15-06-2026\r\nU-2;;\r\n")
        var rows: [[String]] = []
        try WorkbookFile(try table.workbook().data).rows { rows.append($1.map(\.text)) }
        #expect(rows == [["Bolig", "Husleje", "Modtaget"], ["=U-1;\"x\"", "6200,5", "15-06-2026"], ["U-2"]])
    }
}

@Suite struct VacancyImportTests {
    static let file = SampleFile(
        columns: ["boligorganisation", "afdeling", "periode", "ledige"],
        good: ["boligorganisation": "155", "afdeling": "12", "periode": "2026-05", "ledige": "4"])

    @Test(
        arguments: [
            ([:], []), (["periode": "05-2026"], []), (["periode": "01-05-2026"], []),
            (["periode": "02-05-2026"], ["C2 periode not_a_day"]), (["periode": "maj"], ["C2 periode not_a_day"]),
            (["periode": "2026-13"], ["C2 periode not_a_day"]),
            (["periode": "2026-07"], ["C2 periode received_in_future"]),
            (["ledige": "-1"], ["D2 ledige out_of_range"]), (["ledige": "1,5"], ["D2 ledige not_a_number"]),
            (["ledige": ""], ["D2 ledige missing_value"]),
        ] as [([String: String], [String])])
    func rows(row: [String: String], expected: [String]) throws {
        let reading = try ImportFile(VacancyImportTests.file.with(row).bytes).vacancies(
            ImportContext(on: SampleFile.today))
        #expect(said(try reading.problems()) == expected)
        var rows: [VacancyRow] = []
        try reading.rows { rows.append($0.value) }
        #expect(rows.isEmpty == (try reading.problems().contains { $0.severity == .error }))
        if expected.isEmpty, let row = rows.first {
            #expect(row.month == Day("2026-05-01") && row.vacant == 4 && row.department == "12")
        }
    }

    @Test func aMonthTwiceIsAskedAbout() throws {
        let file = VacancyImportTests.file.with([[:], ["periode": "2026-04"], ["ledige": "5"]])
        let reading = try ImportFile(file.bytes).vacancies(ImportContext(on: SampleFile.today))
        #expect(said(try reading.problems()) == ["C4 periode duplicate_in_file"])
    }
}
