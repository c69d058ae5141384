import ArgumentParser
import HousingAPI

/// `bolig parameters list`.
struct ParametersList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis alle satser, også kladder og afløste.",
            en: "List every set, drafts and replaced ones too.",
            examples: ["bolig parameters list", "bolig parameters list --where state=draft"])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.parameters) }
}
