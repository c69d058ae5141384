import ArgumentParser
import Housing

/// `bolig census import`.
struct CensusImport: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "import", da: "Send hjemløsetællinger ind.", en: "Send in homelessness counts.",
            examples: [
                "bolig census import taelling.csv"
            ])
    }

    @OptionGroup var send: ImportSend

    func run() async throws { try await send.run(.census) }
}
