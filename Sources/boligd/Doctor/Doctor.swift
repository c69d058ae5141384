import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// `boligd doctor`: looks at everything that must hold, and changes nothing.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at everything that must hold, whether the service runs or not; changes nothing.",
        discussion: """
            EXAMPLES:
              boligd doctor
              boligd doctor --format json

            A line a check: ok NAME, or FAIL NAME: why. Ends with 0 where all is well, else with 1.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: "text or json.")
    var format = Format.text

    @OptionGroup var place: DatabaseOptions

    func run() async throws {
        let standard = HeadFiles.standard(place)
        var examination = Examination(
            folder: place.folder.path, keyFile: place.secretKey ?? place.folder.keyFile, heads: standard
        ) { if format == .text { print($0.line(Boligd.environmentLanguage)) } }
        do {
            try await place.withDatabase(asItIs: true) { database in await examination.all(of: database) }
        } catch {
            await examination.look("database") { throw error }
        }
        if format == .json { print(JSON.list(examination.diagnoses.map(\.json)).indented, terminator: "") }
        if !examination.diagnoses.allSatisfy(\.isWell) { throw ExitCode(1) }
    }
}

/// What one check found.
struct Diagnosis: Sendable {
    let name: String
    /// What is wrong; nil where nothing is.
    let complaint: Words?

    var isWell: Bool { complaint == nil }

    /// - Parameter body: gives what is wrong, or fails with it.
    init(_ name: String, _ body: () async throws -> Words?) async {
        self.name = name
        do {
            complaint = try await body()
        } catch let problem as Problem {
            complaint = Words(
                da: "\(problem.message.da) (\(problem.code))", en: "\(problem.message.en) (\(problem.code))")
        } catch {
            complaint = Words(da: "\(error)", en: "\(error)")
        }
    }

    /// `ok NAME`, or `FAIL NAME: why`.
    func line(_ language: Language) -> String { complaint.map { "FAIL \(name): \($0[language])" } ?? "ok \(name)" }

    var json: JSON {
        .object([
            "name": .text(name), "ok": .flag(isWell),
            "why": complaint.map { .text($0[Boligd.environmentLanguage]) } ?? .null,
        ])
    }
}
