import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles
import Postgres

extension Boligd {
    /// Runs the command; a problem is printed as a few lines, in the operator's language, with its exit code.
    static func main() async {
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
            end(error)
        }
    }

    /// What is no problem of ours: an exit code, help, which is an answer, or what the parser would not take.
    private static func end(_ error: any Error) -> Never {
        if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
        let code = exitCode(for: error)
        let unknown = UnknownCommand(Array(CommandLine.arguments.dropFirst()), of: names)
        if code == .validationFailure, let unknown {
            end(Problem(.wrongUse, "unknown_command", unknown.message, hint: unknown.hint))
        }
        let text = Data((ParserWords.text(fullMessage(for: error), .chosen) + "\n").utf8)
        (code == .success ? FileHandle.standardOutput : FileHandle.standardError).write(text)
        Foundation.exit(code.rawValue)
    }

    private static func end(_ problem: Problem) -> Never {
        let language = Language.chosen
        var lines = ["boligd: \(problem.message[language])"]
        lines += problem.details.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
        if let hint = problem.hint { lines.append("  \(hint[language])") }
        lines.append("  (\(problem.code))")
        FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
        Foundation.exit(Problem.Kind.exitCode(status: problem.kind.status))
    }
}

extension Problem {
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
