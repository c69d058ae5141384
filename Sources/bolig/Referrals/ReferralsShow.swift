import ArgumentParser
import Housing
import HousingAPI

/// `bolig referrals show`.
struct ReferralsShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "show", da: "Vis en indstilling.", en: "Show a referral.",
            examples: [
                "bolig referrals show R-310",
                "bolig referrals show R-310 --break-glass \"Akut: borgeren står uden bolig i aften\"",
            ])
    }

    @Argument(
        help: .words(
            da: "Indstillingens nummer eller sagssystemets.", en: "The number of the referral, or the case system's.",
            value: Words(da: "R-310", en: "R-310")))
    var name: String

    @Option(
        help: .words(
            da:
                "Se en beskyttet borgers sag denne ene gang, og sig hvorfor; en revisor ser på det bagefter. Uden navne.",
            en:
                "See the case of a protected citizen this once, and say why; an auditor looks at it afterwards. No names.",
            value: Words(da: "begrundelse", en: "reason")))
    var breakGlass: String?

    @OptionGroup var options: ShowOptions

    func run() async throws {
        var client = try options.daemon.client()
        client.breakGlass = breakGlass
        let record = try await client.ask(
            Operations.show(.referrals), [ReferralNumber(name)?.description ?? name])
        try options.answer.print(record, .referrals)
    }
}
