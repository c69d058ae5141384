import ArgumentParser
import Housing

/// `bolig register import`.
struct RegisterImport: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "import", da: "Send kommunens hidtidige regneark ind.",
            en: "Send in the spreadsheet the municipality kept before.",
            examples: [
                "bolig register import register.xlsx --dry-run",
                "bolig register import register.xlsx --confirm \"Som det blev gjort dengang\"",
            ])
    }

    @OptionGroup var send: ImportSend

    func run() async throws { try await send.run(.register) }
}
