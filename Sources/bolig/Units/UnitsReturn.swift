import ArgumentParser
import Housing
import HousingAPI

/// `bolig units return`.
struct UnitsReturn: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "return", da: "Giv en bolig tilbage til boligorganisationen.",
            en: "Give a unit back to its association.",
            examples: ["bolig units return U-1042 --reason rent_too_high"])
    }

    @Argument(
        help: .words(
            da: "Boligens nummer eller nøgle.", en: "The number of the unit or its key.",
            value: Words(da: "U-1042", en: "U-1042")))
    var unit: String

    @Option(
        help: .words(
            da: "Returårsagen: \(ReturnReason.list).", en: "Why: \(ReturnReason.list).",
            value: Words(da: "årsag", en: "reason")))
    var reason: ReturnReason

    @Option(help: .words(da: "Dagen (ellers i dag).", en: "The day (else today).", value: dayName))
    var on: Day?

    @Option(
        help: .words(
            da: "En bemærkning til årsagen, uden navne.", en: "A remark on why, without names.",
            value: Words(da: "tekst", en: "text")))
    var note: String?

    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.unitsReturn, [unit], UnitReturn(returnReason: reason, on: on, note: note))
    }
}
