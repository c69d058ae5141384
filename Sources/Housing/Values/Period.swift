/// Whole months of local days, half-open: `2024`, `2024-H1`, `2024-Q3`, `2024-11` or `2022-11..2025-06`.
package struct Period: Hashable, Sendable {
    /// The first day.
    package let from: Day
    /// The day after the last.
    package let until: Day
    /// As asked, and as written in every export.
    package let text: String

    /// Reads a period as people write it, or nil where it is malformed, impossible or reversed.
    package init?(_ text: String) {
        let ends = text.split(separator: "..", omittingEmptySubsequences: false)
        switch ends.count {
        case 1:
            guard let months = Period.months(text) else { return nil }
            self.init(firstMonth: months.lowerBound, lastMonth: months.upperBound, text: text)
        case 2:
            guard ends.allSatisfy({ $0.utf8.count == 7 }),
                let first = Period.months(String(ends[0])), let last = Period.months(String(ends[1])),
                first.lowerBound <= last.lowerBound
            else { return nil }
            self.init(firstMonth: first.lowerBound, lastMonth: last.upperBound, text: text)
        default: return nil
        }
    }

    /// The calendar year.
    package init?(year: Int) { self.init(padded(year, to: 4)) }

    /// The calendar month of a day.
    package init(monthOf day: Day) {
        let date = day.date
        from = day.adding(days: 1 - date.day)
        until = from.adding(months: 1)
        text = "\(padded(date.year, to: 4))-\(padded(date.month, to: 2))"
    }

    /// Months are counted from year 0: year x 12 + month - 1.
    private init?(firstMonth: Int, lastMonth: Int, text: String) {
        guard let from = Day(year: firstMonth / 12, month: firstMonth % 12 + 1, day: 1),
            let last = Day(year: lastMonth / 12, month: lastMonth % 12 + 1, day: 1)
        else { return nil }
        self.from = from
        self.until = last.adding(months: 1)
        self.text = text
    }

    private static func months(_ text: String) -> ClosedRange<Int>? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts[0].utf8.count == 4, parts[0].utf8.allSatisfy({ (48...57).contains($0) }),
            let year = Int(parts[0]), (1900...2999).contains(year)
        else { return nil }
        let january = year * 12
        guard parts.count > 1 else { return january...(january + 11) }
        guard parts.count == 2 else { return nil }
        switch parts[1] {
        case "H1": return january...(january + 5)
        case "H2": return (january + 6)...(january + 11)
        case "Q1", "Q2", "Q3", "Q4":
            guard let quarter = parts[1].last?.wholeNumberValue else { return nil }
            return (january + quarter * 3 - 3)...(january + quarter * 3 - 1)
        default:
            guard parts[1].utf8.count == 2, parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
                let month = Int(parts[1]), (1...12).contains(month)
            else { return nil }
            return (january + month - 1)...(january + month - 1)
        }
    }

    /// The last day of the period.
    package var last: Day { until.adding(days: -1) }

    /// The year of the first day.
    package var year: Int { from.date.year }

    /// True for the whole of one calendar year.
    package var isCalendarYear: Bool {
        from == Day(year: year, month: 1, day: 1) && until == Day(year: year + 1, month: 1, day: 1)
    }

    package func contains(_ day: Day) -> Bool { from <= day && day < until }

    /// The same months of an earlier year (`years` back), written as months where it is not a calendar year.
    package func earlier(years: Int) -> Period? {
        if isCalendarYear { return Period(year: year - years) }
        let first = from.adding(months: -12 * years).date
        let end = last.date
        return Period(
            "\(padded(first.year, to: 4))-\(padded(first.month, to: 2))..\(padded(end.year - years, to: 4))-\(padded(end.month, to: 2))"
        )
    }
}

extension Period: CustomStringConvertible {
    package var description: String { text }
}
