import ArgumentParser
import Housing
import HousingAPI

/// `bolig parameters approve`.
struct ParametersApprove: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "approve",
            da: "Godkend en kladde, som en anden har lavet. Satserne gælder fra deres første dag.",
            en: "Approve a draft that someone else made. The parameters apply from their first day.",
            examples: ["bolig parameters approve P-4", "bolig parameters approve P-4 --reason \"Møde 12\" --dry-run"])
    }

    @Argument(help: .words(da: "Kladdens nummer.", en: "The number of the draft.", value: setName))
    var set: ParameterSetNumber

    @OptionGroup var reason: ReasonOptions
    @OptionGroup var write: WriteOptions

    func run() async throws {
        try await write.send(Operations.parametersApprove, ["\(set)"], Nothing(), reason)
    }
}
