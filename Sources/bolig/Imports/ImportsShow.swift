import ArgumentParser
import Housing
import HousingAPI
import HousingFiles

/// `bolig imports show`.
struct ImportsShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "show", da: "Vis en fil, der er sendt ind.", en: "Show a file that was sent in.",
            examples: ["bolig imports show I-12", "bolig imports show I-12 --report"])
    }

    @Argument(
        help: .words(da: "Importens nummer.", en: "The number of the import.", value: Words(da: "I-12", en: "I-12")))
    var name: String

    @Flag(
        help: .words(
            da: "Vis den rapport, filen fik; med --format json som den blev gemt.",
            en: "Show the report the file was given; with --format json as it was stored."))
    var report = false

    @OptionGroup var options: ShowOptions

    func validate() throws {
        guard report, ![.table, .json].contains(options.answer.format) else { return }
        throw ValidationError(
            Words(
                da: "En rapport vises som table eller json.", en: "A report is shown as table or json."
            ).said)
    }

    func run() async throws {
        let number = ImportNumber(name)?.description ?? name
        guard report else { return try await options.show(number, .imports) }
        let text = try await options.daemon.client().spooled(
            Operations.importsReport, [number], minutes: 30)
        let report = try ImportReport(answer: text)
        if options.answer.format == .json { try report.print() } else { Terminal.write(try report.text(.chosen)) }
    }
}
