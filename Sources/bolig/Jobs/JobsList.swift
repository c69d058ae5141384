import ArgumentParser
import HousingAPI

/// `bolig jobs list`.
struct JobsList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis, hvad der kører af sig selv, og hvad det gjorde sidst.",
            en: "List what runs by itself, and what it did last.", examples: ["bolig jobs list"])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.jobs, typed: "job") }
}
