import Housing

/// The pages of a program: one of the program, and one of each command that has it and those below.
struct Pages {
    let help: ToolHelp
    let language: Language
    let section: Int
    let date: String
    /// `bolig 0.2.0`.
    let version: String

    /// The name of each file with what is in it.
    var files: [(name: String, text: String)] {
        [file(help.command.commandName, program)]
            + help.command.below.map { file("\(help.command.commandName)-\($0.commandName)", page($0)) }
    }

    private func file(_ title: String, _ page: ManualPage) -> (name: String, text: String) {
        ("\(title).\(section)", page.text)
    }

    private func said(_ da: String, _ en: String) -> String { Words(da: da, en: en)[language] }

    private func begun(_ title: String, _ command: ToolHelp.Command) -> ManualPage {
        var page = ManualPage(title, section: section, date: date, version: version)
        page.section(said("NAVN", "NAME"))
        page.name(title, command.abstract ?? title)
        page.section(said("OVERSIGT", "SYNOPSIS"))
        return page
    }

    private var program: ManualPage {
        let command = help.command
        var page = begun(command.commandName, command)
        page.lines(["\(command.commandName) \(said("KOMMANDO", "COMMAND")) …", "\(command.commandName) --version"])
        page.section(said("BESKRIVELSE", "DESCRIPTION"))
        page.discussion(command.discussion ?? "")
        page.section(said("KOMMANDOER", "COMMANDS"))
        for below in command.below {
            page.item("\(command.commandName)-\(below.commandName)(\(section))", below.abstract ?? "")
        }
        page.section(said("MILJØ", "ENVIRONMENT"))
        page.item(
            "BOLIG_LANGUAGE, LANG",
            said(
                "Sproget: da, eller en; LANG, der begynder med en, er engelsk. --language går forud.",
                "The language: da, or en; a LANG that begins with en is English. --language goes before."))
        page.item("BOLIG_DATA", said("Datamappen, hvor --data ikke er givet.", "The data folder, without --data."))
        page.section(said("SLUTKODER", "EXIT STATUS"))
        for (code, meaning) in Self.exits { page.item(code, meaning[language]) }
        page.section(said("SE OGSÅ", "SEE ALSO"))
        page.paragraph(
            command.below.map { "\(command.commandName)-\($0.commandName)(\(section))" }.joined(separator: ", "))
        return page
    }

    /// As the README has them.
    private static let exits = [
        ("0", Words(da: "Det er gjort.", en: "It is done.")),
        ("1", Words(da: "Svaret er nej, eller det blev afvist.", en: "The answer is no, or it was refused.")),
        ("64", Words(da: "Kommandolinjen kan ikke bruges.", en: "The command line cannot be used.")),
        ("65", Words(da: "Filen kan ikke læses.", en: "The file cannot be read.")),
        ("69", Words(da: "Tjenesten kan ikke nås.", en: "The service cannot be reached.")),
        ("70", Words(da: "Fejl i tjenesten.", en: "The service's fault.")),
        ("75", Words(da: "Prøv igen senere.", en: "Try again later.")),
        ("77", Words(da: "Det må brugeren ikke, eller er ikke logget ind.", en: "Not allowed, or not logged in.")),
    ]

    private func page(_ command: ToolHelp.Command) -> ManualPage {
        let title = "\(help.command.commandName)-\(command.commandName)"
        var page = begun(title, command)
        for leaf in command.leaves { page.item(leaf.line, usage(leaf)) }
        page.section(said("BESKRIVELSE", "DESCRIPTION"))
        page.paragraph(command.abstract ?? "")
        page.discussion(command.discussion ?? "")
        if command.below.isEmpty {
            if !command.own.isEmpty { page.section(said("VALGMULIGHEDER", "OPTIONS")) }
            arguments(of: command, &page)
        } else {
            page.section(said("KOMMANDOER", "COMMANDS"))
            for leaf in command.leaves {
                page.subsection(leaf.line)
                page.paragraph(leaf.abstract ?? "")
                page.discussion(leaf.discussion ?? "")
                arguments(of: leaf, &page)
            }
        }
        page.section(said("SE OGSÅ", "SEE ALSO"))
        page.paragraph("\(help.command.commandName)(\(section))")
        return page
    }

    /// What stands after the command.
    private func usage(_ command: ToolHelp.Command) -> String {
        command.own.map { argument in
            let typed =
                (argument.kind == .positional ? [] : [argument.preferredName?.typed ?? ""])
                + (argument.kind == .flag ? [] : ["<\(argument.valueName ?? "")>"])
            let word = typed.joined(separator: " ") + (argument.isRepeating ? " …" : "")
            return argument.isOptional ? "[\(word)]" : word
        }.joined(separator: " ")
    }

    private func arguments(of command: ToolHelp.Command, _ page: inout ManualPage) {
        for argument in command.own {
            let value = argument.kind == .flag ? [] : ["<\(argument.valueName ?? "")>"]
            let name = argument.kind == .positional ? [] : [argument.preferredName?.typed ?? ""]
            var words = argument.abstract ?? ""
            if let values = argument.allValues, !values.isEmpty {
                words += " \(said("Værdier", "Values")): \(values.joined(separator: ", "))."
            }
            if let value = argument.defaultValue { words += " \(said("Ellers", "Default")): \(value)." }
            page.item((name + value).joined(separator: " "), words)
        }
    }
}
