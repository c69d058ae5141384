/// A statistic asked for in a period.
package struct StatisticPeriod: Hashable, Sendable {
    package let statistic: Statistic
    package let period: Period

    package init(_ statistic: Statistic, _ period: Period) {
        self.statistic = statistic
        self.period = period
    }
}

/// A day on which a series breaks (databrud): figures of the statistics it names cannot be compared across it.
package struct SeriesBreak: Hashable, Sendable {
    package let code: String
    package let day: Day
    /// Codes of statistics.
    package let statistics: [String]
    package let words: Words

    package init(code: String, day: Day, statistics: [String], words: Words) {
        self.code = code
        self.day = day
        self.statistics = statistics
        self.words = words
    }

    package func touches(_ statistic: Statistic) -> Bool { statistics.contains(statistic.code) }
}

/// Figures that were all computed from one moment of the database, as known at one K.
package struct StatisticSnapshot: Sendable {
    /// K.
    package let knownAt: Instant
    /// In the order of exports.
    package let figures: [Figure]
    package let breaks: [SeriesBreak]
    /// Years that have a census, oldest first.
    package let censusYears: [Int]
    /// What each sum band of rents is made of.
    package let bandSums: [String: [String]]
    /// For each kind of dated rows the figures rest on, when the newest of them known at K was entered.
    package let parameterVersions: [String: String]

    package init(
        knownAt: Instant, figures: [Figure], breaks: [SeriesBreak], censusYears: [Int],
        bandSums: [String: [String]], parameterVersions: [String: String]
    ) {
        self.knownAt = knownAt
        self.figures = figures
        self.breaks = breaks
        self.censusYears = censusYears
        self.bandSums = bandSums
        self.parameterVersions = parameterVersions
    }

    /// The same without what would tell of single persons.
    package var published: StatisticSnapshot {
        StatisticSnapshot(
            knownAt: knownAt, figures: Suppression(bandSums: bandSums).published(figures), breaks: breaks,
            censusYears: censusYears, bandSums: bandSums, parameterVersions: parameterVersions)
    }
}
