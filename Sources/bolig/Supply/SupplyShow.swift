import ArgumentParser
import Housing
import HousingAPI

/// `bolig supply show`.
struct SupplyShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words("show", da: "Vis et projekt.", en: "Show a project.", examples: ["bolig supply show B-1"])
    }

    @Argument(help: .words(da: "Projektets nummer.", en: "The number of the project.", value: supplyName))
    var supply: SupplyNumber

    @OptionGroup var options: ShowOptions

    func run() async throws { try await options.show("\(supply)", .supply) }
}
