import ArgumentParser
import HousingStore

/// `boligd users token`.
struct UsersToken: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Give an account a new token and show it, once; the earlier one ends.",
        discussion: """
            EXAMPLES:
              boligd users token anna
              boligd users token vikar --expires 31-01-2027
            """)

    @Argument(help: "The account.")
    var name: String

    @Option(
        help: ArgumentHelp("Another end of the account: a last day, an instant, or never.", valueName: "DAY|INSTANT"))
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
