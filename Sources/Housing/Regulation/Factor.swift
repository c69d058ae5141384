/// A positive factor with at most ten decimals, carried exactly: an index such as 1.5258, or a rate such as 1.045.
package struct Factor: Hashable, Sendable {
    /// In ten-thousand-millionths.
    package let parts: Int128
    /// What `parts` counts one as.
    static let one: Int128 = 10_000_000_000

    package init(parts: Int128) { self.parts = parts }

    /// Reads `1.045`: digits, a point, at most ten digits; between 0.01 and 1000.
    package init?(_ text: String) {
        let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(pieces.count), (1...4).contains(pieces[0].utf8.count) else { return nil }
        let decimals = pieces.count == 2 ? String(pieces[1]) : "0"
        guard (1...10).contains(decimals.utf8.count),
            (pieces[0] + decimals).utf8.allSatisfy({ (48...57).contains($0) }),
            let parts = Int128(pieces[0] + decimals + String(repeating: "0", count: 10 - decimals.utf8.count)),
            (Factor.one / 100...Factor.one * 1000).contains(parts)
        else { return nil }
        self.parts = parts
    }

    /// Both one after the other, to that many decimals.
    package func times(_ other: Factor, decimals: Int) -> Factor {
        var step = Factor.one
        for _ in 0..<decimals { step /= 10 }
        let product = Int128.quotient(parts * other.parts, by: Factor.one)
        return Factor(parts: Int128.quotient(product, by: step) * step)
    }
}

extension Factor: CustomStringConvertible {
    /// `1.045`, without zeros at the end.
    package var description: String {
        let (whole, rest) = parts.quotientAndRemainder(dividingBy: Factor.one)
        guard rest != 0 else { return "\(whole)" }
        let digits = String(repeating: "0", count: 10 - String(rest).utf8.count) + String(rest)
        return "\(whole).\(String(digits.reversed().drop { $0 == "0" }.reversed()))"
    }
}
