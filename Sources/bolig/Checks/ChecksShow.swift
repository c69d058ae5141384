import ArgumentParser
import Housing
import HousingAPI

/// `bolig checks show`.
struct ChecksShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "show", da: "Vis en beregnings resultat, også holdt op mod en anden dags satser.",
            en: "Show the result of a check, also beside another day's parameters.",
            examples: ["bolig checks show C-5", "bolig checks show C-5 --against 30-06-2025"])
    }

    @Argument(
        help: .words(da: "Beregningens nummer.", en: "The number of the check.", value: Words(da: "C-5", en: "C-5")))
    var name: String

    @Option(
        help: .words(
            da: "Vis også de samme oplysninger efter satserne den dag.",
            en: "Show the same facts under the parameters of that day too.", value: dayName))
    var against: Day?

    @OptionGroup var options: ShowOptions

    func run() async throws {
        guard let against else { return try await options.show(name, .checks) }
        let answer = try await options.daemon.client().answer(
            Operations.checksCompare, [name], AgainstDay(on: against))
        switch options.answer.format {
        case .table:
            let sides = try answer.value(CheckComparison.self)
            Terminal.write(sides.check.comparison(with: sides.against, assumed: sides.assumed, .chosen))
        case .json, .jsonl: Terminal.write(String(decoding: answer.bytes, as: UTF8.self) + "\n")
        case .csv, .xlsx:
            throw Failure.wrongUse(
                "bad_format",
                Words(da: "To beregninger vises som table eller json.", en: "Two checks are shown as table or json."),
                details: ["format": options.answer.format.rawValue])
        }
    }
}
