import Housing
import Postgres

/// What a figure is asked for: a period, and K.
struct Question: Sendable {
    let period: Period
    /// K: what was known then.
    let knownAt: Instant

    /// K's local day: nothing dated after it counts.
    var day: Day { knownAt.copenhagenDay }

    /// The period's last day or K's, the earlier: the day of what is *running* or *open*.
    var lastDay: Day { min(period.last, day) }

    /// That the version of a row was the known one at K.
    func known(_ version: String) -> Statement {
        "\(unescaped: version).known_from <= \(knownAt)::timestamptz and \(knownAt) < \(unescaped: version).known_until"
    }

    /// That a day lies in the period and not after K's day.
    func inPeriod(_ column: String) -> Statement {
        "\(unescaped: column) between \(period.from)::date and \(lastDay)::date"
    }

    /// That a day is not after K's.
    func past(_ column: String) -> Statement { "\(unescaped: column) <= \(day)::date" }
}

extension Instant: PostgresEncodable { package var postgresText: String? { description } }
