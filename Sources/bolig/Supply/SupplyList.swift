import ArgumentParser
import HousingAPI

/// `bolig supply list`.
struct SupplyList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis boliger på vej og renoveringer.", en: "List dwellings to come and renovations.",
            examples: ["bolig supply list", "bolig supply list --where kind=special --where 'dwellings_left>0'"])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.supply) }
}
