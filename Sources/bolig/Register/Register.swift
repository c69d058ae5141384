import ArgumentParser

/// `bolig register`.
struct Register: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "register", da: "Kommunens hidtidige regneark.", en: "The spreadsheet the municipality kept before.",
            examples: ["bolig register import register.xlsx --dry-run"],
            subcommands: [RegisterImport.self, RegisterTemplate.self, RegisterColumns.self])
    }
}
