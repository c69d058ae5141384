extension Ranking {
    /// Whether one candidate goes before another; their numbers decide where nothing else does. What is unknown goes last.
    package func isBefore(_ left: Candidate, _ right: Candidate) -> Bool {
        for term in terms {
            guard let one = left.value(term.key) else {
                if right.value(term.key) == nil { continue }
                return false
            }
            guard let other = right.value(term.key) else { return true }
            if one != other { return (one < other) != term.isDescending }
        }
        return left.referral < right.referral
    }
}

extension Candidate {
    fileprivate func value(_ key: Ranking.Key) -> Int? {
        switch key {
        case .priority: priority
        case .waitedDays: waitedDays
        case .persons: persons
        case .referral: referral.value
        case .disposableIncome: prospect.check.disposableIncome
        case .shortfall: prospect.check.shortfall
        }
    }
}
