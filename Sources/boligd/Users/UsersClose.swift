import ArgumentParser
import Housing
import HousingStore

/// `boligd users close`.
struct UsersClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "close", da: "Luk en bruger for altid; adgangsnøglen kendes ikke mere.",
        en: "Close an account for good; its token is known no longer.",
        examples: [("boligd users close anna", nil)],
        more: Words(
            da: """
                Hvad brugeren gjorde, står under navnet, så en lukket bruger åbnes ikke igen, og navnet bruges ikke igen.
                """,
            en: """
                What the user did stays under the name, so a closed account is not opened again and its name not used again.
                """))

    @Argument(help: .words(da: "Brugeren.", en: "The account.", value: Words(da: "NAVN", en: "NAME")))
    var name: String

    @OptionGroup var place: DatabaseOptions

    func run() async throws {
        try await place.withStore { store in try await store.closeAccount(.users("close"), name: name) }
    }
}
