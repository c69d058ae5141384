import ArgumentParser
import Housing
import HousingAPI

/// `bolig imports show`.
struct ImportsShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "show", da: "Vis en fil, der er sendt ind.", en: "Show a file that was sent in.",
            examples: ["bolig imports show I-12"])
    }

    @Argument(
        help: .words(da: "Importens nummer.", en: "The number of the import.", value: Words(da: "I-12", en: "I-12")))
    var name: String

    @OptionGroup var options: ShowOptions

    func run() async throws { try await options.show(ImportNumber(name)?.description ?? name, .imports) }
}
