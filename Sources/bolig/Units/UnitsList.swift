import ArgumentParser
import HousingAPI

/// `bolig units list`.
struct UnitsList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis boliger.", en: "List units.",
            examples: [
                "bolig units list --where state=open --sort answer_by",
                "bolig units list --where 'rent<4500' --format csv",
            ])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.units) }
}
