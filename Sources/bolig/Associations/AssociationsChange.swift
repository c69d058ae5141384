import ArgumentParser
import Housing
import HousingAPI

/// `bolig associations change`.
struct AssociationsChange: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "change", da: "Ret en boligorganisations navn, kolonneprofil, svarfrist eller antal personer pr. rum.",
            en: "Change the name, column profile, days to answer or persons a room of an association.",
            examples: [
                "bolig associations change 0123 --name \"Boligforeningen Eksempel\"",
                "bolig associations change 0123 --profile \"\"",
                "bolig associations change 0123 --answer-days 14 --persons-per-room none",
            ])
    }

    @Argument(help: .words(da: "LBF-nummer.", en: "LBF number.", value: Words(da: "lbf-nr", en: "lbf-number")))
    var association: String

    @Option(
        help: .words(
            da: "Navnet, som filerne skriver det.", en: "The name, as the files write it.",
            value: Words(da: "navn", en: "name")))
    var name: String?

    @Option(
        help: .words(
            da: "Organisationens egen kolonneprofil; \"\" er ingen.",
            en: "The association's own column profile; \"\" is none.",
            value: Words(da: "profil", en: "profile")))
    var profile: String?

    @Option(
        help: .words(
            da: "Dage kommunen har til at svare, fra i dag.", en: "Days the municipality has to answer, from today.",
            value: Words(da: "dage", en: "days")))
    var answerDays: Int?

    @Option(
        help: .words(
            da: "Højst så mange personer pr. rum; none er ingen grænse.",
            en: "At most so many persons a room; none is no limit.", value: Words(da: "antal", en: "count")))
    var personsPerRoom: PersonsPerRoom?

    @OptionGroup var reason: ReasonOptions
    @OptionGroup var write: WriteOptions

    func validate() throws {
        guard name == nil, profile == nil, answerDays == nil, personsPerRoom == nil else { return }
        throw ValidationError(Words(da: "Skriv, hvad der skal rettes.", en: "Say what is to be changed.").said)
    }

    func run() async throws {
        let change = AssociationChange(
            name: name, profile: profile, answerDays: answerDays, personsPerRoom: personsPerRoom)
        try await write.send(Operations.associationsChange, [association], change, reason)
    }
}
