import ArgumentParser

/// `bolig subsidies`.
struct Subsidies: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "subsidies", da: "Midlertidige tilskud til huslejen.", en: "Temporary rent subsidies.",
            examples: [
                "bolig subsidies schemes", "bolig subsidies grant A-77 --scheme state --amount 1414 --from 01-02-2025",
            ],
            subcommands: [
                SubsidiesSchemes.self, SubsidiesGrant.self, SubsidiesEnd.self, SubsidiesList.self, SubsidiesShow.self,
                SubsidiesEnding.self, SubsidiesPayments.self,
            ])
    }
}
