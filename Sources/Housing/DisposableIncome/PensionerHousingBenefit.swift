extension BenefitTerms {
    /// Boligydelse, § 21: state pension, or disability pension granted before 2003.
    static func pensioner(
        _ household: BenefitHousehold<Q>, flags: BenefitFlags, facts: inout Facts<Q>
    ) -> BenefitTerms {
        let keys = BenefitKeys.pensioner
        let children = household.children
        // The threshold rises from the second child on.
        var thresholdChildren = Q.zero
        if children > 1 {
            let most = facts.parameter(.pensionerHousingBenefitThresholdChildrenMax)
            thresholdChildren = (Q.lesser(Q(children), most) - Q(1)).orZero
        }
        // The household pays a share of its income, and a least amount.
        var ownPayment8 = facts.parameter(.pensionerHousingBenefitOwnPaymentMinimum) * Q(10_000_000_000)
        if !household.income.isZero {
            let share = facts.parameter(.pensionerHousingBenefitOwnPaymentShare) * household.income
            ownPayment8 = Q.greater(ownPayment8, share)
        }
        return BenefitTerms(
            isPensioner: true, areaRate: keys.areaRate(flags, facts: &facts),
            areaTenths: countedArea(persons: household.adults + children, facts: &facts),
            // § 14(4): neither ceiling nor maximum where the municipality allocates the dwelling.
            ceiling4: flags.allocated
                ? nil : rentCeiling(.pensionerHousingBenefitRentCeiling, children: children, facts: &facts),
            share: facts.parameter(keys.share),
            addition: facts.parameter(.pensionerHousingBenefitRentAddition) * Q(100),
            reduction8: keys.reduction(
                income: household.income, children: thresholdChildren,
                perChild: .pensionerHousingBenefitIncomeThresholdPerChild, facts: &facts),
            ownPayment8: ownPayment8,
            maximum8: flags.allocated
                ? nil : largestBenefit(.pensionerHousingBenefitMaximum, children: children, facts: &facts),
            noChildrenShare: nil,
            minimumPayout8: facts.parameter(keys.minimumPayout) * Q(10_000_000_000))
    }
}
