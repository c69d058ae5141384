extension BenefitTerms {
    /// Boligsikring, § 22: everyone but pensioners.
    static func general(
        _ household: BenefitHousehold<Q>, flags: BenefitFlags, facts: inout Facts<Q>
    ) -> BenefitTerms {
        let keys = BenefitKeys.general
        let children = household.children
        let areaRate = keys.areaRate(flags, facts: &facts)
        let areaTenths = countedArea(persons: household.adults + children, facts: &facts)
        let ceiling4 = rentCeiling(.housingBenefitRentCeiling, children: children, facts: &facts)
        let reduction8 = keys.reduction(
            income: household.income, children: household.thresholdChildren,
            perChild: .housingBenefitIncomeThresholdPerChild, facts: &facts)
        let maximum8 = largestBenefit(.housingBenefitMaximum, children: children, facts: &facts)
        return BenefitTerms(
            isPensioner: false, areaRate: areaRate, areaTenths: areaTenths, ceiling4: ceiling4,
            share: facts.parameter(keys.share), addition: .zero, reduction8: reduction8,
            ownPayment8: facts.parameter(.housingBenefitOwnPaymentMinimum) * Q(10_000_000_000), maximum8: maximum8,
            noChildrenShare: household.isFreeOfNoChildrenShare ? nil : facts.parameter(.housingBenefitNoChildrenShare),
            minimumPayout8: facts.parameter(keys.minimumPayout) * Q(10_000_000_000))
    }
}
