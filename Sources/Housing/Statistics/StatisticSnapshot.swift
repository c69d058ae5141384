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

/// How many homeless citizens are to be allocated a unit in a year, from a day on (mål).
package struct YearlyGoal: Hashable, Sendable {
    package let yearly: Int
    package let from: Day
    /// Exclusive; nil is no end.
    package let until: Day?
    /// When it should be looked at again; after it what rests on it is provisional. nil is never.
    package let reviewBy: Day?

    package init(yearly: Int, from: Day, until: Day?, reviewBy: Day?) {
        self.yearly = yearly
        self.from = from
        self.until = until
        self.reviewBy = reviewBy
    }

    package func holds(on day: Day) -> Bool { from <= day && (until.map { day < $0 } ?? true) }
}

/// Figures as known at one K.
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
    package let goals: [YearlyGoal]
    /// The first day a unit was received on, as known at K; nil where none was. Before it nothing is recorded.
    package let firstReceived: Day?
    /// For each kind of dated rows the figures rest on, when the newest of them known at K was entered.
    package let parameterVersions: [String: String]

    package init(
        knownAt: Instant, figures: [Figure], breaks: [SeriesBreak], censusYears: [Int],
        bandSums: [String: [String]], goals: [YearlyGoal] = [], firstReceived: Day? = nil,
        parameterVersions: [String: String]
    ) {
        self.knownAt = knownAt
        self.figures = figures
        self.breaks = breaks
        self.censusYears = censusYears
        self.bandSums = bandSums
        self.goals = goals
        self.firstReceived = firstReceived
        self.parameterVersions = parameterVersions
    }

    /// The same without what would tell of single persons.
    package var published: StatisticSnapshot {
        StatisticSnapshot(
            knownAt: knownAt, figures: Suppression(bandSums: bandSums).published(figures), breaks: breaks,
            censusYears: censusYears, bandSums: bandSums, goals: goals, firstReceived: firstReceived,
            parameterVersions: parameterVersions)
    }
}
