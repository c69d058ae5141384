import ArgumentParser

/// `bolig census`.
struct Census: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "census", da: "Hjemløsetællingen.", en: "The homelessness census.",
            examples: ["bolig census import taelling.csv"],
            subcommands: [CensusImport.self, CensusTemplate.self, CensusColumns.self])
    }
}
