/// A local calendar day (Europe/Copenhagen), 2 January 2025 written `2025-01-02`.
///
/// A day is a number of days, so days compare, subtract and shift exactly. It knows no clock: what day it is
/// comes from outside.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970.
    package let number: Int

    /// The days that can be stated from outside: of those nobody lives to see no month or subsidy can be counted, and
    /// what is counted on from the last of them is still a day of four digits.
    package static let stated =
        Day(
            number: number(year: 1900, month: 1, day: 1))...Day(
            number: number(year: 2199, month: 12, day: 31))

    package init(number: Int) { self.number = number }

    /// The day of that date in the Gregorian calendar, or nil where the calendar has none (30 February).
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Day.daysIn(month: month, year: year)
        else { return nil }
        self.number = Day.number(year: year, month: month, day: day)
    }

    /// Reads `yyyy-mm-dd`, nothing else.
    package init?(_ text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Day.digits(parts[0]), let month = Day.digits(parts[1]), let day = Day.digits(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static func digits(_ text: some Sequence<UInt8>) -> Int? {
        var value = 0
        for byte in text {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// The number of days from `other` to this day, negative when this day is the earlier.
    package func days(since other: Day) -> Int { number - other.number }

    package func adding(days: Int) -> Day { Day(number: number + days) }

    /// The same date that many months on, or the last of the month where there is no such date (31 August + 1 = 30 September).
    package func adding(months: Int) -> Day {
        let date = date
        let index = date.year * 12 + (date.month - 1) + months
        let year = index / 12
        let month = index % 12 + 1
        let day = min(date.day, Day.daysIn(month: month, year: year))
        return Day(number: Day.number(year: year, month: month, day: day))
    }

    /// Year, month (1-12) and day of the month.
    package var date: (year: Int, month: Int, day: Int) {
        // Days are counted from 1 March of year 0, so that the leap day is the last of its year.
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    package static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    package static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func number(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let shiftedMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension Day: CustomStringConvertible, LosslessStringConvertible {
    package var description: String {
        let date = date
        return "\(padded(date.year, to: 4))-\(padded(date.month, to: 2))-\(padded(date.day, to: 2))"
    }

    /// As Danes write it: `02-01-2025`.
    package var danish: String {
        let date = date
        return "\(padded(date.day, to: 2))-\(padded(date.month, to: 2))-\(padded(date.year, to: 4))"
    }
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a day is written yyyy-mm-dd")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A whole number with leading zeros, at least `width` digits.
package func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
