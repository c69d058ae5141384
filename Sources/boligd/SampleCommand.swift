import ArgumentParser
import Foundation
import Housing
import Sample

/// `boligd sample`: writes invented data in the real file formats, to try and to show the service with.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration.words(
        "sample", da: "Skriv opfundne data i de rigtige filformater.",
        en: "Write invented data in the real file formats.",
        examples: [
            ("boligd sample --output eksempel", nil),
            ("boligd sample --output eksempel --seed 7 --on 2025-11-20", nil),
        ],
        more: Words(
            da: """
                Samme frø og dag giver samme bytes. Et andet frø giver andre personer, boliger og dage, men registret giver \
                altid udvalgets offentliggjorte tal.
                """,
            en: """
                The same seed and day give the same bytes. Another seed gives other persons, dwellings and days, but the \
                register always counts up to the committee's published figures.
                """))

    @Option(
        help: .words(
            da: "Mappen, der skrives; den skal være ny eller tom.",
            en: "The folder to write; it must be new or empty.", value: .folder), completion: .directory)
    var output: String

    @Option(
        help: .words(da: "Hvilket eksempel, 0 og op.", en: "Which sample, 0 and up.", value: Words(da: "N", en: "N")))
    var seed: UInt64 = 1

    @Option(
        help: .words(
            da: "Den dag, eksemplet tager for i dag.", en: "The day the sample takes for today.",
            value: Words(da: "DAG", en: "DAY")), transform: SampleCommand.read)
    var on = SampleTargets.lastDay.adding(days: 3)

    @OptionGroup var language: LanguageOptions

    func run() throws {
        let files = try SampleFiles(seed: seed, on: on).files
        try SampleFolder.write(files, to: output)
        let lines = files.map { "\(output)/\($0.name)\n" }.joined()
        try FileHandle.standardOutput.write(contentsOf: Data(lines.utf8))
    }

    private static func read(_ text: String) throws -> Day {
        guard let day = Day(text) else {
            throw ValidationError(da: "En dag skrives åååå-mm-dd.", en: "A day is written yyyy-mm-dd.")
        }
        return day
    }
}
