import ArgumentParser

/// `bolig statistics`.
struct Statistics: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "statistics", da: "Statistik for fokusområde 1.", en: "Statistics for focus area 1.",
            examples: [
                "bolig statistics show units_received --period 2025 --by rent_band",
                "bolig statistics export --period 2025 --output statistik-2025",
            ],
            subcommands: [
                StatisticsList.self, StatisticsShow.self, StatisticsExportCommand.self, StatisticsCases.self,
                StatisticsRevisionsCommand.self, StatisticsReconcile.self, StatisticsVerify.self,
            ])
    }
}
