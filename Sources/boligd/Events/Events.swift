import ArgumentParser

/// `boligd events`: the seals over who did what.
struct Events: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Sign, verify and export the sealed log of events.",
        discussion: """
            EXAMPLES:
              boligd events seal
              boligd events verify
              boligd events export --until 31-12-2026 events.jsonl
              boligd events verify events.jsonl --heads seals --key seal.pub

            The daemon seals new events every second and signs the newest seal each midnight. Keep copies of the signed heads \
            and of seal.pub where whoever can write to the database cannot.
            """,
        subcommands: [EventsSeal.self, EventsVerify.self, EventsExport.self])
}
