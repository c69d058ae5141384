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

    @OptionGroup var profile: ProfileOptions
    @OptionGroup var language: LanguageOptions

    func run() async throws {
        let bytes = try options.bytes()
        let file = ImportFile(name: options.name, bytes: bytes, profiles: try profile.profiles())
        let today = Instant(microseconds: Int(Date.now.timeIntervalSince1970 * 1_000_000)).copenhagenDay
        let reading = try file.units(ImportContext(on: options.on ?? today, association: options.association))
        let report = try reading.check(
            confirmed: options.confirm != nil, acceptValid: options.acceptValid, language: .chosen
        ).report
        try options.writeProblems(report, bytes)
        try options.end(report)
    }
}
