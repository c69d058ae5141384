package import Housing

// Values as people type them, on a command line or in a condition of a list.

extension Day {
    /// `yyyy-mm-dd` or `dd-mm-yyyy`; nil also of a day nobody can mean.
    package static func typed(_ text: String) -> Day? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let day = Day(text) ?? (parts.count == 3 ? Day(parts.reversed().joined(separator: "-")) : nil),
            Day.stated.contains(day)
        else { return nil }
        return day
    }
}

extension Money {
    /// `6200`, `6.200`, `6.200,50` or `6200,5`. A point is a thousands mark and nothing else, as in every import file:
    /// `6.20` is nobody's amount.
    package static func typed(_ text: String) -> Money? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.count == 1 || (1...2).contains(parts[1].count) else { return nil }
        let groups = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        if groups.count > 1 {
            guard (1...3).contains(groups[0].drop { $0 == "-" }.count), groups.dropFirst().allSatisfy({ $0.count == 3 })
            else { return nil }
        }
        return Money(([groups.joined()] + parts.dropFirst().map(String.init)).joined(separator: "."))
    }

    /// An amount as people type it, or as programs write it (`6200.50`).
    static func typedOrPlain(_ text: String) -> Money? { typed(text) ?? Money(text) }
}

extension Bool {
    /// `true`, `ja`, `yes`, `1` and their opposites, in any case.
    static func typed(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "ja", "yes", "1": true
        case "false", "nej", "no", "0": false
        default: nil
        }
    }
}
