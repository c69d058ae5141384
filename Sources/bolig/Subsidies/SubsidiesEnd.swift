import ArgumentParser
import Housing
import HousingAPI

/// `bolig subsidies end`.
struct SubsidiesEnd: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "end", da: "Stop et tilskud.", en: "End a subsidy.", examples: ["bolig subsidies end S-12 --on 30-06-2025"])
    }

    @Argument(
        help: .words(
            da: "Tilskuddets nummer, eller anvisningens.", en: "The number of the subsidy, or of its allocation.",
            value: Words(da: "S-12", en: "S-12")))
    var subsidy: String

    @Option(
        help: .words(
            da: "Den sidste dag med tilskud (ellers i dag).", en: "The last day with the subsidy (else today).",
            value: dayName))
    var on: Day?

    @OptionGroup var why: ReasonOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.subsidiesEnd, [subsidy], Step(on: on), why)
    }
}
