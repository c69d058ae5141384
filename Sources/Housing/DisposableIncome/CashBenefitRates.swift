/// The rate of cash benefit (kontanthjælp) from 1 July 2025, LAS § 16.
package enum CashBenefitRate: Hashable, Sendable {
    /// Mindstesats, § 16(2).
    case minimum
    /// Hjemmeboende.
    case livingAtHome
    /// Forhøjet sats.
    case increased
    /// Grundsats.
    case basic

    var figure: ParameterKey {
        switch self {
        case .minimum: .minimumRate
        case .livingAtHome: .livingAtHomeRate
        case .increased: .increasedRate
        case .basic: .basicRate
        }
    }
}

/// What decides an adult's cash benefit beside the adult's own facts. Whether two adults are a couple is asked only by
/// the rules that look at it.
struct FamilyPosition {
    /// The adult's place in the household.
    let adult: Int
    let adults: Int
    let couple: Bool?
    /// Of the whole household.
    let children: Int

    /// Two adults who are no couple each count as single.
    func isSingle<Q: Quantity>(_ facts: inout Facts<Q>) -> Bool { adults == 1 || !facts.flag(couple, .couple) }

    /// The children the adult supports: a child in a couple's home makes both providers, else children belong to the
    /// first adult.
    func ownChildren<Q: Quantity>(_ facts: inout Facts<Q>) -> Int {
        children == 0 || adult == 0 || !isSingle(&facts) ? children : 0
    }
}

/// LAS §§ 16-19: the lines of one adult's cash benefit from 1 July 2025, and the rate they rest on.
func cashBenefitByRates<Q: Quantity>(
    _ claim: CashBenefit, adult: Int, family: FamilyPosition, age: (inout Facts<Q>) -> Int, facts: inout Facts<Q>
) -> (rate: CashBenefitRate, entries: [Entry<Q>]) {
    let rate = rate(of: claim, adult: adult, family: family, age: age, facts: &facts)
    var entries: [Entry<Q>] = []
    func add(_ code: LineCode, _ figure: ParameterKey) {
        entries.append(Entry(code: code, adult: adult, amount: facts.figure(figure), figure: figure))
    }
    add(.cashBenefit, rate.figure)
    let isProvider = family.ownChildren(&facts) > 0
    // § 17: one for each providing adult, however many children.
    if isProvider { add(.childSupplement, .childSupplement) }
    // § 18.
    if isProvider, rate == .minimum || rate == .basic, family.isSingle(&facts) {
        add(.singleParentSupplement, .singleParentSupplement)
    }
    if !isProvider, rate == .basic || rate == .increased, family.isSingle(&facts) {
        add(.singleNonProviderSupplement, .singleNonProviderSupplement)
    }
    // § 19(3): those under 30 on the basic rate or living at home.
    if rate == .basic || rate == .livingAtHome, age(&facts) < 30,
        facts.flag(claim.activityReady, .claim(adult: adult, .activityReady))
    {
        if isProvider {
            add(.youthSupplement, .youthSupplementProvider)
        } else {
            add(.youthSupplement, age(&facts) < 25 ? .youthSupplementUnder25 : .youthSupplement25To29)
        }
    }
    return (rate, entries)
}

/// LAS § 16, in the order of the contract; each fact is asked for only when the ones before it leave it open.
private func rate<Q: Quantity>(
    of claim: CashBenefit, adult: Int, family: FamilyPosition, age: (inout Facts<Q>) -> Int, facts: inout Facts<Q>
) -> CashBenefitRate {
    guard facts.flag(claim.residenceRequirement, .claim(adult: adult, .residenceRequirement)) else {
        return .minimum
    }
    let age = age(&facts)
    if age >= 30 {
        return facts.flag(claim.workRequirement, .claim(adult: adult, .workRequirement))
            ? .increased : .minimum
    }
    if family.ownChildren(&facts) == 0,
        facts.flag(claim.livesWithParents, .claim(adult: adult, .livesWithParents))
    {
        return .livingAtHome
    }
    if age >= 25, facts.flag(claim.workRequirement, .claim(adult: adult, .workRequirement)) {
        return .increased
    }
    return .basic
}
