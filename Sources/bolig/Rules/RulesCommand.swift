import ArgumentParser

/// `bolig rules`.
struct RulesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "rules", da: "Beregningens regler.", en: "The rules of the check.",
            examples: ["bolig rules test sager.yaml"], subcommands: [RulesTest.self])
    }
}
