import Foundation
import Housing

/// What day it is in Copenhagen: every rule takes its day from here.
struct Clock: Sendable {
    let now: @Sendable () -> Date

    static let system = Clock(now: { Date() })

    /// Today in Europe/Copenhagen.
    var today: Day { Self.day(of: now()) }

    /// The day of an instant in Europe/Copenhagen.
    static func day(of instant: Date) -> Day {
        let date = calendar.dateComponents([.year, .month, .day], from: instant)
        return Day(year: date.year ?? 1970, month: date.month ?? 1, day: date.day ?? 1) ?? Day(number: 0)
    }

    /// Foundation silently has no time zones in a static build; then the service must not start at all.
    static var knowsCopenhagen: Bool { TimeZone(identifier: "Europe/Copenhagen") != nil }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Copenhagen") ?? .gmt
        return calendar
    }()
}
