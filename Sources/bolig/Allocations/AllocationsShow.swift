import ArgumentParser
import Housing
import HousingAPI

/// `bolig allocations show`.
struct AllocationsShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words("show", da: "Vis en anvisning.", en: "Show an allocation.", examples: ["bolig allocations show A-77"])
    }

    @Argument(
        help: .words(
            da: "Anvisningens nummer.", en: "The number of the allocation.", value: Words(da: "A-77", en: "A-77")))
    var name: String

    @OptionGroup var options: ShowOptions

    func run() async throws { try await options.show(AllocationNumber(name)?.description ?? name, .allocations) }
}
