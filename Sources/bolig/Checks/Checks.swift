import ArgumentParser

/// `bolig checks`.
struct Checks: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "checks", da: "Beregninger af rådighedsbeløb.", en: "Disposable-income checks.",
            examples: ["bolig checks run R-310 --unit U-1042", "bolig checks explain C-5"],
            subcommands: [ChecksRun.self, ChecksShow.self, ChecksList.self, ChecksExplain.self, ChecksFlips.self])
    }
}
