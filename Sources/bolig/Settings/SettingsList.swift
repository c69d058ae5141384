import ArgumentParser
import HousingAPI

/// `bolig settings list`.
struct SettingsList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis kommunens valg, kladder og dem, der gælder.",
            en: "List settings, drafts and those in force.",
            examples: ["bolig settings list", "bolig settings list --where state=draft"])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.settings, typed: "setting") }
}
