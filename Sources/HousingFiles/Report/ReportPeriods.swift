package import Housing

/// Which figures a package needs: those asked for, and those its tables show beside them.
package struct ReportPeriods: Sendable {
    package let asked: Period
    /// The columns of a table: the four years before, oldest first, then the asked period.
    package let columns: [Period]

    /// A period shorter than a year stands beside the same months of the four years before, any other beside the four
    /// calendar years before it begins.
    package init(_ asked: Period) {
        self.asked = asked
        let shorter = asked.until < asked.from.adding(months: 12)
        columns =
            (1...4).reversed().compactMap { years in
                shorter ? asked.earlier(years: years) : Period(year: asked.year - years)
            } + [asked]
    }

    /// Every statistic in every period that the package shows, and, of a published one, what those rest on: whether a total is
    /// suppressed decides what else is.
    package func needed(_ statistics: [Statistic], censusYears: [Int], published: Bool) -> [StatisticPeriod] {
        statistics.flatMap { statistic in
            let periods = periods(of: statistic, censusYears: censusYears)
            let below = published ? statistic.restsOn.flatMap { Statistic(code: $0) } : nil
            return ([statistic] + [below].compactMap(\.self)).flatMap { one in
                periods.map { StatisticPeriod(one, $0) }
            }
        }
    }

    /// What a goal is held against: a goal is a year's, so the asked period's last year to its end.
    var yearToDate: Period {
        let last = asked.last.date
        if asked.from == Day(year: last.year, month: 1, day: 1) { return asked }
        let (year, month) = (padded(last.year, to: 4), padded(last.month, to: 2))
        return Period("\(year)-01..\(year)-\(month)") ?? asked
    }

    /// The asked period is always among them.
    func periods(of statistic: Statistic, censusYears: [Int]) -> [Period] {
        switch statistic {
        // The last three there are, whatever the period.
        case .homelessnessCensus: censusYears.suffix(3).compactMap { Period(year: $0) } + [asked]
        case .goalHomelessAllocations: [yearToDate] + (yearToDate == asked ? [] : [asked])
        case .dwellingsPlanned: [asked]
        default: columns
        }
    }

    /// The columns a statistic can be compared over: a row of figures on both sides of a break stops at it.
    func comparable(_ statistic: Statistic, _ breaks: [SeriesBreak]) -> [Period] {
        let touching = breaks.filter { $0.touches(statistic) && $0.day <= asked.from }.map(\.day)
        guard let last = touching.max() else { return columns }
        return columns.filter { $0.from >= last }
    }
}

extension Period {
    /// What people call it: `2024`, `1. halvår 2025`, `november 2022-juni 2025`.
    func words(_ language: Language) -> String {
        let first = from.date
        let end = last.date
        let months = (end.year - first.year) * 12 + end.month - first.month + 1
        if isCalendarYear { return String(first.year) }
        if months == 6, first.month % 6 == 1 {
            let half = first.month / 6 + 1
            return language == .da ? "\(half). halvår \(first.year)" : "H\(half) \(first.year)"
        }
        if months == 3, first.month % 3 == 1 {
            let quarter = first.month / 3 + 1
            return language == .da ? "\(quarter). kvartal \(first.year)" : "Q\(quarter) \(first.year)"
        }
        let name = Self.months[language == .da ? 0 : 1]
        if months == 1 { return "\(name[first.month - 1]) \(first.year)" }
        let start = first.year == end.year ? name[first.month - 1] : "\(name[first.month - 1]) \(first.year)"
        return "\(start)-\(name[end.month - 1]) \(end.year)"
    }

    private static let months = [
        [
            "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
            "december",
        ],
        [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
    ]
}
