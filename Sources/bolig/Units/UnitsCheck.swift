import ArgumentParser
import Foundation
import Housing
import HousingFiles

/// `bolig units check`: the same reader and report as an import, without any daemon.
struct UnitsCheck: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "check", da: "Læs en fil med boliger igennem uden at sende den, til organisationens egen brug.",
            en: "Read a file of units without sending it, for the association's own use.",
            examples: ["bolig units check boliger.csv", "bolig units check boliger.xlsx --problems fejl.xlsx"])
    }

    @OptionGroup var options: ImportOptions

    @Option(
        help: .words(
            da: "En egen kolonneprofil.", en: "A column profile of one's own.",
            value: Words(da: "fil", en: "file")))
    var profile: String?

    @OptionGroup var language: LanguageOptions

    func run() async throws {
        let bytes = try options.bytes()
        let file = ImportFile(name: options.name, bytes: bytes, profiles: try profiles())
        let today = Instant(microseconds: Int(Date.now.timeIntervalSince1970 * 1_000_000)).copenhagenDay
        let reading = try file.units(ImportContext(on: options.on ?? today, association: options.association))
        let report = try reading.check(
            confirmed: options.confirm != nil, acceptValid: options.acceptValid, language: .chosen
        ).report
        try options.writeProblems(report, bytes)
        try options.end(report)
    }

    private func profiles() throws -> Profiles {
        guard let profile else { return try Profiles() }
        guard let bytes = FileManager.default.contents(atPath: profile), let text = String(data: bytes, encoding: .utf8)
        else {
            throw Failure.wrongUse(
                "file_not_opened", Words(da: "Profilen kan ikke åbnes.", en: "The profile cannot be opened."),
                details: ["profile": profile])
        }
        return try Profiles(adding: [(name: URL(fileURLWithPath: profile).lastPathComponent, yaml: text)], forAll: true)
    }
}
