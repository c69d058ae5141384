/// The figures of a goal: what was planned to date, what came, and what the year is heading for.
package enum GoalFigure: String, Code {
    case plan, actual, projected
    case projectedLow = "projected_low"
    case projectedHigh = "projected_high"

    /// False for what was planned whoever came: all else is, or is reckoned from, a count of persons.
    package var tellsOfPersons: Bool { self != .plan }

    package var words: Words {
        switch self {
        case .plan: Words(da: "Plan til dato", en: "Plan to date")
        case .actual: Words(da: "Faktisk", en: "Actual")
        case .projected: Words(da: "Fremskrevet årstotal", en: "Projected year total")
        case .projectedLow: Words(da: "Fremskrevet, nedre grænse", en: "Projected, lower bound")
        case .projectedHigh: Words(da: "Fremskrevet, øvre grænse", en: "Projected, upper bound")
        }
    }
}

/// A year's goal held against the events of its first days.
package struct Goal: Sendable {
    /// Events planned for the whole year.
    package let plan: Int
    package let actual: Int
    /// Days from 1 January that are over, K's day with them.
    package let elapsed: Int
    /// 365 or 366.
    package let days: Int

    package init(plan: Int, actual: Int, elapsed: Int, days: Int) {
        self.plan = plan
        self.actual = actual
        self.elapsed = elapsed
        self.days = days
    }

    /// Each figure, rounded once; before the first day is over nothing can be projected.
    package var figures: [(GoalFigure, Int)] {
        let toDate: [(GoalFigure, Int)] = [(.plan, divided(plan * elapsed, by: days)), (.actual, actual)]
        guard elapsed > 0 else { return toDate }
        let rest = poissonInterval(mean: Double(actual) * Double(days - elapsed) / Double(elapsed))
        return toDate + [
            (.projected, divided(actual * days, by: elapsed)), (.projectedLow, actual + rest.lowerBound),
            (.projectedHigh, actual + rest.upperBound),
        ]
    }
}

/// The 2.5 % and 97.5 % quantiles of a Poisson count with that mean: the smallest counts whose cumulated probability
/// reaches them.
package func poissonInterval(mean: Double) -> ClosedRange<Int> {
    guard mean > 0 else { return 0...0 }
    // Weights relative to the most likely count, so that no exponential is needed and nothing underflows where it matters.
    let mode = Int(mean)
    var weights = [Double](repeating: 0, count: mode * 2 + 60)
    weights[mode] = 1
    for count in stride(from: mode - 1, through: 0, by: -1) {
        weights[count] = weights[count + 1] * Double(count + 1) / mean
    }
    for count in (mode + 1)..<weights.count { weights[count] = weights[count - 1] * mean / Double(count) }
    let whole = weights.reduce(0, +)
    func quantile(_ share: Double) -> Int {
        var sum = 0.0
        for (count, weight) in weights.enumerated() {
            sum += weight
            if sum >= share * whole { return count }
        }
        return weights.count - 1
    }
    return quantile(0.025)...quantile(0.975)
}
