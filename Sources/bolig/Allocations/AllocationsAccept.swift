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
            da: "Anvisningens nummer, eller et af borgerens eller boligens.",
            en: "The number of the allocation, or one of its referral or unit.", value: Words(da: "A-77", en: "A-77")))
    var allocation: String

    @Option(
        help: .words(
            da: "Dagen for accepten (ellers i dag).", en: "The day of acceptance (else today).", value: dayName))
    var on: Day?

    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.allocationsAccept, [allocation], Step(on: on))
    }
}
