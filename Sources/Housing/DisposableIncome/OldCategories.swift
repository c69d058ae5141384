extension Household {
    /// The household as the rules of 30 June 2025 would have seen it: a category that is not stated is derived from the
    /// facts of the new rules. Only for the reform cohort: an ordinary check before 1 July 2025 without a category is
    /// unknown.
    ///
    /// - Returns: the household, and the paths of the facts that were assumed. Where a fact the derivation needs is
    ///   missing, nothing is assumed and the check stays unknown.
    package func assumingOldCategories() -> (household: Household, assumed: [String]) {
        var household = self
        var assumed: [String] = []
        for (index, adult) in adults.enumerated() {
            guard case .paid(var claim) = adult.cashBenefit, claim.category == nil,
                let category = oldCategory(of: adult, claim, index: index)
            else { continue }
            let path = "household.adults[\(index)].cash_benefit"
            claim.category = category.rawValue
            assumed.append("\(path).category")
            // Under 30 the activity supplement goes with being activity-ready.
            if claim.activitySupplement == nil, let ready = claim.activityReady, let age = adult.age,
                category.activitySupplement(age: age) != nil
            {
                claim.activitySupplement = ready
                assumed.append("\(path).activity_supplement")
            }
            household.adults[index].cashBenefit = .paid(claim)
        }
        return (household, assumed)
    }

    /// From abroad and the residence requirement not met: self-support benefit; from 30: cash benefit; under 30:
    /// education benefit.
    private func oldCategory(of adult: Adult, _ claim: CashBenefit, index: Int) -> CashBenefitCategory? {
        guard let getsSelfSupport = claim.failsResidence, let children,
            let couple = adults.count > 1 ? couple : false
        else { return nil }
        let isProvider = !children.isEmpty && (couple || index == 0)
        if getsSelfSupport {
            if couple { return .selfSupportReturnCouple }
            if isProvider { return .selfSupportReturnSingleProvider }
            guard let age = adult.age else { return nil }
            guard age < 30 else { return .selfSupportReturnAway }
            return claim.livesWithParents.map { $0 ? .selfSupportReturnAtHome : .selfSupportReturnAway }
        }
        guard let age = adult.age else { return nil }
        if age >= 30 { return isProvider ? .cashBenefit30Provider : .cashBenefit30Other }
        if isProvider { return couple ? .educationBenefitProvider : .educationBenefitSingleProvider }
        return claim.livesWithParents.map { $0 ? .educationBenefitAtHome : .educationBenefitAway }
    }
}

extension CashBenefit {
    /// Whether the adult came from abroad and has not lived in the realm long enough; nil where a missing fact decides.
    fileprivate var failsResidence: Bool? {
        if residenceRequirement == true || enteredFromAbroad == false { return false }
        guard residenceRequirement != nil, enteredFromAbroad != nil else { return nil }
        return true
    }
}
