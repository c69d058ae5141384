import ArgumentParser
import Housing
import HousingAPI

/// `bolig checks show`.
struct ChecksShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "show", da: "Vis en beregnings resultat.", en: "Show the result of a check.",
            examples: ["bolig checks show C-5"])
    }

    @Argument(
        help: .words(da: "Beregningens nummer.", en: "The number of the check.", value: Words(da: "C-5", en: "C-5")))
    var name: String

    @OptionGroup var options: ShowOptions

    func run() async throws { try await options.show(CheckNumber(name)?.description ?? name, .checks) }
}
