import ArgumentParser
import Housing
import HousingAPI

/// `bolig allocations cancel`.
struct AllocationsCancel: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "cancel", da: "Annullér en anvisning.", en: "Cancel an allocation.",
            examples: ["bolig allocations cancel A-77 --reason mistake"])
    }

    @Argument(
        help: .words(
            da: "Anvisningens nummer, eller et af borgerens eller boligens.",
            en: "The number of the allocation, or one of its referral or unit.", value: Words(da: "A-77", en: "A-77")))
    var allocation: String

    @Option(
        help: .words(
            da: "Dagen for annulleringen (ellers i dag).", en: "The day of cancelling (else today).", value: dayName))
    var on: Day?

    @OptionGroup var end: EndOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.allocationsCancel, [allocation], end.body(on: on))
    }
}
