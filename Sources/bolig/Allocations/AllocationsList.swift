import ArgumentParser
import HousingAPI

/// `bolig allocations list`.
struct AllocationsList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis anvisninger.", en: "List allocations.",
            examples: [
                "bolig allocations list --where state=offered",
                "bolig allocations list --where 'accepted_on>31-12-2024' --format csv",
            ])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.allocations) }
}
