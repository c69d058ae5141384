import ArgumentParser
import Housing
import HousingAPI

/// `bolig associations show`.
struct AssociationsShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "show", da: "Vis en boligorganisation.", en: "Show a housing association.",
            examples: ["bolig associations show 0123"])
    }

    @Argument(help: .words(da: "LBF-nummer.", en: "LBF number.", value: Words(da: "lbf-nr", en: "lbf-number")))
    var name: String

    @OptionGroup var options: ShowOptions

    func run() async throws { try await options.show(name, .associations) }
}
