import ArgumentParser

/// `boligd keys`: the key that wraps all others.
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "The service's key, that wraps all others.",
        discussion: """
            EXAMPLES:
              boligd keys rotate
            """,
        subcommands: [KeysRotate.self])
}
