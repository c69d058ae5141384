import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals show`.
struct ReferralsShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words("show", da: "Vis en indstilling.", en: "Show a referral.", examples: ["bolig referrals show R-310"])
    }

    @Argument(
        help: .words(
            da: "Indstillingens nummer eller sagssystemets.", en: "The number of the referral, or the case system's.",
            value: Words(da: "R-310", en: "R-310")))
    var name: String

    @OptionGroup var options: ShowOptions

    func run() async throws { try await options.show(ReferralNumber(name)?.description ?? name, .referrals) }
}
