package import Housing

/// One statistic on the terminal: its figures as a table, with a bar for each where a bar helps.
package struct StatisticScreen: Sendable {
    package let statistic: Statistic
    package let period: Period
    package let figures: [Figure]
    package let knownAt: Instant

    /// - Parameter figures: those of the statistic in the period; others are ignored.
    package init(statistic: Statistic, period: Period, figures: [Figure], knownAt: Instant) {
        self.statistic = statistic
        self.period = period
        self.figures = figures.filter { $0.statistic == statistic && $0.period == period.text }
        self.knownAt = knownAt
    }

    /// - Parameters:
    ///   - by: only this breakdown, beside the total; nil for all.
    ///   - width: columns of the terminal; nil when piped: no bars and no cut.
    package func text(by: [Breakdown]? = nil, _ language: Language, width: Int?) -> String {
        let index = FigureIndex(
            StatisticSnapshot(
                knownAt: knownAt, figures: figures, breaks: [], censusYears: [], bandSums: [:], parameterVersions: [:]))
        var lines = [title(language)]
        if let total = index.total(statistic, period) {
            lines += block([(Words(da: "I alt", en: "Total")[language], total)], language, width: nil)
        }
        let categories = index.categories(statistic, [period])
        for breakdown in statistic.breakdowns where by == nil || by == breakdown {
            let name = breakdown.map(\.rawValue).joined(separator: String(Figure.joint))
            let rows = categories.filter { $0.breakdown == breakdown }.compactMap { _, category in
                index.figure(statistic, period, name, category).map {
                    (Breakdown.words(category, in: breakdown)[language], $0)
                }
            }
            guard !rows.isEmpty else { continue }
            lines += ["", Breakdown.words(of: breakdown)[language]] + block(rows, language, width: width)
        }
        if figures.isEmpty { lines.append(Words(da: "Intet tal.", en: "No figure.")[language]) }
        return lines.map { $0 + "\n" }.joined()
    }

    private func title(_ language: Language) -> String {
        var title = "\(statistic.words[language]), \(period.words(language)) (\(statistic.measure.words[language]))"
        if let status = figures.first?.status, status != .final { title += " - \(status.words[language])" }
        let breaks = figures.first?.breaks ?? []
        if !breaks.isEmpty {
            let days = breaks.map { language == .da ? $0.danish : $0.description }.joined(separator: ", ")
            title += Words(da: ", databrud \(days)", en: ", break in series \(days)")[language]
        }
        return title
    }

    private func block(_ rows: [(label: String, figure: Figure)], _ language: Language, width: Int?) -> [String] {
        let labels = rows.map(\.label.count).max() ?? 0
        let values = rows.map { row in row.figure.value.map { row.figure.measure.text($0, language) } ?? "·" }
        let widest = values.map(\.count).max() ?? 0
        let most = rows.compactMap(\.figure.value).max() ?? 0
        // Room for a bar beside two spaces before the label, between the columns and at the end.
        let room = min(40, (width ?? 0) - labels - widest - 7)
        return zip(rows, values).map { row, value in
            let label = row.label + String(repeating: " ", count: labels - row.label.count)
            let number = String(repeating: " ", count: widest - value.count) + value
            let line = "  \(label)  \(number)"
            guard room >= 8, most > 0, let amount = row.figure.value, amount > 0 else { return line }
            // Anything above 0 gets at least one mark.
            return line + "  " + String(repeating: "█", count: max(1, divided(amount * room, by: most)))
        }
    }
}
