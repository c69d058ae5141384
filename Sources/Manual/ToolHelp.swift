/// What a program says of itself by `--experimental-dump-help`, as far as a page needs it.
struct ToolHelp: Decodable {
    let command: Command

    struct Command: Decodable {
        let commandName: String
        /// The commands it stands below.
        let superCommands: [String]?
        let abstract: String?
        let discussion: String?
        let subcommands: [Command]?
        let arguments: [Argument]?

        /// `bolig units list`.
        var line: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }
        /// Those one types; the parser adds `help` to them.
        var below: [Command] { (subcommands ?? []).filter { $0.commandName != "help" } }
        /// Its own; `--version` and `--help` every command has.
        var own: [Argument] {
            (arguments ?? []).filter { $0.shouldDisplay && !["version", "help"].contains($0.preferredName?.name) }
        }
        /// The commands without others below, this one or those beneath it.
        var leaves: [Command] { below.isEmpty ? [self] : below.flatMap(\.leaves) }
    }

    struct Argument: Decodable {
        enum Kind: String, Decodable { case positional, option, flag }

        struct Name: Decodable {
            enum Kind: String, Decodable { case long, short, longWithSingleDash }
            let kind: Kind
            let name: String

            var typed: String { (kind == .long ? "--" : "-") + name }
        }

        let kind: Kind
        let shouldDisplay: Bool
        let isOptional: Bool
        let isRepeating: Bool
        let preferredName: Name?
        let valueName: String?
        let defaultValue: String?
        let allValues: [String]?
        let abstract: String?
    }
}
