import ArgumentParser
import HousingAPI

/// `bolig subsidies schemes`.
struct SubsidiesSchemes: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "schemes", da: "Vis ordningerne, og hvad de dækker hvornår.",
            en: "List the schemes and what they cover when.",
            examples: [
                "bolig subsidies schemes",
                "bolig subsidies schemes --where unit_type=family",
            ])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.subsidySchemes, typed: "scheme") }
}
