import ArgumentParser
import Housing
import HousingAPI
import HousingFiles

/// `bolig imports confirm`.
struct ImportsConfirm: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "confirm",
            da: "Bekræft det, der blev spurgt om i en fil, og gem den. Filen sendes ikke igen.",
            en: "Confirm what was asked about in a file, and store it. The file is not sent again.",
            examples: ["bolig imports confirm I-12 --reason \"Huslejen er bekræftet af udlejer\""])
    }

    @Argument(
        help: .words(da: "Importens nummer.", en: "The number of the import.", value: Words(da: "I-12", en: "I-12")))
    var name: String

    @Option(
        help: .words(
            da: "Hvorfor det er rigtigt; uden navne.", en: "Why it is right; no names.",
            value: Words(da: "begrundelse", en: "reason")))
    var reason: String

    @Flag(help: .words(da: "Prøv alt, og gem intet.", en: "Try everything, store nothing."))
    var dryRun = false

    @Option(help: .words(da: "table eller json.", en: "table or json.", value: formatName))
    var format = ReportFormat.table

    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let client = try daemon.client()
        // Of a file that is in but for some rows, rows with mistakes stay out; of another they keep all of it out.
        let isIn = dryRun ? try await client.ask(Operations.show(.imports), [name])["stored"] == .flag(true) : false
        let text = try await client.spooled(
            Operations.importsConfirm, [ImportNumber(name)?.description ?? name],
            query: dryRun ? [("dry_run", "true")] : [], headers: writeHeaders(reason: reason), minutes: 120)
        let report = try ImportReport(answer: text)
        switch format {
        case .json: try report.print()
        case .table: Terminal.write(try report.text(.chosen))
        }
        let exit = try report.exit(confirmed: true, acceptValid: isIn)
        if exit != 0 { throw ExitCode(exit) }
    }
}
