/// One dwelling on one day, ready to meet any number of households: what does not depend on them is settled once.
///
/// A class, for millions of pairs are met and a dwelling with its parameters is dear to copy.
package final class HomeOnDay: Sendable {
    let home: Home
    let parameters: Parameters
    /// nil where a fact of it is missing.
    let dwelling: Dwelling<Int128>?
    /// The subsidies it could be granted.
    let offers: [(offer: Offer, dwelling: Dwelling<Int128>?)]

    /// - Parameter schemes: the terms of subsidies that have room left.
    package init(_ home: Home, parameters: Parameters, schemes: [SchemeTerms], on day: Day) {
        self.home = home
        self.parameters = parameters
        dwelling = home.benefitFlags == nil ? nil : Dwelling(home, subsidy: nil)
        offers = DisposableIncome.offers(for: home, parameters: parameters, schemes: schemes, on: day).map {
            ($0, Dwelling(home, subsidy: $0.subsidy))
        }
    }
}

/// What a check says of a household in a dwelling, without its lines. Amounts are whole kr/month; nil is what depends on
/// something missing.
package struct QuickCheck: Hashable, Sendable {
    package var outcome: CheckOutcome
    package var disposableIncome: Int?
    package var minimum: Int?
    /// 0 on a pass.
    package var shortfall: Int?
    /// Only of a fail.
    package var remedies: [Remedy] = []

    /// What nobody can check.
    package static let unknown = QuickCheck(outcome: .unknown)
}

/// A household on one day, ready to meet any number of dwellings. What it has in common with a kind of dwelling is
/// settled once, when the first of that kind is met.
package struct WaitingHousehold: Sendable {
    private let household: Household
    private var prepared: PreparedHousehold?
    /// Made where something is missing of the household.
    private var unknowns: QuickUnknowns?

    /// nil for a household whose facts cannot be on that day: every check of it is unknown until someone corrects them.
    package init?(_ referred: ReferredHousehold, on day: Day, _ parameters: Parameters) {
        household = referred.household(on: day, parameters)
        do { try household.validate(parameters: parameters) } catch { return nil }
        prepared = PreparedHousehold(household, parameters: parameters)
    }

    /// What the whole check would say, without its lines.
    package mutating func check(in home: HomeOnDay) -> QuickCheck {
        if let dwelling = home.dwelling, let check = prepared?.quick(dwelling, home) { return check }
        if unknowns == nil { unknowns = QuickUnknowns(household, parameters: home.parameters) }
        var check = QuickCheck(outcome: outcome(in: home, nil))
        check.minimum = unknowns?.minimum
        check.disposableIncome = unknowns?.disposableIncome(in: home.home)
        switch (check.outcome, check.disposableIncome, check.minimum) {
        case (.pass, _, _): check.shortfall = 0
        case (.fail, let left?, let minimum?): check.shortfall = minimum - left
        default: break
        }
        // As with remedies: only where no fact is missing.
        if check.outcome == .fail, unknowns?.lacksNoFact == true, home.home.isComplete {
            check.remedies = home.offers.map(\.offer).filter { outcome(in: home, $0.subsidy) == .pass }.map(\.remedy)
        }
        return check
    }

    private mutating func outcome(in home: HomeOnDay, _ subsidy: StatedSubsidy?) -> CheckOutcome {
        unknowns?.outcome(in: home.home, subsidy: subsidy)
            ?? DisposableIncome.outcome(
                Question(household: household, home: home.home, subsidy: subsidy, parameters: home.parameters))
    }
}
