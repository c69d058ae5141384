import ArgumentParser
import HousingAPI

/// `bolig checks list`.
struct ChecksList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis beregninger.", en: "List checks.",
            examples: [
                "bolig checks list --where referral=R-310",
                "bolig checks list --where outcome=fail --sort -check",
            ])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.checks) }
}
