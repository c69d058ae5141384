import ArgumentParser
import Housing
import HousingStore

/// `boligd users token`.
struct UsersToken: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "token", da: "Giv en bruger en ny adgangsnøgle, og vis den én gang; den forrige udløber.",
        en: "Give an account a new token and show it, once; the earlier one ends.",
        examples: [("boligd users token anna", nil), ("boligd users token vikar --expires 31-01-2027", nil)])

    @Argument(help: .words(da: "Brugeren.", en: "The account.", value: Words(da: "NAVN", en: "NAME")))
    var name: String

    @Option(
        help: .words(
            da: "Et andet udløb: en sidste dag, et tidspunkt, eller never.",
            en: "Another end of the account: a last day, an instant, or never.", value: .end))
    var expires: Expiry?

    @OptionGroup var place: DatabaseOptions

    func validate() throws { try expires?.requireAhead() }

    func run() async throws {
        let token = newToken()
        try await place.withStore { store in
            try await store.renewToken(.users("token"), name: name, expires: expires?.expiry, token: token)
        }
        print(token)
    }
}
