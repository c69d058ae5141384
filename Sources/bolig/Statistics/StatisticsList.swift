import ArgumentParser
import Housing
import HousingAPI

/// `bolig statistics list`.
struct StatisticsList: ParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "list", da: "Vis, hvilke statistikker der er.", en: "List the statistics there are.",
            examples: ["bolig statistics list", "bolig statistics list --format json"])
    }

    @OptionGroup var answer: AnswerOptions

    func run() throws {
        var writer = RowWriter(
            format: answer.format, fields: answer.format == .table ? Self.shown : Self.fields, terminal: .output,
            isForExcel: answer.excel)
        writer.write(Statistic.all.map { $0.record(.chosen) })
        try writer.end()
    }

    private static let fields: [Field] = [
        Field("statistic", .text, Words(da: "Statistik", en: "Statistic")),
        Field("words", .text, Words(da: "Navn", en: "Name")),
        Field("unit", .text, Words(da: "Enhed", en: "Unit")),
        Field("by", .codes(.fact), Words(da: "Opdelinger", en: "Breakdowns")),
        Field("definition", .text, Words(da: "Definition", en: "Definition")),
    ]
    private static var shown: [Field] { fields.filter { $0.name != "definition" } }
}

extension Statistic {
    /// What it is called and counts, and what it can be divided by, as `--by` takes it.
    fileprivate func record(_ language: Language) -> Record {
        Record(fields: [
            ("statistic", .text(code)), ("words", .text(words[language])), ("unit", .text(measure.rawValue)),
            (
                "by",
                .list(breakdowns.map { $0.map(\.rawValue).joined(separator: String(Figure.joint)) })
            ),
            ("definition", .text(definition[language])),
        ])
    }
}
