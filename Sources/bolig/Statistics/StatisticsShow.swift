import ArgumentParser
import Housing
import HousingAPI

/// `bolig statistics show`.
struct StatisticsShow: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "show", da: "Vis en statistik.", en: "Show a statistic.",
            examples: [
                "bolig statistics show units_received --period 2025",
                "bolig statistics show units_returned --period 2025-H1 --by unit_type+reason --format csv",
            ])
    }

    @Argument(
        help: .words(
            da: "Statistikkens kode, f.eks. units_received.", en: "The code of the statistic, such as units_received.",
            value: Words(da: "statistik", en: "statistic")))
    var statistic: String

    @OptionGroup var asked: StatisticsOptions

    @Option(
        help: .words(
            da: "Kun denne opdeling, f.eks. unit_type eller unit_type+rent_band.",
            en: "Only this breakdown, such as unit_type or unit_type+rent_band.",
            value: Words(da: "opdeling", en: "breakdown")))
    var by: String?

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    func run() async throws {
        let statistic = try Statistic.known(statistic)
        if let by { try known(by, of: statistic) }
        let all: Figures = try await daemon.client().get("/v1/statistics/\(statistic.code)", query: asked.query)
        let figures = all.figures.filter { figure in
            // Without --by the pairs stay away: they are long, and what they add up to is there.
            by.map { figure.breakdown == $0 || figure.isTotal } ?? !figure.breakdown.contains(Figure.joint)
        }
        switch answer.format {
        case .table: Terminal.write(FigureTable(statistic: statistic, language: .chosen).text(figures, .output))
        case .csv, .json, .jsonl:
            var writer = RowWriter(format: answer.format, fields: FigureTable.fields, terminal: .piped)
            writer.write(figures.map(\.record))
            writer.end()
        }
    }

    private func known(_ by: String, of statistic: Statistic) throws {
        let names = statistic.breakdowns.map { $0.map(\.rawValue).joined(separator: String(Figure.joint)) }
        guard !names.contains(by) else { return }
        let list = names.joined(separator: ", ")
        throw Failure.wrongUse(
            "unknown_breakdown",
            Words(da: "Statistikken har ikke den opdeling.", en: "The statistic has no such breakdown."),
            details: ["by": by],
            hint: names.isEmpty
                ? Words(da: "Den har kun en total.", en: "It has a total only.")
                : Words(da: "Den har: \(list).", en: "It has: \(list)."))
    }

    /// What the daemon answers.
    private struct Figures: Decodable {
        let figures: [Figure]
    }
}
