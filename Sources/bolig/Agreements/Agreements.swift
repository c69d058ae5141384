import ArgumentParser
import Housing
import HousingAPI

/// `bolig agreements`.
struct Agreements: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "agreements",
            da: "Udlejningsaftaler: hvor stor en andel kommunen får, hvor hurtigt den svarer, og om aftalen holdes.",
            en: "Letting agreements: the municipality's share, how soon it answers, and whether they are kept.",
            examples: ["bolig agreements set 0123 --share 1/4", "bolig agreements balance 0123 --period 2026-Q3"],
            subcommands: [AgreementsList.self, AgreementsShow.self, AgreementsSet.self, AgreementsBalance.self])
    }
}

/// Whose agreement: an association's, or that of one of its departments.
struct AgreementParty: ParsableArguments {
    @Argument(help: .words(da: "LBF-nummer.", en: "LBF number.", value: Words(da: "lbf-nr", en: "lbf-number")))
    var association: String

    @Argument(
        help: .words(
            da: "Afdelingen, når det er dens egen aftale.", en: "The department, where it is its own agreement.",
            value: Words(da: "afdeling", en: "department")))
    var department: String?
}
