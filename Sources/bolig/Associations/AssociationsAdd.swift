import ArgumentParser
import Housing
import HousingAPI

/// `bolig associations add`.
struct AssociationsAdd: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "add", da: "Registrér en boligorganisation.", en: "Register a housing association.",
            examples: ["bolig associations add 0123 \"Boligforeningen Eksempel\" --answer-days 14"])
    }

    @Argument(help: .words(da: "LBF-nummer.", en: "LBF number.", value: Words(da: "lbf-nr", en: "lbf-number")))
    var association: String

    @Argument(
        help: .words(
            da: "Navnet, som filerne skriver det.", en: "The name, as the files write it.",
            value: Words(da: "navn", en: "name")))
    var name: String

    @Option(
        help: .words(
            da: "Organisationens egen kolonneprofil.", en: "The association's own column profile.",
            value: Words(da: "profil", en: "profile")))
    var profile: String?

    @Option(
        help: .words(
            da: "Andel af de ledige boliger: 1/4, eller i procent.", en: "Share of the vacancies: 1/4, or per cent.",
            value: Words(da: "1/4", en: "1/4")))
    var share: Share?

    @Option(
        help: .words(
            da: "Dage kommunen har til at svare.", en: "Days the municipality has to answer.",
            value: Words(da: "dage", en: "days")))
    var answerDays: Int?

    @OptionGroup var write: WriteOptions

    func run() async throws {
        let body = AssociationAdd(
            association: association, name: name, profile: profile, share: share, answerDays: answerDays)
        try await write.send(Operations.associationsAdd, [], body)
    }
}
