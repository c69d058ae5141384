import ArgumentParser
import HousingAPI

/// `bolig frames list`.
struct FramesList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list",
            da: "Vis rammerne, og hvad der er brugt, reserveret og tilbage. Uden ramme er der ingen grænse.",
            en: "List the frames, and what is used, reserved and left. Without a frame there is no limit.",
            examples: ["bolig frames list", "bolig frames list --where year=2026 --format json"])
    }

    @OptionGroup var options: ListOptions

    func run() async throws { try await options.list(.frames, typed: "scheme") }
}
