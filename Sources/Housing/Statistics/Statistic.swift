/// A statistic of focus area 1: what it is called, what it counts, and what it can be divided by.
///
/// Its SELECT is the file of the same name in `HousingStore/Statistics`. Adding one is a file here, a file there and
/// a line in each of the two lists.
package struct Statistic: Sendable {
    /// Stable and snake_case: the first column of every export.
    package let code: String
    package let words: Words
    package let definition: Words
    package let measure: FigureMeasure
    /// Each breakdown alone, then each pair, joined in that order.
    package let breakdowns: [[Breakdown]]
    /// What one case is a case of.
    package let cases: CaseKind
    /// Counts of persons are suppressed below 5 in what is published; totals of units are not persons.
    package let ofPersons: Bool
    /// The code of the statistic of persons whose total it is reckoned from; nil for none. In what is published it goes where
    /// that total goes.
    package let restsOn: String?
    /// The figure is of the units received in the period, so it may change while one of them is open.
    package let changesWhileOpen: Bool

    package init(
        code: String, words: Words, definition: Words, measure: FigureMeasure = .count, breakdowns: [[Breakdown]] = [],
        cases: CaseKind, ofPersons: Bool = false, restsOn: String? = nil, changesWhileOpen: Bool = false
    ) {
        self.code = code
        self.words = words
        self.definition = definition
        self.measure = measure
        self.breakdowns = breakdowns
        self.cases = cases
        self.ofPersons = ofPersons
        self.restsOn = restsOn
        self.changesWhileOpen = changesWhileOpen
    }

    /// Every statistic, in the order people read them.
    package static let all: [Statistic] = [
        .unitsReceived, .unitsAllocated, .unitsReturned, .unitsWithdrawn, .unitsOpen, .returnShare, .allocationShare,
        .returnsAvoidable, .medianDaysToAnswer, .vacancyRent,
        .allocations, .homelessAllocations, .homelessMoveIns, .goalHomelessAllocations,
        .subsidisedAllocations, .subsidiesRunning, .subsidiesEnding,
        .referrals, .referralsOpen, .incomeRefusals, .incomeRefusalsReferredAgain, .reformCohort,
        .homelessnessCensus, .dwellingsPlanned,
    ]

    /// The statistic of a code, or nil.
    package init?(code: String) {
        guard let found = Statistic.all.first(where: { $0.code == code }) else { return nil }
        self = found
    }
}

/// What the cases behind a figure are, and so how each is named.
package enum CaseKind: String, Sendable, Codable {
    case unit, allocation, subsidy, referral
    /// A row that is no case of anybody: a census, a plan.
    case row

    /// `U-1042`, `A-77`, `S-12`, `R-310`; a row has only its number.
    package func name(_ number: Int) -> String {
        switch self {
        case .unit: UnitNumber(number).description
        case .allocation: AllocationNumber(number).description
        case .subsidy: SubsidyNumber(number).description
        case .referral: ReferralNumber(number).description
        case .row: String(number)
        }
    }
}

extension Statistic: Hashable {
    package static func == (left: Statistic, right: Statistic) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension Statistic: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let statistic = Statistic(code: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "the code of a statistic")
        }
        self = statistic
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
