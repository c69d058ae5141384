/// One case behind a figure: what it is called, and where it counts.
package struct StatisticCase: Hashable, Sendable, Codable {
    /// `U-1042`, `A-77`, `S-12`, `R-310`.
    package let name: String
    /// For each breakdown of the statistic, the categories the case is in.
    package let categories: [String: [String]]
    /// What the case adds to a median, a share or a sum; nil where cases are only counted.
    package let value: String?

    package init(name: String, categories: [String: [String]], value: String?) {
        self.name = name
        self.categories = categories
        self.value = value
    }

    /// Whether the case counts in a figure of that breakdown, or pair, and category.
    package func counts(in breakdown: String, _ category: String) -> Bool {
        if breakdown == Figure.total { return true }
        let names = breakdown.split(separator: Figure.joint).map(String.init)
        let parts = names.count == 1 ? [category] : category.split(separator: Figure.joint).map(String.init)
        return names.count == parts.count
            && zip(names, parts).allSatisfy { name, part in categories[name]?.contains(part) == true }
    }
}

/// The cases behind a figure, all as known at one K.
package struct StatisticCases: Sendable, Codable {
    package let knownAt: Instant
    /// The breakdowns each case has categories in.
    package let breakdowns: [Breakdown]
    package let cases: [StatisticCase]

    package init(knownAt: Instant, breakdowns: [Breakdown], cases: [StatisticCase]) {
        self.knownAt = knownAt
        self.breakdowns = breakdowns
        self.cases = cases
    }

    private enum CodingKeys: String, CodingKey {
        case breakdowns, cases
        case knownAt = "known_at"
    }
}

/// What differs from a frozen package, as known at K.
package struct StatisticRevisions: Sendable, Codable {
    /// K of the frozen package.
    package let frozenAt: Instant
    /// K of the figures it is held against.
    package let knownAt: Instant
    package var revisions: [StatisticRevision]

    package init(frozenAt: Instant, knownAt: Instant, revisions: [StatisticRevision]) {
        self.frozenAt = frozenAt
        self.knownAt = knownAt
        self.revisions = revisions
    }

    private enum CodingKeys: String, CodingKey {
        case revisions
        case frozenAt = "frozen_at"
        case knownAt = "known_at"
    }
}

/// A frozen figure that would be another today, and the cases that make it so.
package struct StatisticRevision: Hashable, Sendable, Codable {
    package let statistic: Statistic
    package let breakdown: String
    package let category: String
    package let measure: FigureMeasure
    /// Scaled as the measure wants; nil where there was no such figure.
    package let frozen: Int?
    /// nil where there is no such figure any more.
    package let today: Int?
    package let because: [Cause]

    private enum CodingKeys: String, CodingKey {
        case statistic, breakdown, category, frozen, today, because
        case measure = "unit"
    }

    /// A case that changed the figure.
    package struct Cause: Hashable, Sendable, Codable {
        package let name: String
        package let kind: Kind
    }

    package enum Kind: String, Code {
        /// Nobody knew of the case when the figure was frozen.
        case late
        /// It was known, and has become another, or is no case any more.
        case corrected

        package var words: Words {
            switch self {
            case .late: Words(da: "kendt senere", en: "known later")
            case .corrected: Words(da: "rettet", en: "corrected")
            }
        }
    }

    /// The figures that differ, in the order of exports.
    ///
    /// - Parameter cases: the cases of a statistic, as known when it was frozen and today.
    package static func between(
        frozen: [Figure], today: [Figure],
        cases: (Statistic) throws -> (frozen: [StatisticCase], today: [StatisticCase])
    ) rethrows -> [StatisticRevision] {
        func byPlace(_ figures: [Figure]) -> [[String]: Figure] {
            Dictionary(figures.map { ([$0.statistic.code, $0.breakdown, $0.category], $0) }) { first, _ in first }
        }
        let (old, new) = (byPlace(frozen), byPlace(today))
        // Only the place of a figure is used here, so it does not matter which of the two stands for it.
        let places = Figure.inOrder(Array(new.merging(old) { first, _ in first }.values))
        var known: [Statistic: (frozen: [StatisticCase], today: [StatisticCase])] = [:]
        return try places.compactMap { figure in
            let place = [figure.statistic.code, figure.breakdown, figure.category]
            guard old[place]?.value != new[place]?.value else { return nil }
            let cases = try known[figure.statistic] ?? cases(figure.statistic)
            known[figure.statistic] = cases
            return StatisticRevision(
                statistic: figure.statistic, breakdown: figure.breakdown, category: figure.category,
                measure: figure.measure,
                frozen: old[place]?.value, today: new[place]?.value,
                because: causes(of: figure, cases.frozen, cases.today))
        }
    }

    /// The cases that make the figure another, those known later first.
    static func causes(of figure: Figure, _ old: [StatisticCase], _ new: [StatisticCase]) -> [Cause] {
        let before = Dictionary(old.map { ($0.name, $0) }) { first, _ in first }
        let after = Dictionary(new.map { ($0.name, $0) }) { first, _ in first }
        // What a case is worth to this figure: nothing where it does not count in it.
        func worth(_ one: StatisticCase?) -> [String?]? {
            guard let one, one.counts(in: figure.breakdown, figure.category) else { return nil }
            return [one.value]
        }
        let names = new.map(\.name) + old.map(\.name).filter { after[$0] == nil }
        return names.filter { worth(before[$0]) != worth(after[$0]) }.map {
            Cause(name: $0, kind: before[$0] == nil ? .late : .corrected)
        }
    }
}
