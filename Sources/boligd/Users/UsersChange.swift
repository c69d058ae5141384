import ArgumentParser
import HousingAPI
import HousingStore

/// `boligd users change`.
struct UsersChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Give an account other roles or another end.",
        discussion: """
            EXAMPLES:
              boligd users change anna --role caseworker        these roles and no others, from her next request
              boligd users change vikar --expires 31-01-2027
              boligd users change vikar --expires never
            """)

    @Argument(help: "The account.")
    var name: String

    @Option(help: "\(Role.givenNames); repeat for several. They take the place of those it has.")
    var role: [Role] = []

    @Option(help: ArgumentHelp("The account's last day, the instant it ends, or never.", valueName: "DAY|INSTANT"))
    var expires: Expiry?

    @OptionGroup var place: DatabaseOptions

    func validate() throws {
        guard !role.isEmpty || expires != nil else { throw ValidationError("Give --role or --expires.") }
        try Role.requireGiven(role)
        try expires?.requireAhead()
    }

    func run() async throws {
        try await place.withStore { store in
            try await store.changeAccount(
                .users("change"), name: name, roles: role.isEmpty ? nil : Set(role), expires: expires?.expiry)
        }
    }
}
