import ArgumentParser
import Foundation
import Housing

extension Language {
    /// The language of this run, chosen once: `--language`, then `BOLIG_LANGUAGE`, then a `LANG` that begins with
    /// `en`, else Danish.
    ///
    /// It is read from the raw arguments, because help texts and the parser's own errors are written before any
    /// option has been parsed.
    static let chosen = chosen(CommandLine.arguments, ProcessInfo.processInfo.environment)

    /// The language for these arguments and this environment; a word that is no language is passed over here and
    /// refused by the parser.
    static func chosen(_ arguments: [String], _ environment: [String: String]) -> Language {
        if let option = option("--language", in: arguments).flatMap(Language.init(rawValue:)) { return option }
        if let variable = environment["BOLIG_LANGUAGE"].flatMap(Language.init(rawValue:)) { return variable }
        return environment["LANG"]?.hasPrefix("en") == true ? .en : .da
    }
}

/// The value of an option in raw arguments, written `--name value` or `--name=value`; the last one counts.
func option(_ name: String, in arguments: [String]) -> String? {
    let arguments = arguments.prefix { $0 != "--" }
    for (index, argument) in arguments.enumerated().reversed() {
        if argument.hasPrefix(name + "=") { return String(argument.dropFirst(name.count + 1)) }
        if argument == name, index + 1 < arguments.count { return arguments[index + 1] }
    }
    return nil
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
