import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// `boligd doctor`: looks at everything that must hold, and changes nothing.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration.words(
        "doctor", da: "Se efter alt, der skal gælde, hvad enten tjenesten kører eller ej; ændrer intet.",
        en: "Look at everything that must hold, whether the service runs or not; changes nothing.",
        examples: [("boligd doctor", nil), ("boligd doctor --format json", nil)],
        more: Words(
            da: "En linje for hvert: ok NAVN, eller FAIL NAVN: hvorfor. Slutter med 0, hvor alt er vel, ellers med 1.",
            en: "A line a check: ok NAME, or FAIL NAME: why. Ends with 0 where all is well, else with 1."))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: .words(da: "text eller json.", en: "text or json."))
    var format = Format.text

    @OptionGroup var place: DatabaseOptions

    func run() async throws {
        let standard = HeadFiles.standard(place)
        var examination = Examination(
            folder: place.folder.path, keyFile: place.secretKey ?? place.folder.keyFile, heads: standard
        ) { if format == .text { print($0.line(.chosen)) } }
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
            "why": complaint.map { .text($0[.chosen]) } ?? .null,
        ])
    }
}
