import ArgumentParser

/// `bolig citizens`.
struct Citizens: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "citizens", da: "Det, en borger har ret til.", en: "What a citizen has a right to.",
            examples: [
                "bolig citizens access R-310", "bolig citizens access --format json",
                "bolig citizens forget R-310 --reason \"Borgeren har bedt om det\"",
            ],
            subcommands: [CitizensAccess.self, CitizensForget.self])
    }
}
