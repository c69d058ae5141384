import ArgumentParser
import Housing

/// `bolig units import`.
struct UnitsImport: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "import", da: "Send en fil med boliger ind.", en: "Send in a file of units.",
            examples: [
                "bolig units import boliger.csv --dry-run",
                "bolig units import boliger.csv --confirm \"Huslejen er bekræftet af udlejer\"",
                "bolig units import boliger.xlsx --accept-valid --problems fejl.xlsx",
                "bolig units import a.csv b.csv c.csv --format json",
            ])
    }

    @OptionGroup var send: ImportSend

    @Argument(
        help: .words(
            da: "Flere filer, en ad gangen.", en: "More files, one after the other.",
            value: Words(da: "fil", en: "file")), completion: .file())
    var more: [String] = []

    func run() async throws {
        if more.isEmpty {
            try await send.run(.units)
        } else {
            try await send.run(.units, files: [send.options.file] + more)
        }
    }
}
