import Glibc

/// An instant as PostgreSQL's `timestamptz` keeps it: whole microseconds, in UTC, or an infinity.
///
/// Written `2026-11-22T08:00:00.000000Z`, and read from that and from what PostgreSQL writes. Years 1 to 9999.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let microseconds: Int

    package init(microseconds: Int) { self.microseconds = microseconds }

    /// Later than every instant: what `known_until` is while a version is the current one.
    package static let infinity = Timestamp(microseconds: .max)
    /// Earlier than every instant.
    package static let minusInfinity = Timestamp(microseconds: .min)

    package var isFinite: Bool { self != .infinity && self != .minusInfinity }

    /// The clock of this machine.
    package static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: time.tv_sec * 1_000_000 + time.tv_nsec / 1000)
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }
}

extension Timestamp: LosslessStringConvertible {
    package var description: String {
        guard isFinite else { return self == .infinity ? "infinity" : "-infinity" }
        let (seconds, fraction) = Timestamp.floored(microseconds, by: 1_000_000)
        let (_, second) = Timestamp.floored(seconds, by: 86_400)
        var broken = tm()
        var time = seconds
        gmtime_r(&time, &broken)
        let date = "\(digits(Int(broken.tm_year) + 1900, 4))-\(digits(Int(broken.tm_mon) + 1, 2))"
        let clock = "\(digits(second / 3600, 2)):\(digits(second / 60 % 60, 2)):\(digits(second % 60, 2))"
        return "\(date)-\(digits(Int(broken.tm_mday), 2))T\(clock).\(digits(fraction, 6))Z"
    }

    /// Reads `2026-11-22T08:00:00.000000Z`, `2026-11-22 08:00:00.5+01`, `infinity`, `-infinity`.
    package init?(_ text: String) {
        if text == "infinity" || text == "-infinity" {
            self = text == "infinity" ? .infinity : .minusInfinity
            return
        }
        var scanner = Scanner(rest: Array(text.utf8)[...])
        guard let year = scanner.number(4), year > 0, scanner.skip("-"), let month = scanner.number(2),
            scanner.skip("-"),
            let day = scanner.number(2), scanner.skip("T") || scanner.skip(" "), let hour = scanner.number(2),
            scanner.skip(":"), let minute = scanner.number(2), scanner.skip(":"), let second = scanner.number(2),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
        else { return nil }
        let fraction = scanner.skip(".") ? scanner.fraction() : 0
        guard let fraction, let offset = scanner.offset(), scanner.rest.isEmpty else { return nil }
        var broken = tm()
        broken.tm_year = Int32(year - 1900)
        broken.tm_mon = Int32(month - 1)
        broken.tm_mday = Int32(day)
        let midnight = timegm(&broken)
        // timegm turns 31 April into 1 May: then the day was none.
        guard broken.tm_mday == Int32(day) else { return nil }
        let seconds = midnight + hour * 3600 + minute * 60 + second - offset
        self.init(microseconds: seconds * 1_000_000 + fraction)
    }

    private static func floored(_ value: Int, by divisor: Int) -> (Int, Int) {
        let remainder = (value % divisor + divisor) % divisor
        return ((value - remainder) / divisor, remainder)
    }
}

extension Timestamp: PostgresValue {
    package var postgresText: String? { description }
    package init?(postgresText: String) { self.init(postgresText) }
}

/// Reads the parts of a timestamp from the front of a text.
private struct Scanner {
    var rest: ArraySlice<UInt8>

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// Exactly that many digits.
    mutating func number(_ count: Int) -> Int? {
        guard rest.count >= count else { return nil }
        var value = 0
        for _ in 0..<count {
            let digit = Int(rest.removeFirst()) - 48
            guard (0...9).contains(digit) else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// One to six digits as microseconds.
    mutating func fraction() -> Int? {
        let count = rest.prefix { (48...57).contains($0) }.count
        guard (1...6).contains(count), var value = number(count) else { return nil }
        for _ in count..<6 { value *= 10 }
        return value
    }

    /// `Z`, `+00`, `+01:30`: seconds east of UTC.
    mutating func offset() -> Int? {
        if skip("Z") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(2) else { return nil }
        var seconds = hours * 3600
        if skip(":") {
            guard let minutes = number(2) else { return nil }
            seconds += minutes * 60
        }
        return sign * seconds
    }
}

private func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
