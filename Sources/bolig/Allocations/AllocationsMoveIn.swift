import ArgumentParser
import Housing
import HousingAPI

/// `bolig allocations move-in`.
struct AllocationsMoveIn: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "move-in", da: "Borgeren er flyttet ind.", en: "The citizen has moved in.",
            examples: [
                "bolig allocations move-in A-77 --on 01-02-2025", "bolig allocations move-in A-77 --planned 01-02-2025",
            ])
    }

    @Argument(
        help: .words(
            da: "Anvisningens nummer, eller et af borgerens eller boligens.",
            en: "The number of the allocation, or one of its referral or unit.", value: Words(da: "A-77", en: "A-77")))
    var allocation: String

    @Option(
        help: .words(da: "Indflytningsdagen (ellers i dag).", en: "The day of moving in (else today).", value: dayName))
    var on: Day?

    @Option(
        help: .words(
            da: "Dagen, borgeren skal flytte ind; det er ikke sket endnu.",
            en: "The day the citizen is to move in; it has not happened yet.", value: dayName))
    var planned: Day?

    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.allocationsMoveIn, [allocation], MoveIn(on: on, planned: planned))
    }
}
