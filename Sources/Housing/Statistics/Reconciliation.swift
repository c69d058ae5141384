/// A figure as somebody published it, and where.
package struct PublishedFigure: Hashable, Sendable {
    /// The row of the file it was read from, the header being row 1.
    package let row: Int
    package let statistic: Statistic
    package let period: Period
    package let breakdown: String
    package let category: String
    /// Scaled as the statistic's unit; nil where it was published without a value.
    package let value: Int?
    /// Published without a decimal, so a percentage is compared without.
    package let isWhole: Bool
    package let source: String
    /// What was known when it was published, where the file says.
    package let knownAt: KnownAt?

    package init(
        row: Int, statistic: Statistic, period: Period, breakdown: String, category: String, value: Int?,
        isWhole: Bool, source: String, knownAt: KnownAt?
    ) {
        self.row = row
        self.statistic = statistic
        self.period = period
        self.breakdown = breakdown
        self.category = category
        self.value = value
        self.isWhole = isWhole
        self.source = source
        self.knownAt = knownAt
    }

    /// Whether the published value is this one, to the decimals it was published with.
    func says(_ other: Int?) -> Bool {
        guard let value, let other else { return false }
        return isWhole && statistic.measure.decimals == 1 ? divided(other, by: 10) * 10 == value : other == value
    }

    /// Whether a figure is of the same place: period, breakdown and category.
    func stands(beside figure: Figure) -> Bool {
        figure.period == period.text && figure.breakdown == breakdown && figure.category == category
    }
}

/// A published figure held against ours, as known when it was published and as known now.
package struct Reconciliation: Hashable, Sendable {
    package enum Outcome: String, Code {
        case agrees
        /// It agreed when it was published; cases known or corrected since have changed it.
        case changed
        case differs
        /// A break in series lies inside the period: what is counted is not one thing.
        case acrossBreak = "across_break"
        /// The published number is ours of another event.
        case otherEvent = "other_event"
        /// There is no value, published or ours, to compare.
        case noFigure = "no_figure"

        package var words: Words {
            switch self {
            case .agrees: Words(da: "stemmer", en: "agrees")
            case .changed: Words(da: "ændret siden", en: "changed since")
            case .differs: Words(da: "afviger", en: "differs")
            case .acrossBreak: Words(da: "databrud i perioden", en: "break in series")
            case .otherEvent: Words(da: "anden hændelse", en: "another event")
            case .noFigure: Words(da: "intet tal", en: "no figure")
            }
        }

        /// Whether the two can be compared and are not the same.
        package var isDifference: Bool { self == .changed || self == .differs }
    }

    package let published: PublishedFigure
    /// Ours as known when it was published; nil where that is not known or nothing was.
    package let then: Int?
    package let now: Int?
    package let outcome: Outcome
    /// The event that the published number is ours of.
    package let event: Statistic?
    /// The cases that changed ours from then to now.
    package let because: [StatisticRevision.Cause]

    /// - Parameters:
    ///   - others: figures of other events, among which the published number is looked for.
    ///   - cases: those behind the statistic, as known then and now; empty where they may not be seen.
    package init(
        _ published: PublishedFigure, then: Figure?, now: Figure?, others: [Figure] = [],
        cases: (then: [StatisticCase], now: [StatisticCase]) = ([], [])
    ) {
        let other = others.first { figure in
            figure.statistic != published.statistic && figure.measure == published.statistic.measure
                && figure.value != 0
                && published.stands(beside: figure) && published.says(figure.value)
        }
        outcome =
            if published.value == nil || now?.value == nil { .noFigure } else if published.says(now?.value) {
                .agrees
            } else if published.says(then?.value) { .changed } else if now?.breaks.isEmpty == false {
                .acrossBreak
            } else if other != nil { .otherEvent } else { .differs }
        self.published = published
        self.then = then?.value
        self.now = now?.value
        event = outcome == .otherEvent ? other?.statistic : nil
        if let now, outcome.isDifference {
            because = StatisticRevision.causes(of: now, cases.then, cases.now)
        } else {
            because = []
        }
    }
}

extension Statistic {
    /// The events that are easily taken for each other: received, referred, allocated, moved in, returned.
    package static let events: [Statistic] = [
        .unitsReceived, .unitsAllocated, .unitsReturned, .allocations, .homelessAllocations, .homelessMoveIns,
        .referrals,
    ]
}
