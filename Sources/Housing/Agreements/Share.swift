/// The share of an association's vacancies that the municipality may fill, exactly as agreed: a third of three is one.
package struct Share: Hashable, Sendable {
    package let parts: Int
    /// 1-10,000.
    package let whole: Int

    /// A share from none to all, in its lowest terms; nil where it is no such.
    package init?(parts: Int, whole: Int) {
        guard (1...10_000).contains(whole), (0...whole).contains(parts) else { return nil }
        let common = greatestCommonDivisor(parts, whole)
        self.parts = parts / common
        self.whole = whole / common
    }

    /// Reads `1/4`, or a number of per cent with at most two decimals: `25`, `33,5`, `33.5 %`.
    package init?(_ text: String) {
        var text = text.filter { $0 != " " }
        if text.hasSuffix("%") { text.removeLast() }
        let fraction = text.split(separator: "/", omittingEmptySubsequences: false)
        if fraction.count == 2 {
            guard let parts = Share.digits(fraction[0]), let whole = Share.digits(fraction[1]) else { return nil }
            self.init(parts: parts, whole: whole)
            return
        }
        let number = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        guard (1...2).contains(number.count), let whole = Share.digits(number[0]) else { return nil }
        let decimals = number.count == 2 ? number[1] : "0"
        guard (1...2).contains(decimals.utf8.count), let rest = Share.digits(decimals) else { return nil }
        self.init(parts: whole * 100 + rest * (decimals.utf8.count == 1 ? 10 : 1), whole: 10_000)
    }

    /// Every fourth: what the municipality may ask for where nothing else is agreed (almenboligloven § 59, stk. 1).
    package static let quarter = Share(one: 4)

    private init(one whole: Int) {
        parts = 1
        self.whole = whole
    }

    private static func digits(_ text: some StringProtocol) -> Int? {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    /// How many dwellings are owed of what became vacant, each count by the share of its month: added up, then rounded
    /// down.
    package static func owed(of told: [(vacant: Int, share: Share)]) -> Int {
        // Counts of one denominator are added as whole numbers, so that three thirds are one.
        let byWhole = Dictionary(grouping: told, by: \.share.whole)
        var owed = 0
        var rest = 0.0
        for (whole, counts) in byWhole {
            let parts = counts.reduce(0) { $0 + $1.vacant * $1.share.parts }
            owed += parts / whole
            rest += Double(parts % whole) / Double(whole)
        }
        return owed + Int(rest + 1e-9)
    }
}

extension Share: CustomStringConvertible {
    package var description: String { "\(parts)/\(whole)" }
}

private func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : greatestCommonDivisor(other, one % other)
}
