import ArgumentParser
import Housing
import HousingAPI

/// `bolig allocations accept`.
struct AllocationsAccept: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "accept", da: "Borgeren har sagt ja til boligen.", en: "The citizen has accepted the unit.",
            examples: ["bolig allocations accept A-77 --on 15-01-2025"])
    }

    @Argument(
        help: .words(
            da: "Anvisningens nummer.", en: "The number of the allocation.", value: Words(da: "A-77", en: "A-77")))
    var allocation: AllocationNumber

    @Option(
        help: .words(
            da: "Dagen for accepten (ellers i dag).", en: "The day of acceptance (else today).", value: dayName))
    var on: Day?

    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.allocationsAccept, ["\(allocation)"], Step(on: on))
    }
}
