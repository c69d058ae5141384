import ArgumentParser

/// `bolig imports`.
struct Imports: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "imports", da: "Filer, der er sendt ind.", en: "Files that were sent in.",
            examples: ["bolig imports list", "bolig imports show I-12"],
            subcommands: [ImportsList.self, ImportsShow.self, ImportsConfirm.self])
    }
}
