import ArgumentParser
import HousingAPI

/// `bolig subsidies list`.
struct SubsidiesList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis bevilgede tilskud.", en: "List the subsidies granted.",
            examples: [
                "bolig subsidies list --where scheme=state",
                "bolig subsidies list --where 'ends_on<01-07-2026'",
            ])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.subsidies) }
}
