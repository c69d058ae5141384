import Housing

/// A CPR number as ten digits. It is never tested on modulus 11: since 2007 numbers without it are given.
enum CPRNumber {
    /// Reads ten digits with an optional `-` before the last four; in a number cell nine digits have lost their zero.
    static func digits(_ cell: Cell) -> String? {
        var text = cell.text
        if cell.origin == .number, text.utf8.count == 9 { text = "0" + text }
        var digits = Array(text.utf8)
        if digits.count == 11, digits[6] == UInt8(ascii: "-") { digits.remove(at: 6) }
        guard digits.count == 10, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The day of birth by the century rule of the seventh digit; days 61-91 are test numbers, day minus 60.
    static func birthDay(_ digits: String) -> Day? {
        let numbers = digits.utf8.map { Int($0) - 48 }
        guard numbers.count == 10 else { return nil }
        let written = numbers[0] * 10 + numbers[1]
        let month = numbers[2] * 10 + numbers[3]
        let year = numbers[4] * 10 + numbers[5]
        let century =
            switch numbers[6] {
            case 0...3: 1900
            case 4, 9: year <= 36 ? 2000 : 1900
            default: year <= 57 ? 2000 : 1800
            }
        return Day(year: century + year, month: month, day: (61...91).contains(written) ? written - 60 : written)
    }
}
