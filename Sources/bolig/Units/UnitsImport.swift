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
            ])
    }

    @OptionGroup var send: ImportSend

    func run() async throws { try await send.run(.units) }
}
