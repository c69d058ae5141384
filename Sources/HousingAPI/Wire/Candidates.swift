package import Housing

// Who could be offered a unit, and which units a referral could have.

/// What is counted of an answer either way.
package protocol CountedCandidates {
    var passes: Int { get }
    var withSubsidy: Int { get }
    var fails: Int { get }
    var unknown: Int { get }
    var excluded: Int { get }
}

extension CountedCandidates {
    /// Everybody who waits, or every unit, counted once.
    package var counts: CandidateCounts {
        var counts = CandidateCounts()
        (counts.passes, counts.withSubsidy, counts.fails) = (passes, withSubsidy, fails)
        (counts.unknown, counts.excluded) = (unknown, excluded)
        return counts
    }
}

/// What an item either way says of one who waits beside one unit.
package protocol JudgedItem {
    var outcome: CheckOutcome { get }
    var disposableIncome: Int? { get }
    var minimum: Int? { get }
    var shortfall: Int? { get }
    var remedies: [Remedy] { get }
    var excluded: [Exclusion] { get }
    var barredUntil: Day? { get }
    var notes: [CandidateNote] { get }
    /// As it is explained; only where one is asked about.
    var check: Check? { get }
}

/// Who could be offered a unit.
package struct UnitCandidates: CountedCandidates, Codable, Sendable {
    package let unit: UnitNumber
    package let on: Day
    /// Ranked; fails and excluded, without a rank, only where all are asked for.
    package let items: [CandidateItem]
    package let passes: Int
    package let withSubsidy: Int
    package let fails: Int
    package let unknown: Int
    package let excluded: Int

    package init(unit: UnitNumber, on: Day, items: [CandidateItem], counts: CandidateCounts) {
        self.unit = unit
        self.on = on
        self.items = items
        passes = counts.passes
        withSubsidy = counts.withSubsidy
        fails = counts.fails
        unknown = counts.unknown
        excluded = counts.excluded
    }

    enum CodingKeys: String, CodingKey {
        case unit, on, items, passes, fails, unknown, excluded
        case withSubsidy = "with_subsidy"
    }
}

/// Which units a referral could have.
package struct ReferralUnits: CountedCandidates, Codable, Sendable {
    package let referral: ReferralNumber
    package let on: Day
    package let items: [UnitItem]
    package let passes: Int
    package let withSubsidy: Int
    package let fails: Int
    package let unknown: Int
    package let excluded: Int

    package init(referral: ReferralNumber, on: Day, items: [UnitItem], counts: CandidateCounts) {
        self.referral = referral
        self.on = on
        self.items = items
        passes = counts.passes
        withSubsidy = counts.withSubsidy
        fails = counts.fails
        unknown = counts.unknown
        excluded = counts.excluded
    }

    enum CodingKeys: String, CodingKey {
        case referral, on, items, passes, fails, unknown, excluded
        case withSubsidy = "with_subsidy"
    }
}

/// One who waits, beside the unit.
package struct CandidateItem: JudgedItem, Codable, Sendable {
    package let rank: Int?
    package let referral: ReferralNumber
    package let priority: Int
    package let waitedDays: Int
    package let persons: Int?
    package let outcome: CheckOutcome
    package let disposableIncome: Int?
    package let minimum: Int?
    package let shortfall: Int?
    package let remedies: [Remedy]
    package let excluded: [Exclusion]
    package let barredUntil: Day?
    package let notes: [CandidateNote]
    /// As it is explained; only where one is asked about.
    package let check: Check?

    package init(_ candidate: Candidate, rank: Int?, check: Check? = nil) {
        let prospect = candidate.prospect
        self.rank = rank
        referral = candidate.referral
        priority = candidate.priority
        waitedDays = candidate.waitedDays
        persons = candidate.persons
        outcome = prospect.check.outcome
        disposableIncome = prospect.check.disposableIncome
        minimum = prospect.check.minimum
        shortfall = prospect.check.shortfall
        remedies = prospect.check.remedies
        excluded = prospect.excluded
        barredUntil = prospect.barredUntil
        notes = prospect.notes
        self.check = check
    }

    enum CodingKeys: String, CodingKey {
        case rank, referral, priority, persons, outcome, minimum, shortfall, remedies, excluded, notes, check
        case waitedDays = "waited_days"
        case disposableIncome = "disposable_income"
        case barredUntil = "barred_until"
    }
}

/// One unit, beside who waits.
package struct UnitItem: JudgedItem, Codable, Sendable {
    package let rank: Int?
    package let unit: UnitNumber
    package let answerBy: Day?
    package let rent: Money
    package let outcome: CheckOutcome
    package let disposableIncome: Int?
    package let minimum: Int?
    package let shortfall: Int?
    package let remedies: [Remedy]
    package let excluded: [Exclusion]
    package let barredUntil: Day?
    package let notes: [CandidateNote]
    /// As it is explained; only where one is asked about.
    package let check: Check?

    package init(_ item: UnitProspect, rank: Int?, check: Check? = nil) {
        let prospect = item.prospect
        self.rank = rank
        unit = item.unit
        answerBy = item.answerBy
        rent = item.rent
        outcome = prospect.check.outcome
        disposableIncome = prospect.check.disposableIncome
        minimum = prospect.check.minimum
        shortfall = prospect.check.shortfall
        remedies = prospect.check.remedies
        excluded = prospect.excluded
        barredUntil = prospect.barredUntil
        notes = prospect.notes
        self.check = check
    }

    enum CodingKeys: String, CodingKey {
        case rank, unit, rent, outcome, minimum, shortfall, remedies, excluded, notes, check
        case answerBy = "answer_by"
        case disposableIncome = "disposable_income"
        case barredUntil = "barred_until"
    }
}
