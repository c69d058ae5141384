import ArgumentParser
import Housing
import HousingAPI

/// `bolig subsidies show`.
struct SubsidiesShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words("show", da: "Vis et tilskud.", en: "Show a subsidy.", examples: ["bolig subsidies show S-12"])
    }

    @Argument(
        help: .words(
            da: "Tilskuddets nummer, eller anvisningens.", en: "The number of the subsidy, or of its allocation.",
            value: Words(da: "S-12", en: "S-12")))
    var name: String

    @OptionGroup var options: ShowOptions

    func run() async throws { try await options.show(SubsidyNumber(name)?.description ?? name, .subsidies) }
}
