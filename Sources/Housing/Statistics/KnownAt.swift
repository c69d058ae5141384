/// What was known when: the other axis of every figure.
package enum KnownAt: Hashable, Sendable {
    /// The latest instant that no transaction still writing can reach back behind.
    case latest
    /// The end of a local day.
    case endOf(Day)
    case instant(Instant)

    /// Reads a day (`2026-11-22`) or an instant (`2026-11-22T08:00:00Z`); nil where it is neither.
    package init?(_ text: String) {
        if let day = Day(text) {
            self = .endOf(day)
        } else if let instant = Instant(text) {
            self = .instant(instant)
        } else {
            return nil
        }
    }

    /// K itself: what was asked, but never later than `latest`.
    package func instant(latest: Instant) -> Instant {
        switch self {
        case .latest: latest
        case .endOf(let day): min(Instant(endOf: day), latest)
        case .instant(let asked): min(asked, latest)
        }
    }
}
