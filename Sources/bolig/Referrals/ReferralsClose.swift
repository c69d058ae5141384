import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals close`.
struct ReferralsClose: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "close", da: "Luk en indstilling, der ikke bliver til noget.",
            en: "Close a referral that comes to nothing.",
            examples: ["bolig referrals close R-310 --reason other_housing"])
    }

    @Argument(help: referralHelp)
    var referral: String

    @Option(
        help: .words(
            da: "Hvorfor: \(ClosingReason.list).", en: "Why: \(ClosingReason.list).",
            value: Words(da: "årsag", en: "reason")))
    var reason: ClosingReason

    @Option(help: .words(da: "Dagen (ellers i dag).", en: "The day (else today).", value: dayName))
    var on: Day?

    @Option(help: stepNoteHelp)
    var note: String?

    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(
            Operations.referralsClose, [referral], ReferralClose(reason: reason, on: on, note: note))
    }
}
