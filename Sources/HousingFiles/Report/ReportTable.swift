import Housing

/// A table as people print it: words for codes, periods as columns, and what should be known before it is used.
struct ReportTable: Sendable {
    /// `1.2`, or the statistic's code: the name of its file.
    let name: String
    /// The report's own number, where it has one.
    let number: String?
    let statistic: Statistic
    let title: Words
    /// What the columns before the periods hold.
    let heading: [Words]
    let columns: [Period]
    /// The places of columns from before anything was recorded.
    let unrecorded: Set<Int>
    let rows: [Row]
    let notes: [Words]

    struct Row: Sendable {
        let labels: [Words]
        var figures: [Figure?]
        /// None for a total.
        var breakdown: [Breakdown] = []
        /// A band made of others in its breakdown.
        var isSum = false

        /// Of two breakdowns, or of associations, who are many: in the files, but too much for a page.
        var isLeftOffPage: Bool { breakdown.count > 1 || breakdown == [.association] }
    }

    /// - Parameters:
    ///   - number: the report's own, such as `1.2`; else the table is named after its statistic.
    ///   - unrecorded: places of columns whose figures are no figures.
    init(
        _ statistic: Statistic, number: String? = nil, title: Words? = nil, heading: [Words], columns: [Period],
        unrecorded: Set<Int> = [], rows: [Row], notes: [Words]
    ) {
        self.name = number ?? statistic.code
        self.number = number
        self.statistic = statistic
        self.title = title ?? statistic.words
        self.heading = heading
        self.columns = columns
        self.unrecorded = unrecorded
        self.rows = rows.map { row in
            var row = row
            for place in unrecorded { row.figures[place] = nil }
            return row
        }
        self.notes = notes
    }
}

/// Finds figures by statistic, period, breakdown and category.
struct FigureIndex: Sendable {
    private struct Key: Hashable {
        let statistic: String
        let period: String
        let breakdown: String
        let category: String
    }

    private struct Series: Hashable {
        let statistic: String
        let period: String
    }

    private let figures: [Key: Figure]
    /// Every figure of a statistic in a period.
    private let series: [Series: [Figure]]
    let knownAt: Instant
    let breaks: [SeriesBreak]
    let censusYears: [Int]
    let sumBands: Set<String>
    let goals: [YearlyGoal]
    let firstReceived: Day?

    init(_ snapshot: StatisticSnapshot) {
        knownAt = snapshot.knownAt
        breaks = snapshot.breaks
        censusYears = snapshot.censusYears
        sumBands = Set(snapshot.bandSums.keys)
        goals = snapshot.goals
        firstReceived = snapshot.firstReceived
        figures = Dictionary(
            snapshot.figures.map {
                (
                    Key(
                        statistic: $0.statistic.code, period: $0.period, breakdown: $0.breakdown, category: $0.category),
                    $0
                )
            }, uniquingKeysWith: { first, _ in first })
        series = Dictionary(grouping: snapshot.figures) { Series(statistic: $0.statistic.code, period: $0.period) }
    }

    func figure(_ statistic: Statistic, _ period: Period, _ breakdown: String, _ category: String) -> Figure? {
        figures[Key(statistic: statistic.code, period: period.text, breakdown: breakdown, category: category)]
    }

    func total(_ statistic: Statistic, _ period: Period) -> Figure? {
        figure(statistic, period, Figure.total, Figure.total)
    }

    /// Whether a figure of the statistic is provisional there; all of a period are alike.
    func isProvisional(_ statistic: Statistic, _ period: Period) -> Bool {
        all(statistic, period).contains { $0.status == .provisional }
    }

    private func all(_ statistic: Statistic, _ period: Period) -> [Figure] {
        series[Series(statistic: statistic.code, period: period.text)] ?? []
    }

    /// Every breakdown and category that has a figure in one of the periods, in the order people read them.
    func categories(_ statistic: Statistic, _ periods: [Period]) -> [(breakdown: [Breakdown], category: String)] {
        let present = periods.flatMap { all(statistic, $0) }
        return statistic.breakdowns.flatMap { breakdown in
            let name = breakdown.map(\.rawValue).joined(separator: String(Figure.joint))
            let found = Set(present.filter { $0.breakdown == name }.map(\.category))
            return found.sorted { left, right in
                let (one, other) = (Breakdown.place(of: left, in: breakdown), Breakdown.place(of: right, in: breakdown))
                return one == other
                    ? left.utf8.lexicographicallyPrecedes(right.utf8) : one.lexicographicallyPrecedes(other)
            }.map { (breakdown, $0) }
        }
    }
}

extension ReportTable.Row {
    /// A row of one statistic in one category over the periods.
    init(_ label: Words, _ figures: [Figure?]) { self.init(labels: [label], figures: figures) }
}
