import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals protect`.
struct ReferralsProtect: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "protect",
            da:
                "Skjul navn, CPR-nummer, adresse og bolig for en borger med navne- og adressebeskyttelse, til og med en dag. "
                + "Kun rollen beskyttede borgere ser dem; andre finder sagen på dens nummer.",
            en:
                "Hide name, CPR number, address and unit of a citizen whose name and address are protected, until a day. Only "
                + "the role protected sees them; others find the case by its number.",
            examples: ["bolig referrals protect R-310 --until 31-12-2026"])
    }

    @Argument(help: referralHelp)
    var referral: String

    @Option(
        help: .words(
            da: "Beskyttelsens sidste dag, i dag eller senere.", en: "The last day of it, today or later.",
            value: dayName))
    var until: Day

    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.referralsProtect, [referral], ReferralProtect(until: until))
    }
}
