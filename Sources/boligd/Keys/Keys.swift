import ArgumentParser

/// `boligd keys`: the key that wraps all others.
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "keys", da: "Tjenestens nøgle, der pakker alle andre ind.", en: "The service's key, that wraps all others.",
        examples: [("boligd keys rotate", nil)], subcommands: [KeysRotate.self])
}
