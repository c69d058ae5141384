import ArgumentParser
import Foundation
import Housing
import HousingAPI

/// `bolig checks explain`: every line of a check, as it was decided.
struct ChecksExplain: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "explain", da: "Forklar en beregning linje for linje.", en: "Explain a check line by line.",
            examples: ["bolig checks explain C-5", "bolig checks explain C-5 --format json"])
    }

    @Argument(
        help: .words(da: "Beregningens nummer.", en: "The number of the check.", value: Words(da: "C-5", en: "C-5")))
    var check: String

    @Option(help: .words(da: "table eller json.", en: "table or json.", value: formatName))
    var format = ReportFormat.table

    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let answer = try await daemon.client().answer(Operations.checksExplain, [check], Nothing())
        let result = try answer.value(Check.self)
        switch format {
        case .table: Terminal.write(result.explanation(.chosen))
        // As it is stored, to the byte: a check is never computed or written again.
        case .json: Terminal.write(String(decoding: answer.bytes, as: UTF8.self) + "\n")
        }
    }
}
