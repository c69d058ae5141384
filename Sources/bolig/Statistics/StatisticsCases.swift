import ArgumentParser
import Housing
import HousingAPI

/// `bolig statistics cases`.
struct StatisticsCases: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        .words(
            "cases", da: "Vis sagerne bag en statistik. Det kræver ret til at se borgerne, og opslaget noteres.",
            en: "Show the cases behind a statistic. It takes the right to see the citizens, and is noted.",
            examples: [
                "bolig statistics cases units_returned --period 2025-10",
                "bolig statistics cases units_returned --period 2025 --by unit_type+reason --category family+access",
            ])
    }

    @Argument(
        help: .words(
            da: "Statistikkens kode, f.eks. units_returned.", en: "The code of the statistic, such as units_returned.",
            value: Words(da: "statistik", en: "statistic")))
    var statistic: String

    @OptionGroup var asked: StatisticsOptions

    @Option(
        help: .words(
            da: "Kun sagerne i én kategori af denne opdeling.", en: "Only the cases in one category of this breakdown.",
            value: Words(da: "opdeling", en: "breakdown")))
    var by: String?

    @Option(
        help: .words(
            da: "Kategorien, som statistics.csv skriver den.", en: "The category as statistics.csv writes it.",
            value: Words(da: "kategori", en: "category")))
    var category: String?

    @OptionGroup var answer: AnswerOptions
    @OptionGroup var daemon: DaemonOptions

    mutating func validate() throws {
        guard (by == nil) == (category == nil) else {
            throw ValidationError(
                Words(da: "Skriv både --by og --category.", en: "Give both --by and --category.").said)
        }
    }

    func run() async throws {
        let statistic = try Statistic.known(statistic)
        let breakdown = try by.map { try statistic.breakdown($0) }
        let found = try await daemon.client().ask(Operations.statisticsCases, [statistic.code], asked.question)
        let cases = found.cases.filter { one in
            guard breakdown != nil, let by, let category else { return true }
            return one.counts(in: by, category)
        }
        var fields = [Field("case", .text, Words(da: "Sag", en: "Case"))]
        fields += found.breakdowns.map { Field($0.rawValue, .text, $0.words) }
        if cases.contains(where: { $0.value != nil }) {
            fields.append(Field("value", .text, Words(da: "Værdi", en: "Value")))
        }
        var writer = RowWriter(
            format: answer.format, fields: fields, terminal: .output, isForExcel: answer.excel)
        writer.write(cases.map { record($0, found.breakdowns) })
        try writer.end()
        if answer.format == .table {
            Terminal.note(
                Words(
                    da: "\(cases.count) sager, som kendt \(found.knownAt).",
                    en: "\(cases.count) cases, as known at \(found.knownAt)."
                ).said)
        }
    }

    /// A case as a row: words in a table, codes for programs.
    private func record(_ one: StatisticCase, _ breakdowns: [Breakdown]) -> Record {
        let isTable = answer.format == .table
        return Record(
            fields: [("case", .text(one.name))]
                + breakdowns.map { breakdown in
                    let codes = one.categories[breakdown.rawValue] ?? []
                    let shown = isTable ? codes.map { breakdown.words(for: $0).said } : codes
                    return (breakdown.rawValue, isTable ? .text(shown.joined(separator: ", ")) : .list(shown))
                } + [("value", one.value.map { .text($0) } ?? .null)])
    }
}
