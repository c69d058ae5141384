extension BenefitTerms {
    /// Boligsikring, § 22: everyone but pensioners.
    static func general(
        _ household: BenefitHousehold<Q>, flags: BenefitFlags, facts: inout Facts<Q>
    ) -> BenefitTerms {
        let keys = BenefitKeys.general
        let children = household.children
        let areaRate = keys.areaRate(flags, facts: &facts)
        let areaTenths = countedArea(persons: household.adults + children, facts: &facts)
        // § 14: the highest rent rises for each child, 4 at most.
        var increase = Q.zero
        if children > 0 {
            let counted = Q.lesser(Q(children), facts.figure(.housingBenefitRentCeilingChildrenMax))
            increase = facts.figure(.housingBenefitRentCeilingIncreasePerChild) * counted
        }
        let ceiling4 = facts.figure(.housingBenefitRentCeiling) * Q(100) * (Q(10_000) + increase)
        let reduction8 = keys.reduction(
            income: household.income, children: household.thresholdChildren,
            perChild: .housingBenefitIncomeThresholdPerChild, facts: &facts)
        // The largest benefit rises with the fourth child.
        let rise = children >= 4 ? facts.figure(.housingBenefitMaximumIncrease4Children) : .zero
        let maximum8 = facts.figure(.housingBenefitMaximum) * Q(1_000_000) * (Q(10_000) + rise)
        return BenefitTerms(
            isPensioner: false, areaRate: areaRate, areaTenths: areaTenths, ceiling4: ceiling4,
            share: facts.figure(keys.share), addition: .zero, reduction8: reduction8,
            ownPayment8: facts.figure(.housingBenefitOwnPaymentMinimum) * Q(10_000_000_000), maximum8: maximum8,
            noChildrenShare: household.isFreeOfNoChildrenShare ? nil : facts.figure(.housingBenefitNoChildrenShare),
            minimumPayout8: facts.figure(keys.minimumPayout) * Q(10_000_000_000))
    }
}
