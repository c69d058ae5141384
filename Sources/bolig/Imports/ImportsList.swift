import ArgumentParser
import Housing
import HousingAPI

/// `bolig imports list`.
struct ImportsList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis de filer, der er sendt ind.", en: "List the files that were sent in.",
            examples: [
                "bolig imports list --where kind=units",
                "bolig imports list --where 'sent_at>2025-06-01' --format json",
                "bolig imports list --by association --sort -errors",
            ])
    }

    /// What stands on a line of the list.
    enum Line: String, CaseIterable, ExpressibleByArgument { case file, association }

    @Option(
        help: .words(
            da: "En linje for hver fil (file) eller for hver boligorganisation (association).",
            en: "A line for each file or for each association.", value: Words(da: "linje", en: "line")))
    var by = Line.file

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(by == .file ? .imports : .importAssociations) }
}
