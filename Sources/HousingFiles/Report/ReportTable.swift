import Housing

/// A table as people print it: words for codes, periods as columns, and what should be known before it is used.
struct ReportTable: Sendable {
    /// `1.2`, or the statistic's code: the name of its file.
    let name: String
    /// The report's own number, where it has one.
    let number: String?
    let title: Words
    let definition: Words
    /// What the first columns hold, then the periods.
    let heading: [Words]
    let rows: [Row]
    let notes: [Words]

    struct Row: Sendable {
        let labels: [Words]
        let figures: [Figure?]
        /// Of two breakdowns: in the files, but too much for a page.
        var isPair = false
    }

    /// - Parameter number: the report's own, such as `1.2`; else the table is named after its statistic.
    init(
        _ statistic: Statistic, number: String? = nil, title: Words? = nil, heading: [Words], rows: [Row],
        notes: [Words]
    ) {
        self.name = number ?? statistic.code
        self.number = number
        self.title = title ?? statistic.words
        self.definition = statistic.definition
        self.heading = heading
        self.rows = rows
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

    private let figures: [Key: Figure]
    let knownAt: Instant
    let breaks: [SeriesBreak]
    let censusYears: [Int]

    init(_ snapshot: StatisticSnapshot) {
        knownAt = snapshot.knownAt
        breaks = snapshot.breaks
        censusYears = snapshot.censusYears
        figures = Dictionary(
            snapshot.figures.map {
                (
                    Key(
                        statistic: $0.statistic.code, period: $0.period, breakdown: $0.breakdown, category: $0.category),
                    $0
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    func figure(_ statistic: Statistic, _ period: Period, _ breakdown: String, _ category: String) -> Figure? {
        figures[Key(statistic: statistic.code, period: period.text, breakdown: breakdown, category: category)]
    }

    func total(_ statistic: Statistic, _ period: Period) -> Figure? {
        figure(statistic, period, Figure.total, Figure.total)
    }

    /// Every breakdown and category that has a figure in one of the periods, in the order people read them.
    func categories(_ statistic: Statistic, _ periods: [Period]) -> [(breakdown: [Breakdown], category: String)] {
        let texts = Set(periods.map(\.text))
        let present = figures.values.filter { $0.statistic == statistic && texts.contains($0.period) }
        return statistic.breakdowns.flatMap { breakdown in
            let name = breakdown.map(\.rawValue).joined(separator: String(Figure.joint))
            let found = Set(present.filter { $0.breakdown == name }.map(\.category))
            let listed = breakdown.count == 1 ? breakdown[0].closedList ?? [] : []
            let rest = found.subtracting(listed).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            return (listed.filter(found.contains) + rest).map { (breakdown, $0) }
        }
    }
}

extension ReportTable.Row {
    /// A row of one statistic in one category over the periods.
    init(_ label: Words, _ figures: [Figure?]) { self.init(labels: [label], figures: figures) }
}

extension Breakdown {
    /// The words of a category in a breakdown or a pair, its parts joined.
    static func words(_ category: String, in breakdown: [Breakdown]) -> Words {
        let parts = breakdown.count == 1 ? [category] : category.split(separator: Figure.joint).map(String.init)
        let words = zip(breakdown, parts).map { $0.words(for: $1) }
        return Words(da: words.map(\.da).joined(separator: ", "), en: words.map(\.en).joined(separator: ", "))
    }

    /// The heading of a breakdown or a pair.
    static func words(of breakdown: [Breakdown]) -> Words {
        Words(
            da: breakdown.map(\.words.da).joined(separator: ", "),
            en: breakdown.map(\.words.en).joined(separator: ", "))
    }
}
