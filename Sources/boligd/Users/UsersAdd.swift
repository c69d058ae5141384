import ArgumentParser
import HousingAPI
import HousingStore

/// `boligd users add`.
struct UsersAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add an account and show its token, once.",
        discussion: """
            EXAMPLES:
              boligd users add anna --role caseworker --role allocator
              boligd users add vikar --role caseworker --expires 31-12-2026
              boligd users add nord --association 9001

            The user logs in with `bolig login` and the token. It is kept only as a hash: for one that is lost, give another \
            with `boligd users token`.
            """)

    @Argument(help: "1-40 lower-case letters, digits, dots, - or _.")
    var name: String

    @Option(help: "\(Role.givenNames); repeat for several.")
    var role: [Role] = []

    @Option(help: ArgumentHelp("The association the account is of; it has no role beside.", valueName: "NUMBER"))
    var association: String?

    @Option(help: ArgumentHelp("The account's last day, or the instant it ends.", valueName: "DAY|INSTANT"))
    var expires: Expiry?

    @OptionGroup var place: DatabaseOptions

    func validate() throws {
        guard association == nil || role.isEmpty else { throw ValidationError("--association stands alone.") }
        guard association != nil || !role.isEmpty else { throw ValidationError("Give at least one --role.") }
        try Role.requireGiven(role)
        try expires?.requireAhead()
    }

    func run() async throws {
        let token = newToken()
        try await place.withStore { store in
            try await store.addAccount(
                .users("add"), name: name, roles: association == nil ? Set(role) : [.association],
                association: association, expires: expires?.expiry.at, token: token)
        }
        print(token)
    }
}
