/// The year dwellings are expected in, or the first and the last of several: `2027`, `2026-2029`.
package struct ExpectedYears: Hashable, Sendable {
    package let from: Int
    /// The last year, itself included.
    package let to: Int

    /// Reads `2027` or `2026-2029`, within 2000-2099.
    package init?(_ text: String) {
        let years = text.split(separator: "-", omittingEmptySubsequences: false).map { year in
            year.utf8.count == 4 && year.utf8.allSatisfy { (48...57).contains($0) } ? Int(year) : nil
        }
        guard (1...2).contains(years.count), let from = years[0], let to = years[years.count - 1],
            (2000...2099).contains(from), (from...2099).contains(to)
        else { return nil }
        self.from = from
        self.to = to
    }

    /// One year, brought within 2000-2099.
    package init(_ year: Int) {
        from = min(max(year, 2000), 2099)
        to = from
    }
}

extension ExpectedYears: CustomStringConvertible {
    package var description: String { from == to ? "\(from)" : "\(from)-\(to)" }
}
