import ArgumentParser
import Foundation
import Housing
import HousingFiles

/// `bolig statistics verify`: a package against its manifest, without any daemon.
struct StatisticsVerify: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "verify", da: "Kontrollér en pakke mod dens manifest. Slutter med 1, når noget ikke passer.",
            en: "Check a package against its manifest. Exits with 1 when something differs.",
            examples: ["bolig statistics verify statistik-2025"])
    }

    @Argument(
        help: .words(da: "Pakkens mappe.", en: "The folder of the package.", value: Words(da: "mappe", en: "folder")),
        completion: .directory)
    var folder: String

    @Option(help: .words(da: "table eller json.", en: "table or json.", value: formatName))
    var format = ReportFormat.table

    @OptionGroup var language: LanguageOptions

    func run() throws {
        let check = try PackageCheck(folder: folder)
        switch format {
        case .table:
            Terminal.write(
                check.problems.map { "\($0.file): \($0.code.words.said)\n" }.joined() + summary(check).said + "\n")
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            Terminal.write(String(decoding: try encoder.encode(check.problems), as: UTF8.self) + "\n")
        }
        if !check.problems.isEmpty { throw ExitCode(1) }
    }

    private func summary(_ check: PackageCheck) -> Words {
        let count = check.manifest.files.count
        return check.problems.isEmpty
            ? Words(
                da: "Pakken er hel: \(count) filer for \(check.manifest.period).",
                en: "The package is whole: \(count) files for \(check.manifest.period).")
            : Words(
                da: "Pakken passer ikke med sit manifest.", en: "The package is not what its manifest says.")
    }
}
