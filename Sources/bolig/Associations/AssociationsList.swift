import ArgumentParser
import HousingAPI

/// `bolig associations list`.
struct AssociationsList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis boligorganisationerne.", en: "List the housing associations.",
            examples: [
                "bolig associations list",
                "bolig associations list --where name~eksempel --format csv",
            ])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.associations) }
}
