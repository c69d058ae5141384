import ArgumentParser
import Housing
import HousingFiles

/// `bolig rules test FILE...`: runs case files with the shipped parameters, or a folder's, without daemon or database.
struct RulesTest: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "test", da: "Prøv reglerne mod sagsfiler. Slutter med 1, når et svar ikke er det ventede.",
            en: "Run case files against the rules. Exits with 1 when an answer is not the one expected.",
            examples: ["bolig rules test sager.yaml", "bolig rules test --parameters kladde --format json sager.yaml"])
    }

    @Argument(
        help: .words(
            da: "Filer med sager (YAML).", en: "Case files (YAML).", value: Words(da: "fil", en: "file")),
        completion: .file())
    var files: [String]

    @Option(
        help: .words(
            da: "En mappe med satser i stedet for de medfølgende.",
            en: "A folder of parameter files instead of those shipped.", value: Words(da: "mappe", en: "folder")),
        completion: .directory)
    var parameters: String?

    @Option(help: .words(da: "table eller json.", en: "table or json.", value: formatName))
    var format = ReportFormat.table

    @OptionGroup var language: LanguageOptions

    func run() throws {
        let run = try CaseRun(files: files, rules: try parameters.map(Rules.folder) ?? Rules.shipped())
        Terminal.write(format == .json ? try run.json() : run.text)
        if !run.isPassed { throw ExitCode(1) }
    }
}
