import ArgumentParser

/// `bolig jobs`.
struct JobsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "jobs", da: "Det, tjenesten gør af sig selv.", en: "What the service does by itself.",
            examples: ["bolig jobs list", "bolig jobs run expiry"], subcommands: [JobsList.self, JobsRun.self])
    }
}
