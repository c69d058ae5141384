/// One household beside one unit: what the check says, and what speaks against an offer.
package struct Prospect: Sendable {
    package let check: QuickCheck
    /// Why nothing can be offered, in the order of their codes; empty for a candidate.
    package let excluded: [Exclusion]
    /// Until when the association will not have the citizen; nil where it says no day, or has not said so.
    package let barredUntil: Day?
    package let notes: [CandidateNote]

    package init(check: QuickCheck, excluded: [Exclusion], barredUntil: Day?, notes: [CandidateNote]) {
        self.check = check
        self.excluded = excluded
        self.barredUntil = barredUntil
        self.notes = notes
    }

    /// False for who is excluded, or fails without a subsidy that would help: shown only where all are asked for.
    package var isRanked: Bool { group != nil }

    /// What is ranked: passes, then those a subsidy saves, then the undecided, last who said no to the unit before; nil
    /// for who is excluded, or fails without a subsidy that would help.
    var group: Int? {
        guard excluded.isEmpty else { return nil }
        if check.outcome == .fail, check.remedies.isEmpty { return nil }
        if notes.contains(.declinedBefore) { return 3 }
        switch check.outcome {
        case .pass: return 0
        case .fail: return 1
        case .unknown: return 2
        }
    }
}

/// Somebody who waits, beside one unit.
package struct Candidate: Sendable {
    package let referral: ReferralNumber
    /// 0-9, the highest hastens most.
    package let priority: Int
    /// Days from the referral to the day looked at; 0 without a day.
    package let waitedDays: Int
    /// nil where the children are unknown.
    package let persons: Int?
    package let prospect: Prospect

    package init(referral: ReferralNumber, priority: Int, waitedDays: Int, persons: Int?, prospect: Prospect) {
        self.referral = referral
        self.priority = priority
        self.waitedDays = waitedDays
        self.persons = persons
        self.prospect = prospect
    }
}

/// A unit, beside one who waits.
package struct UnitProspect: Sendable {
    package let unit: UnitNumber
    package let answerBy: Day?
    /// kr/month.
    package let rent: Money
    package let prospect: Prospect

    package init(unit: UnitNumber, answerBy: Day?, rent: Money, prospect: Prospect) {
        self.unit = unit
        self.answerBy = answerBy
        self.rent = rent
        self.prospect = prospect
    }

    /// The order within a group: the unit that must be answered first, then the cheapest.
    package static func isBefore(_ left: UnitProspect, _ right: UnitProspect) -> Bool {
        let none = Int.max
        return (left.answerBy?.number ?? none, left.rent.ore, left.unit.value)
            < (right.answerBy?.number ?? none, right.rent.ore, right.unit.value)
    }
}

/// The items in their order with their ranks, from 1; after them the others, without one, as they came.
package func ranked<Item>(
    _ items: [Item], _ prospect: KeyPath<Item, Prospect>, isBefore: (Item, Item) -> Bool
) -> [(rank: Int?, item: Item)] {
    var groups: [[Item]] = Array(repeating: [], count: 4)
    var others: [Item] = []
    for item in items {
        if let group = item[keyPath: prospect].group { groups[group].append(item) } else { others.append(item) }
    }
    let ranked = groups.flatMap { $0.sorted(by: isBefore) }
    return ranked.enumerated().map { ($0 + 1, $1) } + others.map { (nil, $0) }
}

/// How those who wait stand against one unit, or the open units against one who waits: each counted once, excluded first.
package struct CandidateCounts: Hashable, Sendable {
    package var passes = 0
    /// Fails, but a subsidy with room left would save it.
    package var withSubsidy = 0
    package var fails = 0
    package var unknown = 0
    package var excluded = 0

    package init() {}

    package mutating func count(_ prospect: Prospect) {
        guard prospect.excluded.isEmpty else {
            excluded += 1
            return
        }
        switch prospect.check.outcome {
        case .pass: passes += 1
        case .fail: if prospect.check.remedies.isEmpty { fails += 1 } else { withSubsidy += 1 }
        case .unknown: unknown += 1
        }
    }

    package static func + (left: CandidateCounts, right: CandidateCounts) -> CandidateCounts {
        var sum = left
        sum.passes += right.passes
        sum.withSubsidy += right.withSubsidy
        sum.fails += right.fails
        sum.unknown += right.unknown
        sum.excluded += right.excluded
        return sum
    }
}
