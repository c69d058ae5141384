/// The rate of cash benefit (kontanthjælp) from 1 July 2025, LAS § 16. Its code is the key of its parameter.
package enum CashBenefitRate: String, Hashable, Sendable, CaseIterable {
    /// Mindstesats, § 16(2).
    case minimum = "minimum_rate"
    /// Hjemmeboende.
    case livingAtHome = "living_at_home_rate"
    /// Forhøjet sats.
    case increased = "increased_rate"
    /// Grundsats.
    case basic = "basic_rate"

    var parameter: ParameterKey {
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

/// LAS §§ 11 and 16-19: the lines of one adult's cash benefit from 1 July 2025, and what its rate rests on.
func cashBenefitByRates<Q: Quantity>(
    _ claim: CashBenefit, adult: Int, family: FamilyPosition, age: (inout Facts<Q>) -> Int, facts: inout Facts<Q>
) -> (ground: RateGround, entries: [Entry<Q>]) {
    let ground = RateGround(claim, adult: adult, family: family, age: age, facts: &facts)
    let rate = ground.rate
    var entries: [Entry<Q>] = []
    func add(_ code: LineCode, _ parameter: ParameterKey, why: RateGround? = nil) {
        entries.append(
            Entry(code: code, adult: adult, amount: facts.parameter(parameter), parameter: parameter, why: why))
    }
    add(.cashBenefit, rate.parameter, why: ground)
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
    // § 19(1) and (3): those under 30 on the basic rate or living at home, unless they fail the requirements of § 11.
    if rate == .basic || (rate == .livingAtHome && !ground.requirements.fail), age(&facts) < 30,
        facts.flag(claim.activityReady, .claim(adult: adult, .activityReady))
    {
        if isProvider {
            add(.youthSupplement, .youthSupplementProvider)
        } else {
            add(.youthSupplement, age(&facts) < 25 ? .youthSupplementUnder25 : .youthSupplement25To29)
        }
    }
    return (ground, entries)
}
