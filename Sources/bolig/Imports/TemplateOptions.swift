import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles

/// Whose columns are told of: those of every sender, or those of an association's own profile.
struct ProfileOptions: ParsableArguments {
    @Option(
        help: .words(
            da: "En egen kolonneprofil.", en: "A column profile of one's own.",
            value: Words(da: "fil", en: "file")), completion: .file())
    var profile: String?

    /// The profiles a file is read with offline.
    func profiles() throws -> Profiles {
        guard let profile else { return try Profiles() }
        guard let text = textFile(profile) else {
            throw Failure.wrongUse(
                "file_not_opened", Words(da: "Profilen kan ikke åbnes.", en: "The profile cannot be opened."),
                details: ["profile": profile])
        }
        return try Profiles(adding: [(name: URL(fileURLWithPath: profile).lastPathComponent, yaml: text)], forAll: true)
    }

    /// The columns of a kind of file today.
    func profile(_ kind: ImportKind) throws -> Profile {
        let today = Instant(microseconds: Int(Date.now.timeIntervalSince1970 * 1_000_000)).copenhagenDay
        guard let profile = try profiles().profile(kind, on: today) else {
            throw Problem(.fault, "profile_missing", Words(da: "Profilen mangler.", en: "The profile is missing."))
        }
        return profile
    }
}

/// Writing the workbook to fill in, for every kind of file.
struct TemplateOptions: ParsableArguments {
    @Option(
        help: .words(
            da: "Hvor skabelonen skrives.", en: "Where the template is written.",
            value: Words(da: "fil.xlsx", en: "file.xlsx")), completion: .file())
    var output: String

    @OptionGroup var file: OutputFile
    @OptionGroup var profile: ProfileOptions
    @OptionGroup var language: LanguageOptions

    func validate() throws { try OutputFile.require(output, endsIn: [".xlsx"]) }

    func run(_ kind: ImportKind) throws {
        try file.check(output)
        try file.write(try Template.made(of: try profile.profile(kind), .chosen), to: output)
    }
}

/// Listing the columns of a kind of file.
struct ColumnsOptions: ParsableArguments {
    @OptionGroup var answer: AnswerOptions
    @OptionGroup var profile: ProfileOptions
    @OptionGroup var language: LanguageOptions

    private static let fields = [
        Field("column", .text, Words(da: "Kolonne", en: "Column")),
        Field("required", .flag, Words(da: "Påkrævet", en: "Required")),
        Field("words", .text, Words(da: "Ord", en: "Words")),
        Field("meaning", .text, Words(da: "Betydning", en: "Meaning")),
    ]

    func run(_ kind: ImportKind) throws {
        var writer = RowWriter(
            format: answer.format, fields: ColumnsOptions.fields, terminal: .output, isForExcel: answer.excel)
        writer.write(
            ColumnDescription.all(of: try profile.profile(kind)).map { column in
                Record(fields: [
                    ("column", .text(column.column)), ("required", .flag(column.required)),
                    ("words", .list(column.words)), ("meaning", .text(column.meaning[.chosen])),
                ])
            })
        try writer.end()
    }
}
