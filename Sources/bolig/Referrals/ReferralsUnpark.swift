import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals unpark`.
struct ReferralsUnpark: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "unpark", da: "Lad en indstilling ikke længere være i bero.", en: "Park a referral no more.",
            examples: ["bolig referrals unpark R-310"])
    }

    @Argument(help: referralHelp)
    var referral: String

    @Option(help: .words(da: "Dagen (ellers i dag).", en: "The day (else today).", value: dayName))
    var on: Day?

    @OptionGroup var reason: ReasonOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.referralsUnpark, [referral], Step(on: on), reason)
    }
}
