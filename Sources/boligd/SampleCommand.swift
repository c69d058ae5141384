import ArgumentParser
import Foundation
import Housing
import Sample

/// `boligd sample`: writes invented data in the real file formats, to try and to show the service with.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Write invented data in the real file formats.",
        usage: """
            boligd sample --output eksempel
            boligd sample --output eksempel --seed 7 --on 2025-11-20
            """,
        discussion: """
            The same seed and day give the same bytes. Another seed gives other persons, dwellings and days, but the \
            register always counts up to the committee's published figures.
            """)

    @Option(help: ArgumentHelp("The folder to write; it must be new or empty.", valueName: "DIR"))
    var output: String

    @Option(help: ArgumentHelp("Which sample, 0 and up.", valueName: "N"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The day the sample takes for today.", valueName: "DAY"), transform: SampleCommand.read)
    var on = SampleTargets.lastDay.adding(days: 3)

    func run() throws {
        let files = try SampleFiles(seed: seed, on: on).files
        try SampleFolder.write(files, to: output)
        let lines = files.map { "\(output)/\($0.name)\n" }.joined()
        try FileHandle.standardOutput.write(contentsOf: Data(lines.utf8))
    }

    private static func read(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw ValidationError("A day is written yyyy-mm-dd.") }
        return day
    }
}
