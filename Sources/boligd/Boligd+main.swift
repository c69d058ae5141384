import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles
import Postgres

extension Boligd {
    /// Runs the command; a problem is printed as a few lines, in the operator's language, with its exit code.
    static func main() async {
        // Before anything is read: a word that is no command would else be one too many for `serve`.
        if let word = CommandLine.arguments.dropFirst().first, let problem = Problem.unknownCommand(word) {
            end(problem)
        }
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let problem as Problem {
            end(problem)
        } catch let error as PostgresError {
            end(.database(error))
        } catch {
            exit(withError: error)
        }
    }

    private static func end(_ problem: Problem) -> Never {
        let language = environmentLanguage
        var lines = ["boligd: \(problem.message[language])"]
        lines += problem.details.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
        if let hint = problem.hint { lines.append("  \(hint[language])") }
        lines.append("  (\(problem.code))")
        FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
        Foundation.exit(Problem.Kind.exitCode(status: problem.kind.status))
    }

    /// Danish, unless the environment asks for English.
    static var environmentLanguage: Language {
        let environment = ProcessInfo.processInfo.environment
        let wanted = environment["BOLIG_LANGUAGE"] ?? environment["LANG"] ?? ""
        return wanted.hasPrefix("en") ? .en : .da
    }
}

extension Problem {
    /// A word that stands where a command is wanted, and is none; nil for an option or a command.
    static func unknownCommand(_ word: String) -> Problem? {
        let commands = Boligd.configuration.subcommands.map { $0._commandName }
        guard !word.hasPrefix("-"), word != "help", !commands.contains(word) else { return nil }
        let near = nearest(to: word, of: commands)
        return Problem(
            .wrongUse, "unknown_command",
            Words(
                da: "Den kommando er der ikke.\(near.map { " Mente du boligd \($0)?" } ?? "")",
                en: "There is no such command.\(near.map { " Did you mean boligd \($0)?" } ?? "")"),
            hint: Words(
                da: "En af: \(commands.joined(separator: ", ")).", en: "One of: \(commands.joined(separator: ", "))."))
    }

    /// The database cannot be used: what PostgreSQL says, which names no data.
    fileprivate static func database(_ error: PostgresError) -> Problem {
        Problem(
            .tryLater, error.kind == .cannotConnect ? "database_unreachable" : "database_failed",
            Words(da: "Databasen kan ikke bruges.", en: "The database cannot be used."),
            details: ["postgresql": error.message.split(separator: "\n").first.map(String.init) ?? error.sqlState],
            hint: Words(
                da: "Kører den, og passer --database? Prøv: boligd check-configuration",
                en: "Does it run, and is --database right? Try: boligd check-configuration"))
    }
}
