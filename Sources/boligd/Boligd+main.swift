import ArgumentParser
import Foundation
import Housing
import HousingAPI

extension Boligd {
    /// Runs the command; a refusal is printed as two or three lines, in the operator's language, with its exit code.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let refusal as Refusal {
            let language: Language = environmentLanguage
            var lines = ["boligd: \(refusal.message[language])"]
            lines += refusal.details.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
            if let hint = refusal.hint { lines.append("  \(hint[language])") }
            lines.append("  (\(refusal.code))")
            FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
            Foundation.exit(Refusal.Kind.exitCode(status: refusal.kind.status))
        } catch {
            exit(withError: error)
        }
    }

    /// Danish, unless the environment asks for English.
    private static var environmentLanguage: Language {
        let environment = ProcessInfo.processInfo.environment
        let wanted = environment["BOLIG_LANGUAGE"] ?? environment["LANG"] ?? ""
        return wanted.hasPrefix("en") ? .en : .da
    }
}
