/// A moment, in microseconds since 1 January 1970 UTC: what the database keeps `known_from` in.
package struct Instant: Hashable, Comparable, Sendable {
    package let microseconds: Int

    package init(microseconds: Int) { self.microseconds = microseconds }

    private static let day = 86_400_000_000
    private static let hour = 3_600_000_000

    /// The first moment of a local day in Copenhagen.
    package init(startOf day: Day) {
        // Clocks change at 01:00 UTC, never near local midnight, so the offset at 00:00 UTC of the day before serves
        // unless that day itself is the day of the change; then the later offset does.
        let midnight = day.number * Instant.day
        let guess = Instant(microseconds: midnight - Instant.hour)
        self.microseconds = midnight - guess.offset
    }

    /// The last microsecond of a local day in Copenhagen: what was known when the day was over.
    package init(endOf day: Day) {
        self.microseconds = Instant(startOf: day.adding(days: 1)).microseconds - 1
    }

    /// The local day in Copenhagen.
    package var copenhagenDay: Day { Instant.day(of: microseconds + offset) }

    /// What Copenhagen's clocks are ahead of UTC, in microseconds: two hours from the last Sunday of March 01:00 UTC
    /// to the last Sunday of October 01:00 UTC, else one (directive 2000/84/EC). The rule is kept here because time
    /// zones of a library can be missing without a word.
    package var offset: Int {
        let year = Instant.day(of: microseconds).date.year
        let summer = Instant.change(year, month: 3)..<Instant.change(year, month: 10)
        return summer.contains(microseconds) ? 2 * Instant.hour : Instant.hour
    }

    /// 01:00 UTC on the last Sunday of a month of 31 days.
    private static func change(_ year: Int, month: Int) -> Int {
        guard let last = Day(year: year, month: month, day: 31) else { return 0 }
        // 4 January 1970 was a Sunday.
        let afterSunday = ((last.number - 3) % 7 + 7) % 7
        return (last.number - afterSunday) * day + hour
    }

    private static func day(of microseconds: Int) -> Day {
        Day(number: microseconds >= 0 ? microseconds / day : (microseconds - day + 1) / day)
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }
}

extension Instant: LosslessStringConvertible {
    /// UTC with microseconds: `2026-11-22T08:00:00.000000Z`.
    package var description: String {
        let day = Instant.day(of: microseconds)
        let rest = microseconds - day.number * Instant.day
        let seconds = rest / 1_000_000
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }
        return "\(day)T\(clock.joined(separator: ":")).\(padded(rest % 1_000_000, to: 6))Z"
    }

    /// Reads `2026-11-22T08:00:00Z`, with up to six decimals of a second, and an offset such as `+01:00` for `Z`.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), let day = Day(text.prefix(10)) else { return nil }
        var reader = Digits(bytes: bytes[11...])
        guard let hour = reader.two(), hour < 24, reader.take(":"), let minute = reader.two(), minute < 60,
            reader.take(":"), let second = reader.two(), second < 60
        else { return nil }
        var fraction = 0
        if reader.take(".") {
            guard let read = reader.fraction() else { return nil }
            fraction = read
        }
        guard let minutesAhead = reader.offset(), reader.bytes.isEmpty else { return nil }
        let seconds = hour * 3600 + minute * 60 + second - minutesAhead * 60
        self.microseconds = day.number * Instant.day + seconds * 1_000_000 + fraction
    }
}

/// Reads the digits of an instant's clock from the front.
private struct Digits {
    var bytes: ArraySlice<UInt8>

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard bytes.first == UInt8(ascii: scalar) else { return false }
        bytes.removeFirst()
        return true
    }

    mutating func one() -> Int? {
        guard let byte = bytes.first, (48...57).contains(byte) else { return nil }
        bytes.removeFirst()
        return Int(byte - 48)
    }

    mutating func two() -> Int? {
        guard let tens = one(), let ones = one() else { return nil }
        return tens * 10 + ones
    }

    /// One to six decimals of a second, as microseconds.
    mutating func fraction() -> Int? {
        var value = 0
        var count = 0
        while let digit = one() {
            value = value * 10 + digit
            count += 1
            guard count <= 6 else { return nil }
        }
        guard count > 0 else { return nil }
        for _ in count..<6 { value *= 10 }
        return value
    }

    /// `Z` or `+hh:mm`, as minutes ahead of UTC.
    mutating func offset() -> Int? {
        if take("Z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = two(), hours < 24, take(":"), let minutes = two(), minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }
}

extension Instant: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let instant = Instant(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "an instant is written yyyy-mm-ddThh:mm:ssZ")
        }
        self = instant
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
