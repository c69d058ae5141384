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

/// What decides an adult's cash benefit beside the adult's own facts.
struct FamilyPosition {
    /// Supports a child in the home: the child supplement is one for each provider.
    let isProvider: Bool
    /// Two adults who are no couple each count as single.
    let isSingle: Bool
    /// Children counted for the ceiling.
    let children: Int
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
    // § 17: one for each providing adult, however many children.
    if family.isProvider { add(.childSupplement, .childSupplement) }
    // § 18.
    if family.isProvider, family.isSingle, rate == .minimum || rate == .basic {
        add(.singleParentSupplement, .singleParentSupplement)
    }
    if !family.isProvider, family.isSingle, rate == .basic || rate == .increased {
        add(.singleNonProviderSupplement, .singleNonProviderSupplement)
    }
    // § 19(3): those under 30 on the basic rate or living at home.
    if rate == .basic || rate == .livingAtHome, age(&facts) < 30,
        facts.flag(claim.activityReady, .claim(adult: adult, .activityReady))
    {
        if family.isProvider {
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
    if !family.isProvider,
        facts.flag(claim.livesWithParents, .claim(adult: adult, .livesWithParents))
    {
        return .livingAtHome
    }
    if age >= 25, facts.flag(claim.workRequirement, .claim(adult: adult, .workRequirement)) {
        return .increased
    }
    return .basic
}
