import ArgumentParser
import Housing
import HousingAPI

/// `bolig units withdraw`.
struct UnitsWithdraw: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "withdraw", da: "Boligorganisationen har trukket boligen tilbage.",
            en: "The association has taken the unit back.",
            examples: ["bolig units withdraw U-1042 --on 15-01-2025"])
    }

    @Argument(
        help: .words(
            da: "Boligens nummer eller nøgle.", en: "The number of the unit or its key.",
            value: Words(da: "U-1042", en: "U-1042")))
    var unit: String

    @Option(help: .words(da: "Dagen (ellers i dag).", en: "The day (else today).", value: dayName))
    var on: Day?

    @OptionGroup var why: ReasonOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.unitsWithdraw, [unit], Step(on: on), why)
    }
}
