import ArgumentParser
import HousingAPI

/// `bolig referrals list`.
struct ReferralsList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis indstillinger.", en: "List referrals.",
            examples: [
                "bolig referrals list --where state=open --sort referred_on",
                "bolig referrals list --where homeless=ja --columns referral,target_group,last_outcome",
            ])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.referrals) }
}
