import ArgumentParser
import HousingAPI

/// `bolig imports list`.
struct ImportsList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis de filer, der er sendt ind.", en: "List the files that were sent in.",
            examples: [
                "bolig imports list --where kind=units",
                "bolig imports list --where 'sent_at>2025-06-01' --format json",
            ])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.imports) }
}
