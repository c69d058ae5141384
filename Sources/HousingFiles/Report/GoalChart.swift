import Housing

/// The year's goal, what came of it to date, and where the year is heading: bars, the interval of the projection as a
/// line with ends, the goal as a line across.
struct GoalChart {
    private let name: String
    private let title: String
    private let language: Language
    private let values: [GoalFigure: Int]
    private let goal: Int?

    /// nil where the period has no goal to be held against.
    init?(_ table: ReportTable, goals: [YearlyGoal], _ language: Language) {
        let rows = table.rows.compactMap { row -> (GoalFigure, Int)? in
            guard let figure = row.figures.last ?? nil, let code = GoalFigure(rawValue: figure.category),
                let value = figure.value
            else { return nil }
            return (code, value)
        }
        values = Dictionary(rows) { first, _ in first }
        goal = table.columns.last.flatMap { period in goals.first { $0.holds(on: period.from) }?.yearly }
        guard values[.projected] != nil else { return nil }
        (name, self.language) = (table.name, language)
        title = "\(table.title[language]), \(table.columns.last?.words(language) ?? "")"
    }

    private static let bars: [GoalFigure] = [.plan, .actual, .projected]
    private static let before = 150
    private static let room = 360
    private static let row = 34

    private var greatest: Int { max(values.values.max() ?? 0, goal ?? 0, 1) }

    private func wide(_ value: Int) -> Int { divided(value * Self.room, by: greatest) }

    private func text(_ value: Int) -> String { FigureMeasure.count.text(value, language) }

    private var goalWords: String? {
        goal.map { Words(da: "Årets mål: \(text($0))", en: "The year's goal: \(text($0))")[language] }
    }

    private var interval: (low: Int, high: Int)? {
        guard let low = values[.projectedLow], let high = values[.projectedHigh] else { return nil }
        return (low, high)
    }

    var svg: String {
        let said = Self.bars.compactMap { bar in values[bar].map { "\(bar.words[language]): \(value(bar, $0))" } }
        let drawing = ChartDrawing(
            name: "c-" + name, title: title,
            description: (said + [goalWords].compactMap(\.self)).joined(separator: "; "))
        let below = Self.bars.count * Self.row
        var marks = Self.bars.enumerated().map { mark($1, top: $0 * Self.row) }.joined()
        // All numbers stand right of the longest bar there can be, so that the line of the goal crosses none of them.
        marks += Self.bars.enumerated().compactMap { place, bar in
            values[bar].map {
                ChartDrawing.text(value(bar, $0), Self.before + Self.room + 10, place * Self.row + Self.row / 2 + 4)
            }
        }.joined()
        if let goal, let goalWords {
            let x = Self.before + wide(goal)
            marks +=
                ChartDrawing.line("goal", x, 0, to: x, below) + ChartDrawing.text(goalWords, x, below + 14, "middle")
        }
        return drawing.svg(height: below + 20, marks)
    }

    /// `315 (301-329)`: a projection is never without its interval.
    private func value(_ bar: GoalFigure, _ value: Int) -> String {
        guard bar == .projected, let interval else { return text(value) }
        return "\(text(value)) (\(text(interval.low))–\(text(interval.high)))"
    }

    private func mark(_ bar: GoalFigure, top: Int) -> String {
        guard let value = values[bar] else { return "" }
        let middle = top + Self.row / 2
        var marks = ChartDrawing.text(bar.words[language], Self.before - 8, middle + 4, "end")
        let colour = [.plan: "s2", .actual: "s1"][bar] ?? "b3"
        marks += ChartDrawing.rectangle(colour, Self.before, top + 5, wide(value), Self.row - 10)
        if bar == .projected, let interval {
            let (low, high) = (Self.before + wide(interval.low), Self.before + wide(interval.high))
            marks += ChartDrawing.line("interval", low, middle, to: high, middle)
            for x in [low, high] { marks += ChartDrawing.line("interval", x, middle - 6, to: x, middle + 6) }
        }
        return marks
    }
}
