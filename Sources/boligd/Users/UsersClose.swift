import ArgumentParser
import HousingStore

/// `boligd users close`.
struct UsersClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Close an account for good; its token is known no longer.",
        discussion: """
            EXAMPLES:
              boligd users close anna

            What the user did stays under the name, so a closed account is not opened again and its name not used again.
            """)

    @Argument(help: "The account.")
    var name: String

    @OptionGroup var place: DatabaseOptions

    func run() async throws {
        try await place.withStore { store in try await store.closeAccount(.users("close"), name: name) }
    }
}
