import Housing

extension ReportFile {
    /// `statistics.csv`: one row a figure, sorted; UTF-8 without BOM, LF.
    static func statistics(_ figures: [Figure], knownAt: Instant) -> ReportFile {
        var table = DelimitedTable(header: [
            "statistic", "period", "breakdown", "category", "value", "unit", "status", "known_at", "break",
        ])
        table.rows = Figure.inOrder(figures).map { figure in
            [
                figure.statistic.code, figure.period, figure.breakdown, figure.category, figure.text,
                figure.measure.rawValue, figure.status.rawValue, knownAt.description,
                figure.breaks.map(\.description).joined(separator: ","),
            ]
        }
        return table.file("statistics.csv")
    }

    /// `dictionary.csv`: what each statistic of the package is called and counts, in Danish and English.
    static func dictionary(_ statistics: [Statistic]) -> ReportFile {
        var table = DelimitedTable(header: [
            "statistic", "unit", "breakdowns", "persons", "name_da", "name_en", "definition_da", "definition_en",
        ])
        table.rows = statistics.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }.map { statistic in
            [
                statistic.code, statistic.measure.rawValue,
                statistic.breakdowns.map { $0.map(\.rawValue).joined(separator: "+") }.joined(separator: " "),
                statistic.ofPersons ? "true" : "false", statistic.words.da, statistic.words.en,
                statistic.definition.da, statistic.definition.en,
            ]
        }
        return table.file("dictionary.csv")
    }
}
