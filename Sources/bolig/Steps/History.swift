import ArgumentParser
import Housing
import HousingAPI

/// `bolig history`.
struct History: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "history", da: "Vis, hvad der er sket med en bolig, indstilling, anvisning, et tilskud eller et projekt.",
            en: "Show what was done with a unit, referral, allocation, subsidy or project.",
            examples: ["bolig history A-77", "bolig history IND-001 --format json"])
    }

    @Argument(
        help: .words(da: "Nummer, sagsnummer eller lejemål.", en: "Number, case number or tenancy.", value: stepName))
    var number: String

    @OptionGroup var options: RowOptions

    func run() async throws {
        let choice = try options.choice(of: .events)
        let client = try options.daemon.client()
        let found = try await client.ask(Operations.stepsHistory, [number])
        try choice.write(try await choice.rows(of: found.items.map(\.record), client))
    }
}
