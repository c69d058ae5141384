package import Housing

/// A command of a program and those below it, by name.
package struct CommandName: Sendable {
    package let name: String
    package let below: [CommandName]

    package init(_ name: String, below: [CommandName]) {
        self.name = name
        self.below = below
    }
}

/// A word that stands where a command is wanted, and is none. What was typed may be a name or a number of somebody: it is not
/// said again.
package struct UnknownCommand: Sendable {
    private let typed: String
    /// What stood before it, which is a command: `bolig units`.
    private let known: String
    private let commands: [String]

    /// nil where every word that should be a command is one.
    package init?(_ arguments: [String], of root: CommandName) {
        var command = root
        var path = [root.name]
        for argument in arguments {
            // An option before the command may have a value of its own; then the parser says what is wrong.
            guard !command.below.isEmpty, !argument.hasPrefix("-"), argument != "help" else { return nil }
            guard let next = command.below.first(where: { $0.name == argument }) else {
                typed = argument
                known = path.joined(separator: " ")
                commands = command.below.map(\.name)
                return
            }
            command = next
            path.append(argument)
        }
        return nil
    }

    package var message: Words {
        let near = nearest(to: typed, of: commands).map { "\(known) \($0)" }
        return Words(
            da: "\(known) har ikke den kommando.\(near.map { " Mente du \($0)?" } ?? "")",
            en: "\(known) has no such command.\(near.map { " Did you mean \($0)?" } ?? "")")
    }

    package var hint: Words {
        let list = commands.joined(separator: ", ")
        return Words(da: "En af: \(list).", en: "One of: \(list).")
    }
}
