import ArgumentParser
import Housing

/// `bolig parameters compare A B`: two sets of parameters, or files of them, beside each other.
struct ParametersCompare: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "compare", da: "Sammenlign to sæt satser eller filer: hvert tal, der er et andet.",
            en: "Compare two sets of parameters, or files: each parameter that differs.",
            examples: ["bolig parameters compare P-2 P-3", "bolig parameters compare P-3 2027-01-01.yaml"])
    }

    @Argument(help: .words(da: "Sættet eller filen før.", en: "The set or file before.", value: setName))
    var before: String

    @Argument(help: .words(da: "Sættet eller filen efter.", en: "The set or file after.", value: setName))
    var after: String

    @Flag(
        help: .words(
            da: "Også tal, der kun har en anden kilde, sikkerhed eller frist.",
            en: "Also parameters of which only source, confidence or review differ."))
    var sources = false

    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let first = try await ParametersSource(before).parameters(daemon)
        let second = try await ParametersSource(after).parameters(daemon)
        let changes = second.changes(from: first, valuesOnly: !sources)
        if !changes.isEmpty { Terminal.write(changes.text(.chosen)) }
        Terminal.note(
            Words(da: "\(changes.count) tal er forskellige.", en: "\(changes.count) parameters differ.").said)
    }
}
