import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingFiles

/// `bolig`, the client: nouns, then verbs.
@main
struct Bolig: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "bolig", da: "Anvisning af almene boliger fra kommandolinjen.",
            en: "Allocation of social housing from the command line.",
            examples: [
                "bolig status", "bolig units import boliger.csv --dry-run", "bolig checks run R-310 --unit U-1042",
            ],
            version: "bolig \(serviceVersion) (commit \(serviceCommit))",
            subcommands: [
                TodayShow.self, Find.self, Reviews.self, Login.self, Logout.self, StatusShow.self, Whoami.self,
                OperationsList.self, Associations.self, Agreements.self, SupplyCommand.self, Units.self,
                Imports.self, Referrals.self, Citizens.self,
                Checks.self, Allocations.self, Subsidies.self, Frames.self, Undo.self, Correct.self, History.self,
                Events.self, ParametersCommand.self, Statistics.self, Register.self,
                Census.self, Vacancies.self,
                RulesCommand.self, SettingsCommand.self, JobsCommand.self,
            ])
    }

    static func main() async {
        Foundation.exit(await run(Array(CommandLine.arguments.dropFirst())))
    }

    /// Parses and runs, prints what went wrong, and answers the exit code.
    static func run(_ arguments: [String]) async -> Int32 {
        do {
            let isToday = arguments.isEmpty ? await TodayShow.isForWhoAsks() : false
            var command = try parseAsRoot(isToday ? ["today"] : arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return 0
        } catch {
            return ended(error, arguments)
        }
    }

    /// Says why a run ended and answers its exit code. Help is an answer; everything else goes to standard error, as
    /// JSON where JSON was asked for.
    private static func ended(_ error: any Error, _ arguments: [String]) -> Int32 {
        if let code = error as? ExitCode { return code.rawValue }
        let failure: Failure
        if error is Failure || error is Problem {
            failure = Failure(caught: error)
        } else {
            let code = exitCode(for: error).rawValue
            let text = ParserWords.text(fullMessage(for: error), .chosen)
            if code == 0 {
                Terminal.write(text + "\n")
                return 0
            }
            guard code == 64 else { return unexpected(error, arguments) }
            failure = UnknownCommand(arguments, of: Bolig.names)?.failure ?? wrongUse(error, text)
        }
        Terminal.note(wantsJSON(arguments) ? failure.json : failure.text(.chosen))
        return failure.exit
    }

    /// What the parser would not take: its message, and of its long usage only where to read on.
    private static func wrongUse(_ error: any Error, _ text: String) -> Failure {
        let message = ParserWords.text(self.message(for: error), .chosen)
        let hint = text.split(separator: "\n").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
        return .wrongUse(
            "wrong_use", Words(da: message, en: message), hint: hint.isEmpty ? nil : Words(da: hint, en: hint))
    }

    private static func unexpected(_ error: any Error, _ arguments: [String]) -> Int32 {
        let failure = Failure(caught: error)
        Terminal.note(wantsJSON(arguments) ? failure.json : failure.text(.chosen))
        return failure.exit
    }

    private static func wantsJSON(_ arguments: [String]) -> Bool {
        ["json", "jsonl"].contains(option("--format", in: arguments))
    }
}
