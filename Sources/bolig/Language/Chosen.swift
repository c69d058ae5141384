import ArgumentParser
import Foundation
import Housing
import HousingFiles

extension Language {
    /// The language of this run, chosen once. It is read from the raw arguments, because help texts and the parser's own
    /// errors are written before any option has been parsed.
    static let chosen = chosen(CommandLine.arguments, ProcessInfo.processInfo.environment)
}

extension Words {
    /// The words in the language of this run.
    var said: String { self[.chosen] }
}

extension ArgumentHelp {
    /// A help text in the language of this run; `value` names what the option takes.
    static func words(da: String, en: String, value: Words? = nil) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: Words(da: da, en: en).said).naming(value?.said)
    }

    private func naming(_ value: String?) -> ArgumentHelp {
        var help = self
        if let value { help.valueName = value }
        return help
    }
}

extension CommandConfiguration {
    /// A command whose help opens with what it does and examples, in the language of this run.
    static func words(
        _ name: String, da: String, en: String, examples: [String], version: String = "",
        subcommands: [any ParsableCommand.Type] = []
    ) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name, abstract: Words(da: da, en: en).said,
            discussion: examples.map { "  " + $0 }.joined(separator: "\n"), version: version,
            subcommands: subcommands)
    }
}

extension UnknownCommand {
    /// As every refusal of the client is told.
    var failure: Failure { .wrongUse("unknown_command", message, hint: hint) }
}

extension ParsableCommand {
    /// The command and those below it, by name.
    static var names: CommandName {
        CommandName(configuration.commandName ?? "", below: configuration.subcommands.map { $0.names })
    }
}
