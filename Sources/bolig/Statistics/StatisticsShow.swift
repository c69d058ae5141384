import ArgumentParser
import Housing
import HousingAPI
import HousingFiles

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
        let breakdown = try by.map { try statistic.breakdown($0) }
        let all = try await daemon.client().ask(Operations.statisticsShow, [statistic.code], asked.question)
        let figures = all.figures.filter { figure in
            // Pairs are shown only where --by asks for them: they are long, and their sums are shown.
            by.map { figure.breakdown == $0 || figure.isTotal } ?? !figure.breakdown.contains(Figure.joint)
        }
        switch answer.format {
        case .table:
            let screen = StatisticScreen(
                statistic: statistic, period: asked.period, figures: figures,
                knownAt: all.knownAt)
            Terminal.write(screen.text(by: breakdown, .chosen, width: Terminal.output.width))
            Terminal.note(
                Words(da: "Som kendt \(screen.knownAt).", en: "As known at \(screen.knownAt).").said)
        case .csv, .json, .jsonl, .xlsx:
            var writer = RowWriter(
                format: answer.format, fields: StatisticFigures.fields, terminal: .piped, isForExcel: answer.excel)
            writer.write(figures.map { all.record($0) })
            try writer.end()
        }
    }

}

extension Statistic {
    /// The breakdown of that name; there being none is wrong use.
    func breakdown(_ by: String) throws -> [Breakdown] {
        func name(_ breakdown: [Breakdown]) -> String {
            breakdown.map(\.rawValue).joined(separator: String(Figure.joint))
        }
        if let breakdown = breakdowns.first(where: { name($0) == by }) { return breakdown }
        let list = breakdowns.map(name).joined(separator: ", ")
        throw Failure.wrongUse(
            "unknown_breakdown",
            Words(da: "Statistikken har ikke den opdeling.", en: "The statistic has no such breakdown."),
            details: ["by": by],
            hint: list.isEmpty
                ? Words(da: "Den har kun en total.", en: "It has a total only.")
                : Words(da: "Den har: \(list).", en: "It has: \(list)."))
    }
}

extension StatisticFigures {
    /// The columns of an export.
    fileprivate static let fields: [Field] = [
        Field("statistic", .text, Words(da: "Statistik", en: "Statistic")),
        Field("period", .text, Words(da: "Periode", en: "Period")),
        Field("breakdown", .text, Words(da: "Opdeling", en: "Breakdown")),
        Field("category", .text, Words(da: "Kategori", en: "Category")),
        Field("value", .count, Words(da: "Værdi", en: "Value")),
        Field("unit", .text, Words(da: "Enhed", en: "Unit")),
        Field("status", .text, Words(da: "Status", en: "Status")),
        Field("known_at", .instant, Words(da: "Kendt pr.", en: "Known at")),
        Field("break", .text, Words(da: "Databrud", en: "Break in series")),
    ]

    fileprivate func record(_ figure: Figure) -> Record {
        Record(fields: [
            ("statistic", .text(figure.statistic.code)), ("period", .text(figure.period)),
            ("breakdown", .text(figure.breakdown)), ("category", .text(figure.category)),
            ("value", figure.value.map { .number(figure.measure.text($0)) } ?? .null),
            ("unit", .text(figure.measure.rawValue)), ("status", .text(figure.status.rawValue)),
            ("known_at", .text(knownAt.description)),
            ("break", .text(figure.breaks.map(\.description).joined(separator: ","))),
        ])
    }
}
