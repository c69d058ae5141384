import Housing

/// A number as Danes write it, exactly: digits, thousands marks in groups of three, a decimal comma.
enum DanishNumber {
    /// The value in hundredths, or nil for anything else: an English decimal point, a plus, an exponent, three decimals.
    ///
    /// - Parameter decimals: how many may follow the comma, 1 or 2.
    static func hundredths(_ text: String, decimals: Int) -> Int? {
        // Most numbers are a few digits and nothing else.
        if let whole = digits(text) { return whole * 100 }
        var digits = 0
        var value = 0
        var group = 0
        var mark: Unicode.Scalar?
        var fraction: Int?
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        for scalar in text.unicodeScalars.dropFirst(isNegative ? 1 : 0) {
            switch scalar {
            case "0"..."9":
                digits += 1
                // Nobody's rent has 12 digits; more would not fit.
                guard digits <= 14 else { return nil }
                value = value * 10 + Int(scalar.value - 48)
                group += 1
                if let count = fraction { fraction = count + 1 }
            case ".", " ", "\u{A0}", "\u{202F}":
                guard fraction == nil, mark == nil || mark == scalar,
                    mark == nil ? (1...3).contains(group) && value > 0 : group == 3
                else { return nil }
                mark = scalar
                group = 0
            case ",":
                guard fraction == nil, group > 0, mark == nil || group == 3 else { return nil }
                fraction = 0
            default: return nil
            }
        }
        guard digits > 0, fraction.map({ (1...decimals).contains($0) }) ?? (mark == nil || group == 3) else {
            return nil
        }
        let scaled = value * (fraction == 2 ? 1 : fraction == 1 ? 10 : 100)
        return isNegative ? -scaled : scaled
    }

    /// A text of at most nine digits and nothing else; nil for any other.
    private static func digits(_ text: String) -> Int? {
        guard (1...9).contains(text.utf8.count) else { return nil }
        var value = 0
        for byte in text.utf8 {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }
}
