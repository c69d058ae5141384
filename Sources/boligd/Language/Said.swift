import ArgumentParser
import Foundation
import Housing
import HousingFiles

extension Language {
    /// The language of this run, chosen once. It is read from the raw arguments, because help texts and the parser's own
    /// errors are written before any option has been parsed.
    static let chosen = chosen(CommandLine.arguments, ProcessInfo.processInfo.environment)
}

/// Which language to answer in, for every command.
struct LanguageOptions: ParsableArguments {
    /// Taken from the raw arguments before parsing (`Language.chosen`); declared here so that the parser knows it.
    @Option(
        help: .words(da: "Sprog: da eller en.", en: "Language: da or en.", value: Words(da: "sprog", en: "language")))
    var language: Language?
}

extension Language: ExpressibleByArgument {}

extension Words {
    /// The words in the language of this run.
    var said: String { self[.chosen] }

    /// What a folder is called in a usage line.
    static let folder = Words(da: "MAPPE", en: "DIR")
    /// What a file is called in a usage line.
    static let file = Words(da: "FIL", en: "FILE")
    /// What an address is called in a usage line.
    static let address = Words(da: "VÆRT:PORT", en: "HOST:PORT")
    /// What an account's end is called in a usage line.
    static let end = Words(da: "DAG|TIDSPUNKT", en: "DAY|INSTANT")
}

extension ArgumentHelp {
    /// A help text in the language of this run; `value` names what the option takes.
    static func words(da: String, en: String, value: Words? = nil) -> ArgumentHelp {
        var help = ArgumentHelp(stringLiteral: Words(da: da, en: en).said)
        if let value { help.valueName = value.said }
        return help
    }
}

extension ValidationError {
    /// Why a command line is refused, in the language of this run.
    init(da: String, en: String) { self.init(Words(da: da, en: en).said) }
}

extension CommandConfiguration {
    /// A command whose help says what it does, shows examples, and says more, in the language of this run.
    ///
    /// - Parameter examples: lines to type, each with what it does, or alone.
    static func words(
        _ name: String, da: String, en: String, examples: [(line: String, does: Words?)] = [], more: Words? = nil,
        version: String = "", subcommands: [any ParsableCommand.Type] = [],
        defaultSubcommand: (any ParsableCommand.Type)? = nil
    ) -> CommandConfiguration {
        let width = examples.filter { $0.does != nil }.map(\.line.count).max() ?? 0
        let lines = examples.map { example -> String in
            guard let does = example.does else { return "  \(example.line)" }
            let space = String(repeating: " ", count: width - example.line.count)
            return "  \(example.line)\(space)   \(does.said)"
        }
        let shown =
            lines.isEmpty ? [] : [([Words(da: "EKSEMPLER:", en: "EXAMPLES:").said] + lines).joined(separator: "\n")]
        return CommandConfiguration(
            commandName: name, abstract: Words(da: da, en: en).said,
            discussion: (shown + (more.map { [$0.said] } ?? [])).joined(separator: "\n\n"), version: version,
            subcommands: subcommands, defaultSubcommand: defaultSubcommand)
    }
}

extension ParsableCommand {
    /// The command and those below it, by name.
    static var names: CommandName {
        CommandName(_commandName, below: configuration.subcommands.map { $0.names })
    }
}
