/// One figure: what it is of, its value, and what should be known before it is used.
package struct Figure: Hashable, Sendable {
    package let statistic: Statistic
    /// As asked: `2024`, `2024-Q3`, `2022-11..2025-06`.
    package let period: String
    /// `total`, a breakdown's code, or two joined with `+`.
    package let breakdown: String
    /// `total`, a category's code, or two joined with `+`.
    package let category: String
    /// In the measure's smallest step (`FigureMeasure.decimals`); nil where it is suppressed.
    package var value: Int?
    package let measure: FigureMeasure
    package var status: FigureStatus
    /// Days inside the period on which the series breaks.
    package let breaks: [Day]

    package init(
        statistic: Statistic, period: String, breakdown: String, category: String, value: Int?, measure: FigureMeasure,
        status: FigureStatus, breaks: [Day]
    ) {
        self.statistic = statistic
        self.period = period
        self.breakdown = breakdown
        self.category = category
        self.value = value
        self.measure = measure
        self.status = status
        self.breaks = breaks
    }

    /// The breakdown and category of a figure that is not divided.
    package static let total = "total"
    /// The category of what nobody stated.
    package static let unknown = "unknown"
    /// What joins two breakdowns, and their categories.
    package static let joint: Character = "+"

    package var isTotal: Bool { breakdown == Figure.total }

    /// The value with a decimal point and no thousands mark; empty where it is suppressed.
    package var text: String {
        guard let value else { return "" }
        return measure.text(value)
    }

    /// Figures in the order of every export: by the bytes of statistic, period, breakdown and category.
    package static func inOrder(_ figures: [Figure]) -> [Figure] {
        figures.map { figure in
            // The separator is the lowest byte, so that comparing the joined text compares column by column.
            let columns = [figure.statistic.code, figure.period, figure.breakdown, figure.category]
            return (key: Array(columns.joined(separator: "\0").utf8), figure: figure)
        }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.figure)
    }
}

/// What a value counts.
package enum FigureMeasure: String, Code {
    case count, percent, days, kr

    /// Percentages and medians have one decimal, always.
    package var decimals: Int {
        switch self {
        case .count, .kr: 0
        case .percent, .days: 1
        }
    }

    package var words: Words {
        switch self {
        case .count: Words(da: "antal", en: "count")
        case .percent: Words(da: "procent", en: "per cent")
        case .days: Words(da: "dage", en: "days")
        case .kr: Words(da: "kr.", en: "DKK")
        }
    }

    /// A value of this unit as exports write it: `33.0`.
    package func text(_ value: Int) -> String {
        guard decimals == 1 else { return String(value) }
        return "\(value < 0 ? "-" : "")\(abs(value) / 10).\(abs(value) % 10)"
    }

    /// A value of this unit as people write it: `1.277`, `33,0`; in English `1,277`, `33.0`.
    package func text(_ value: Int, _ language: Language) -> String {
        guard decimals == 1 else { return grouped(value, language) }
        let whole = grouped(abs(value) / 10, language)
        return "\(value < 0 ? "-" : "")\(whole)\(language == .da ? "," : ".")\(abs(value) % 10)"
    }
}

/// How sure a figure is to stay.
package enum FigureStatus: String, Code {
    case final, provisional, partial, suppressed

    package var words: Words {
        switch self {
        case .final: Words(da: "endelig", en: "final")
        case .provisional: Words(da: "foreløbig", en: "provisional")
        case .partial: Words(da: "perioden er ikke slut", en: "the period is not over")
        case .suppressed: Words(da: "udeladt af hensyn til personer", en: "suppressed for privacy")
        }
    }

    /// What a figure is whose period K may not have reached the end of, or whose units may still be open.
    package init(period: Period, knownAt: Instant, mayChange: Bool) {
        // The last microsecond of a day is its end, so that what is known at the last day's end is of a whole period.
        if knownAt < Instant(endOf: period.last) {
            self = .partial
        } else {
            self = mayChange ? .provisional : .final
        }
    }
}

extension Figure: Codable {
    private enum Key: String, CodingKey {
        case statistic, period, breakdown, category, value, unit, status
        case breaks = "break"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let measure = try container.decode(FigureMeasure.self, forKey: .unit)
        let value = try container.decodeIfPresent(Double.self, forKey: .value)
        self.init(
            statistic: try container.decode(Statistic.self, forKey: .statistic),
            period: try container.decode(String.self, forKey: .period),
            breakdown: try container.decode(String.self, forKey: .breakdown),
            category: try container.decode(String.self, forKey: .category),
            value: value.map { Int(($0 * (measure.decimals == 1 ? 10 : 1)).rounded()) }, measure: measure,
            status: try container.decode(FigureStatus.self, forKey: .status),
            breaks: try container.decode([Day].self, forKey: .breaks))
    }

    /// JSON: the columns of an export; the value is a number, or null where it is suppressed.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(statistic, forKey: .statistic)
        try container.encode(period, forKey: .period)
        try container.encode(breakdown, forKey: .breakdown)
        try container.encode(category, forKey: .category)
        if measure.decimals == 1 {
            try container.encode(value.map { Double($0) / 10 }, forKey: .value)
        } else {
            try container.encode(value, forKey: .value)
        }
        try container.encode(measure, forKey: .unit)
        try container.encode(status, forKey: .status)
        try container.encode(breaks, forKey: .breaks)
    }
}
