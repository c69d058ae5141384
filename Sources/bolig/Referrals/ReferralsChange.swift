import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals change`.
struct ReferralsChange: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "change",
            da:
                "Ret oplysninger om en borger i hånden: kolonnerne i filen med indstillinger, dog ikke nøglen og cpr. Efter navn alene bliver du spurgt.",
            en:
                "Change facts of a referral by hand: the columns of the referrals file, but not its key and cpr. After navn alone you are asked.",
            examples: [
                "bolig referrals change R-310 indkomst_brutto=14.200 --reason \"Ny lønseddel\"",
                "bolig referrals change R-310 boern=4,9 udgift_medicin= prioritet=2 --reason \"Samtale\"",
                "bolig referrals change R-310 navn --reason \"Navneændring\"",
            ])
    }

    @Argument(
        help: .words(
            da: "Indstillingens nummer eller sagssystemets.", en: "The number of the referral, or the case system's.",
            value: Words(da: "R-310", en: "R-310")))
    var referral: String

    @OptionGroup var typed: TypedColumns

    func run() async throws { try await typed.send(Operations.referralsChange, referral) }
}
