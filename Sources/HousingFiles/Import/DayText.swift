import Housing

/// A day as people write it: `dd-mm-yyyy`, `dd.mm.yyyy`, `dd/mm/yyyy`, `yyyy-mm-dd`.
enum DayText {
    enum Answer: Equatable {
        case day(Day)
        case notADay
        /// A day with a time of day other than 00:00.
        case timeOfDay
    }

    static func read(_ text: String, years: ClosedRange<Int>) -> Answer {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= 10, let day = day(bytes, years) else { return .notADay }
            if bytes.count == 10 { return .day(day) }
            guard bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T"), bytes.count <= 30 else {
                return .notADay
            }
            return time(bytes[11...])
                .map { $0 ? .day(day) : .timeOfDay } ?? .notADay
        }
    }

    /// The first day of a month written `2026-10`, `10-2026`, `10.2026` or `10/2026`; a spreadsheet makes the first day of
    /// it, `01-10-2026`.
    static func month(_ text: String) -> Day? {
        if case .day(let day) = read(text, years: 2000...2099) { return day.date.day == 1 ? day : nil }
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count == 7 else { return nil }
            let marks = UInt8(ascii: "-")...UInt8(ascii: "/")
            if bytes[4] == UInt8(ascii: "-") { return month(year: bytes[0..<4], bytes[5..<7]) }
            return marks.contains(bytes[2]) ? month(year: bytes[3..<7], bytes[0..<2]) : nil
        }
    }

    /// A part of a text, as its bytes.
    private typealias Part = Slice<UnsafeBufferPointer<UInt8>>

    private static func month(year: Part, _ month: Part) -> Day? {
        guard let year = number(year), (2000...2099).contains(year), let month = number(month) else { return nil }
        return Day(year: year, month: month, day: 1)
    }

    /// Of the first ten bytes.
    private static func day(_ bytes: UnsafeBufferPointer<UInt8>, _ years: ClosedRange<Int>) -> Day? {
        // `-`, `.` and `/` stand side by side in ASCII.
        let minus = UInt8(ascii: "-")
        let date: (year: Int?, month: Int?, day: Int?)
        if bytes[4] == minus, bytes[7] == minus {
            date = (number(bytes[0..<4]), number(bytes[5..<7]), number(bytes[8..<10]))
        } else if bytes[2] == bytes[5], (minus...UInt8(ascii: "/")).contains(bytes[2]) {
            date = (number(bytes[6..<10]), number(bytes[3..<5]), number(bytes[0..<2]))
        } else {
            return nil
        }
        guard let year = date.year, years.contains(year), let month = date.month, let day = date.day else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// True for midnight, false for another time, nil for no time at all: `00:00`, `00.00.00`, `00:00:00.000`, `00:00:00Z`.
    private static func time(_ bytes: Part) -> Bool? {
        var rest = bytes
        if rest.last == UInt8(ascii: "Z") { rest.removeLast() }
        guard rest.count >= 5 else { return nil }
        let marks: [UInt8] = [UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: ",")]
        let parts = rest.split(omittingEmptySubsequences: false) { marks.contains($0) }
        guard (2...4).contains(parts.count), parts.prefix(3).allSatisfy({ $0.count == 2 }) else { return nil }
        let numbers = parts.map(number)
        guard numbers.allSatisfy({ $0 != nil }) else { return nil }
        return numbers.allSatisfy { $0 == 0 }
    }

    private static func number(_ bytes: Part) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
        var value = 0
        for byte in bytes {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }
}
