import ArgumentParser
import Housing
import HousingFiles

/// A word that stands where a command is wanted, and is none.
struct UnknownCommand {
    let typed: String
    /// What stood before it, which is a command: `bolig units`.
    let path: [String]
    let commands: [String]

    /// nil where every word that should be a command is one.
    init?(_ arguments: [String], of root: any ParsableCommand.Type) {
        var command = root
        var path = [root.configuration.commandName ?? ""]
        for argument in arguments {
            let below = command.configuration.subcommands
            // An option before the command may have a value of its own; then the parser says what is wrong.
            guard !below.isEmpty, !argument.hasPrefix("-"), argument != "help" else { return nil }
            guard let next = below.first(where: { $0.configuration.commandName == argument }) else {
                typed = argument
                self.path = path
                commands = below.compactMap { $0.configuration.commandName }
                return
            }
            command = next
            path.append(argument)
        }
        return nil
    }

    var failure: Failure { .wrongUse("unknown_command", message, hint: hint) }

    /// Whatever was typed may be a name or a number of somebody: it is not said again.
    var message: Words {
        let known = path.joined(separator: " ")
        let near = nearest(to: typed, of: commands).map { "\(known) \($0)" }
        return Words(
            da: "\(known) har ikke den kommando.\(near.map { " Mente du \($0)?" } ?? "")",
            en: "\(known) has no such command.\(near.map { " Did you mean \($0)?" } ?? "")")
    }

    private var hint: Words {
        let list = commands.joined(separator: ", ")
        return Words(da: "En af: \(list).", en: "One of: \(list).")
    }
}
