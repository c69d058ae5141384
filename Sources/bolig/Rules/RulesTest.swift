import ArgumentParser
import Foundation
import Housing
import HousingFiles

/// `bolig rules test FILE...`: runs case files with the shipped figures, or a folder's, without daemon or database.
struct RulesTest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run case files against the rules.",
        discussion: """
            bolig rules test cases/housing-benefit-2026.yaml
            bolig rules test --parameters draft/ --format json cases/*.yaml

            Prints a line for each answer that is not what its case expects, then how many cases passed and failed.
            """)

    /// How the result is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "Case files (YAML).")
    var files: [String]

    @Option(help: "A folder of parameter files to use instead of those shipped.")
    var parameters: String?

    @Option(help: "How the result is written.")
    var format = Format.text

    func run() throws {
        let run = try CaseRun(files: files, rules: try parameters.map(Rules.folder) ?? Rules.shipped())
        let output = format == .json ? try run.json() : run.text
        FileHandle.standardOutput.write(Data(output.utf8))
        if !run.isPassed { throw ExitCode(1) }
    }
}
