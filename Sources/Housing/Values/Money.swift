/// An amount in whole øre, so that sums are exact. Rents and benefits are kr/month.
package struct Money: Hashable, Comparable, Sendable {
    /// 100 øre are one krone.
    package let ore: Int

    package init(ore: Int) { self.ore = ore }
    package init(kroner: Int) { self.ore = kroner * 100 }

    package static let zero = Money(ore: 0)

    package static func < (left: Money, right: Money) -> Bool { left.ore < right.ore }
    package static func + (left: Money, right: Money) -> Money { Money(ore: left.ore + right.ore) }
    package static func - (left: Money, right: Money) -> Money { Money(ore: left.ore - right.ore) }
    package static prefix func - (amount: Money) -> Money { Money(ore: -amount.ore) }
    package static func += (left: inout Money, right: Money) { left = left + right }

    /// Whole kroner, rounded half away from zero.
    package var rounded: Money { Money(kroner: divided(ore, by: 100)) }

    /// Whole kroner of `rounded`.
    package var kroner: Int { divided(ore, by: 100) }

    /// True where there are no øre beside the kroner.
    package var isWholeKroner: Bool { ore % 100 == 0 }
}

/// `dividend / divisor` rounded half away from zero; the divisor is positive.
package func divided(_ dividend: Int, by divisor: Int) -> Int {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    guard abs(remainder) * 2 >= divisor else { return quotient }
    return quotient + (dividend < 0 ? -1 : 1)
}

extension Money: CustomStringConvertible {
    /// Kroner with a decimal point and two decimals only where there are øre: `6200`, `6200.50`.
    package var description: String {
        let sign = ore < 0 ? "-" : ""
        let (kroner, rest) = ore.magnitude.quotientAndRemainder(dividingBy: 100)
        return rest == 0 ? "\(sign)\(kroner)" : "\(sign)\(kroner).\(padded(Int(rest), to: 2))"
    }

    /// As Danes write it: `6.200` or `6.200,50`; in English `6,200` or `6,200.50`.
    package func text(_ language: Language) -> String {
        let (kroner, rest) = ore.magnitude.quotientAndRemainder(dividingBy: 100)
        let decimals = rest == 0 ? "" : (language == .da ? "," : ".") + padded(Int(rest), to: 2)
        return (ore < 0 ? "-" : "") + grouped(Int(kroner), language) + decimals
    }

    /// Reads what `description` writes: digits, and at most two decimals after a point.
    package init?(_ text: some StringProtocol) {
        var rest = Substring(text)
        let negative = rest.first == "-"
        if negative { rest.removeFirst() }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = digits(parts[0]), whole <= 1_000_000_000_000 else {
            return nil
        }
        var ore = whole * 100
        if parts.count == 2 {
            guard parts[1].count <= 2, let fraction = digits(parts[1]) else { return nil }
            ore += parts[1].count == 1 ? fraction * 10 : fraction
        }
        self.ore = negative ? -ore : ore
    }
}

/// A whole number with a mark at every third digit, as the language writes it: `1.277` or `1,277`.
package func grouped(_ value: Int, _ language: Language) -> String {
    var result = ""
    let text = String(value.magnitude)
    for (index, character) in text.enumerated() {
        if index > 0, (text.count - index).isMultiple(of: 3) { result.append(language == .da ? "." : ",") }
        result.append(character)
    }
    return (value < 0 ? "-" : "") + result
}

private func digits(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
}

extension Money: Codable {
    /// A JSON number of kroner (`6200`, `6200.5`), or the same as a string.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let kroner = try? container.decode(Int.self), kroner.magnitude <= 1_000_000_000_000 {
            self.init(kroner: kroner)
        } else if let number = try? container.decode(Double.self), abs(number) <= 1e12 {
            // A decimal of at most two places is found again exactly: the nearest øre of its nearest double.
            let ore = (number * 100).rounded()
            guard abs(number * 100 - ore) < 0.0001 else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "an amount has at most two decimals")
            }
            self.init(ore: Int(ore))
        } else if let text = try? container.decode(String.self), let amount = Money(text) {
            self = amount
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "an amount in kroner")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if isWholeKroner { try container.encode(ore / 100) } else { try container.encode(Double(ore) / 100) }
    }
}
