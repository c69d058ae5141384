/// The ceiling (kontanthjælpsloft) until 30 June 2025, LAS § 25 b, of one adult with cash benefit.
struct Ceiling<Q: Quantity>: Sendable {
    let adult: Int
    /// Cash benefit before tax with its activity supplement, kr/month.
    let cashBenefit: Q
    /// LAS § 34, kr/month before its cut.
    let specialSupport: Q
    let highest: Q

    /// What goes of special support and of this adult's share of the housing benefit, each in whole kr/month. Special
    /// support is cut first.
    @inline(__always)
    func cuts(housingBenefit: Q, adults: Int) -> (specialSupport: Q, housingBenefit: Q) {
        // This adult's share is housing benefit / adults. Everything is multiplied by the number of adults, so that
        // nothing is rounded before the end.
        let adults = Q(adults)
        let special = specialSupport * adults
        let excess = ((cashBenefit - highest) * adults + special + housingBenefit).orZero
        let rest = Q.lesser(((cashBenefit - highest) * adults + housingBenefit).orZero, housingBenefit)
        return (
            Q.quotient(Q.lesser(special, excess), by: adults),
            Q.quotient(rest, by: adults)
        )
    }

    /// The row of § 25 b for a category and a family.
    static func parameter(
        _ group: CashBenefitCategory.Group, family: FamilyPosition, facts: inout Facts<Q>
    ) -> ParameterKey? {
        let prefix =
            switch group {
            case .cashBenefit30: "30"
            case .cashBenefitUnder30: "under_30"
            case .education: "education"
            case .selfSupportReturn: "self_support_return"
            }
        guard group != .selfSupportReturn else { return .cashBenefitCeilingSelfSupportReturn }
        let own = family.ownChildren(&facts)
        let children = own == 0 ? "no_children" : own == 1 ? "1_child" : "2_children"
        let position = family.isSingle(&facts) ? "single" : "couple"
        return ParameterKey(rawValue: "cash_benefit_ceiling_\(prefix)_\(position)_\(children)")
    }
}
