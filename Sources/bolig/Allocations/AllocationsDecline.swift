import ArgumentParser
import Housing
import HousingAPI

/// `bolig allocations decline`.
struct AllocationsDecline: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "decline", da: "Borgeren har sagt nej til boligen.", en: "The citizen has declined the unit.",
            examples: ["bolig allocations decline A-77 --reason location --note \"For langt fra skolen\""])
    }

    @Argument(
        help: .words(
            da: "Anvisningens nummer, eller et af borgerens eller boligens.",
            en: "The number of the allocation, or one of its referral or unit.", value: Words(da: "A-77", en: "A-77")))
    var allocation: String

    @Option(
        help: .words(da: "Dagen for afslaget (ellers i dag).", en: "The day of declining (else today).", value: dayName)
    )
    var on: Day?

    @OptionGroup var end: EndOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.allocationsDecline, [allocation], end.body(on: on))
    }
}
