import ArgumentParser
import Housing
import HousingAPI

/// `bolig units show`.
struct UnitsShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "show", da: "Vis en bolig.", en: "Show a unit.",
            examples: ["bolig units show U-1042", "bolig units show 0123/4/56/2025-01-02"])
    }

    @Argument(
        help: .words(
            da: "Boligens nummer eller nøgle (organisation/afdeling/lejemål/modtaget).",
            en: "The number of the unit or its key (association/department/tenancy/received).",
            value: Words(da: "U-1042", en: "U-1042")))
    var name: String

    @OptionGroup var options: ShowOptions

    func run() async throws { try await options.show(UnitNumber(name)?.description ?? name, .units) }
}
