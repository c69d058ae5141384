import ArgumentParser
import Housing
import HousingAPI

/// `bolig supply change`.
struct SupplyChangeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "change", da: "Ret et projekt. Hvad du ikke nævner, bliver, som det er.",
            en: "Change a project. What you leave out stays as it is.",
            examples: [
                "bolig supply change B-1 --dwellings 110 --expected 2026-2030",
                "bolig supply change B-2 --until 31-12-2027",
            ])
    }

    @Argument(help: .words(da: "Projektets nummer.", en: "The number of the project.", value: supplyName))
    var supply: SupplyNumber

    @Option(help: .words(da: "Projektets navn.", en: "The project's name.", value: Words(da: "navn", en: "name")))
    var name: String?

    @Option(
        help: .words(
            da: "Hvor mange boliger der bygges i alt.", en: "How many dwellings are built in all.",
            value: Words(da: "antal", en: "count")))
    var dwellings: Int?

    @Option(help: .words(da: "Året eller årene, de ventes.", en: "The year or years expected.", value: expectedName))
    var expected: ExpectedYears?

    @OptionGroup var days: SupplyDays
    @OptionGroup var reason: ReasonOptions
    @OptionGroup var write: WriteOptions

    func validate() throws {
        guard name == nil, dwellings == nil, expected == nil, days.from == nil, days.until == nil,
            days.reviewBy == nil
        else { return }
        throw ValidationError(Words(da: "Skriv, hvad der skal rettes.", en: "Say what is to be changed.").said)
    }

    func run() async throws {
        let body = SupplyChange(
            name: name, dwellings: dwellings, expected: expected, startsOn: days.from, endsOn: days.until,
            reviewBy: days.reviewBy)
        try await write.send(Operations.supplyChange, ["\(supply)"], body, reason)
    }
}
