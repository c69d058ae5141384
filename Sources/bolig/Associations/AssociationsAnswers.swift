import ArgumentParser
import Housing
import HousingAPI

/// `bolig associations answers`.
struct AssociationsAnswers: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "answers",
            da: "Skriv, hvad der blev af en boligorganisations boliger, så dens eget system kan læse det.",
            en: "Write what became of an association's units, so that its own program can read it.",
            examples: [
                "bolig associations answers 0123 --output svar.xlsx",
                "bolig associations answers 0123 --since 01-10-2025 --output svar.csv --overwrite",
            ])
    }

    @Argument(help: .words(da: "LBF-nummer.", en: "LBF number.", value: Words(da: "lbf-nr", en: "lbf-number")))
    var association: String

    @Option(
        help: .words(
            da: "Kun boliger, der er åbne eller besvaret fra den dag.",
            en: "Only units that are open or were answered from that day on.", value: dayName))
    var since: Day?

    @Option(
        help: .words(
            da: "Hvor svarene skrives: en fil på .xlsx eller .csv.",
            en: "Where they are written: a file of .xlsx or .csv.",
            value: Words(da: "fil", en: "file")), completion: .file())
    var output: String

    @OptionGroup var file: OutputFile
    @OptionGroup var daemon: DaemonOptions

    func validate() throws {
        try OutputFile.require(output, endsIn: AnswersFormat.allCases.map { ".\($0.rawValue)" })
    }

    private var format: AnswersFormat? {
        AnswersFormat.allCases.first { output.lowercased().hasSuffix("." + $0.rawValue) }
    }

    func run() async throws {
        try file.check(output)
        let answer = try await daemon.client().answer(
            Operations.associationsAnswers, [association], AnswersQuery(since: since, format: format))
        try file.write(answer.bytes, to: output)
    }
}
