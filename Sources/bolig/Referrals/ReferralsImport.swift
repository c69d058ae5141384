import ArgumentParser
import Housing

/// `bolig referrals import`.
struct ReferralsImport: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "import", da: "Send en fil med indstillinger ind.", en: "Send in a file of referrals.",
            examples: [
                "bolig referrals import indstillinger.csv --dry-run",
                "bolig referrals import indstillinger.csv",
            ])
    }

    @OptionGroup var send: ImportSend

    func run() async throws { try await send.run(.referrals) }
}
