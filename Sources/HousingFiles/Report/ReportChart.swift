import Housing

/// A chart of a table: bars drawn as inline SVG with their figures as text beside them, and all of it in words for who
/// cannot see it.
struct ReportChart {
    struct Bar {
        let label: String
        /// One for each series; nil where there is no figure.
        let figures: [Figure?]
        /// What was aimed at, marked across the bars.
        var goal: Int?
    }

    enum Shape {
        /// A group of bars for each period.
        case standing
        /// One bar for each period, made of its parts.
        case stacked
        /// A bar for each category of one period, its name before it.
        case lying
    }

    let name: String
    let title: String
    let language: Language
    let shape: Shape
    let series: [String]
    let bars: [Bar]

    /// Two values at least, or there is nothing to compare.
    private init?(_ table: ReportTable, _ shape: Shape, _ series: [String], _ bars: [Bar], _ language: Language) {
        let values = bars.flatMap(\.figures).compactMap { $0?.value }.filter { $0 > 0 }
        guard bars.count > 1, values.count > 1 else { return nil }
        (name, title, self.language) = (table.name, table.title[language], language)
        (self.shape, self.series, self.bars) = (shape, series, bars)
    }

    /// The largest thing drawn: a bar, a stack of parts, or a goal.
    var greatest: Int {
        let tops = bars.map { bar in
            let values = bar.figures.compactMap { $0?.value }
            return max(shape == .stacked ? values.reduce(0, +) : values.max() ?? 0, bar.goal ?? 0)
        }
        return tops.max() ?? 0
    }

    func text(_ figure: Figure?) -> String {
        guard let figure else { return "–" }
        return figure.value.map { figure.measure.text($0, language) } ?? "·"
    }

    /// Every figure in words.
    var description: String {
        bars.map { bar in
            let values = zip(series, bar.figures).map { name, figure in
                series.count > 1 ? "\(name) \(text(figure))" : text(figure)
            }
            let goal = bar.goal.map { [Words(da: "mål \($0)", en: "goal \($0)")[language]] } ?? []
            return "\(bar.label): \((values + goal).joined(separator: ", "))"
        }.joined(separator: "; ")
    }
}

// What is drawn of which table.

extension ReportChart {
    /// nil where a chart would show nothing that another beside it does not.
    init?(_ table: ReportTable, among tables: [ReportTable], goals: [YearlyGoal], _ language: Language) {
        let isAlone = table.columns.count == 1
        switch table.statistic {
        case .homelessMoveIns where tables.contains { $0.statistic == .homelessAllocations }: return nil
        case .returnShare where table.number == nil && tables.contains { $0.number == "1.3" }: return nil
        case .unitsReturned: self.init(table, categoriesOf: .reason, language)
        case .unitsReceived where table.number == nil && !isAlone: self.init(bandsOf: table, language)
        case .subsidisedAllocations, .subsidiesRunning, .subsidiesEnding:
            self.init(table, table.rows.filter { $0.breakdown == [.scheme] }, language)
        case .homelessAllocations:
            let beside = tables.first { $0.statistic == .homelessMoveIns }
            let rows = [table, beside].compactMap { table in table?.rows.first { $0.breakdown.isEmpty }?.named(table) }
            self.init(table, rows, goals: goals, language)
        default:
            if isAlone, let breakdown = table.rows.first(where: { $0.breakdown.count == 1 })?.breakdown[0] {
                self.init(table, categoriesOf: breakdown, language)
            } else {
                self.init(table, table.rows.filter { $0.breakdown.isEmpty }, language)
            }
        }
    }

    /// The rows side by side in each period, two at most, with the goal of what is a whole year.
    private init?(
        _ table: ReportTable, _ rows: [ReportTable.Row], goals: [YearlyGoal] = [], _ language: Language
    ) {
        let rows = rows.prefix(2)
        let names = rows.map { row in row.labels.last { !$0[language].isEmpty }?[language] ?? table.title[language] }
        let bars = table.columns.enumerated().map { place, period in
            Bar(
                label: period.words(language), figures: rows.map { $0.figures[place] },
                goal: period.isCalendarYear && !table.unrecorded.contains(place)
                    ? goals.first { $0.holds(on: period.from) }?.yearly : nil)
        }
        self.init(table, .standing, rows.count == 1 ? [table.title[language]] : names, bars, language)
    }

    /// The rent bands of each period on top of each other, the lowest rent at the bottom; a sum band is no part.
    private init?(bandsOf table: ReportTable, _ language: Language) {
        let rows = table.rows.filter { $0.breakdown == [.rentBand] && !$0.isSum }
        let bars = table.columns.enumerated().map { place, period in
            Bar(label: period.words(language), figures: rows.map { $0.figures[place] })
        }
        self.init(table, .stacked, rows.map { $0.labels.last?[language] ?? "" }, bars, language)
    }

    /// A bar for each category in the asked period.
    private init?(_ table: ReportTable, categoriesOf breakdown: Breakdown, _ language: Language) {
        let rows = table.rows.filter { $0.breakdown == [breakdown] && !$0.isSum }
        let bars = rows.map { row in Bar(label: row.labels.last?[language] ?? "", figures: [row.figures.last ?? nil]) }
        let period = table.columns.last?.words(language) ?? ""
        self.init(table, .lying, ["\(table.title[language]), \(period)"], bars, language)
    }
}

extension ReportTable.Row {
    /// The same, called after its table.
    fileprivate func named(_ table: ReportTable?) -> ReportTable.Row {
        ReportTable.Row(labels: table.map { [$0.title] } ?? labels, figures: figures, breakdown: breakdown)
    }
}
