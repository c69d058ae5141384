import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals reopen`.
struct ReferralsReopen: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "reopen", da: "Åbn en indstilling igen, der blev lukket i hånden.",
            en: "Open a referral again that was closed by hand.", examples: ["bolig referrals reopen R-310"])
    }

    @Argument(help: referralHelp)
    var referral: String

    @Option(help: .words(da: "Dagen (ellers i dag).", en: "The day (else today).", value: dayName))
    var on: Day?

    @OptionGroup var reason: ReasonOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.referralsReopen, [referral], Step(on: on), reason)
    }
}
