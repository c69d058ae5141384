import ArgumentParser
import Housing
import HousingAPI

/// `bolig units change`.
struct UnitsChange: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "change",
            da: "Ret oplysninger om en bolig i hånden: kolonnerne i filen med boliger, dog ikke nøglen.",
            en: "Change facts of a unit by hand: the columns of the units file, but not its key.",
            examples: [
                "bolig units change U-1042 husleje=4.350 --reason \"Oplyst af udlejer\"",
                "bolig units change U-1042 el=inkluderet aconto_el= --reason \"Fejl i filen\"",
            ])
    }

    @Argument(
        help: .words(
            da: "Boligens nummer eller nøgle.", en: "The number or key of the unit.",
            value: Words(da: "U-1042", en: "U-1042")))
    var unit: String

    @OptionGroup var typed: TypedColumns

    func run() async throws { try await typed.send(Operations.unitsChange, unit) }
}
