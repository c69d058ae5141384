import ArgumentParser
import Housing
import HousingAPI

/// `bolig associations change`.
struct AssociationsChange: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "change", da: "Ret en boligorganisations navn eller kolonneprofil.",
            en: "Change the name or column profile of an association.",
            examples: [
                "bolig associations change 0123 --name \"Boligforeningen Eksempel\"",
                "bolig associations change 0123 --profile \"\"",
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

    @OptionGroup var reason: ReasonOptions
    @OptionGroup var write: WriteOptions

    func validate() throws {
        guard name == nil, profile == nil else { return }
        throw ValidationError(Words(da: "Skriv, hvad der skal rettes.", en: "Say what is to be changed.").said)
    }

    func run() async throws {
        try await write.send(
            Operations.associationsChange, [association], AssociationChange(name: name, profile: profile), reason)
    }
}
