import ArgumentParser
import Housing
import HousingAPI

/// `bolig supply deliver`.
struct SupplyDeliverCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "deliver",
            da: "Boliger af et projekt er taget i brug. De tæller ikke længere som planlagte; lejemålene kommer med "
                + "boligorganisationens fil.",
            en: "Dwellings of a project have come. They are planned no more; the units come by the association's file.",
            examples: ["bolig supply deliver B-1 --dwellings 12 --on 01-10-2026"])
    }

    @Argument(help: .words(da: "Projektets nummer.", en: "The number of the project.", value: supplyName))
    var supply: SupplyNumber

    @Option(
        help: .words(
            da: "Hvor mange der er kommet denne gang.", en: "How many have come this time.",
            value: Words(da: "antal", en: "count")))
    var dwellings: Int

    @Option(help: .words(da: "Dagen (ellers i dag).", en: "The day (else today).", value: dayName))
    var on: Day?

    @OptionGroup var reason: ReasonOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(
            Operations.supplyDeliver, ["\(supply)"], SupplyDeliver(dwellings: dwellings, on: on), reason)
    }
}
