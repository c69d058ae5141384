/// A row of cash benefit until 30 June 2025: a parameter key without `old_`. LAS §§ 22, 23 and 25 as they were.
package enum CashBenefitCategory: String, Code {
    case cashBenefit30Provider = "cash_benefit_30_provider"
    case cashBenefit30Other = "cash_benefit_30_other"
    case cashBenefitUnder30SingleProvider = "cash_benefit_under_30_single_provider"
    case cashBenefitUnder30Provider = "cash_benefit_under_30_provider"
    case cashBenefitUnder30IllOrPregnant = "cash_benefit_under_30_ill_or_pregnant"
    case cashBenefitUnder30Away = "cash_benefit_under_30_away"
    case cashBenefitUnder30AtHome = "cash_benefit_under_30_at_home"
    case educationBenefitSingleProvider = "education_benefit_single_provider"
    case educationBenefitProvider = "education_benefit_provider"
    case educationBenefitIllOrPregnant = "education_benefit_ill_or_pregnant"
    case educationBenefitIllProvider = "education_benefit_ill_provider"
    case educationBenefitAway = "education_benefit_away"
    case educationBenefitAtHome = "education_benefit_at_home"
    case selfSupportReturnSingleProvider = "self_support_return_single_provider"
    case selfSupportReturnAway = "self_support_return_away"
    case selfSupportReturnCouple = "self_support_return_couple"
    case selfSupportReturnAtHome = "self_support_return_at_home"

    /// The law the row belongs to, which decides its ages, and its ceiling unless `ceilingGroup` says another.
    enum Group {
        /// Kontanthjælp from 30, § 25(2); ceiling § 25 b(1).
        case cashBenefit30
        /// Other kontanthjælp, § 25(3); ceiling § 25 b(2).
        case cashBenefitUnder30
        /// Uddannelseshjælp, § 23; ceiling § 25 b(3).
        case education
        /// Selvforsørgelses- og hjemrejseydelse, § 22.
        case selfSupportReturn
    }

    var group: Group {
        switch self {
        case .cashBenefit30Provider, .cashBenefit30Other: .cashBenefit30
        case .cashBenefitUnder30SingleProvider, .cashBenefitUnder30Provider, .cashBenefitUnder30IllOrPregnant,
            .cashBenefitUnder30Away, .cashBenefitUnder30AtHome:
            .cashBenefitUnder30
        case .educationBenefitSingleProvider, .educationBenefitProvider, .educationBenefitIllOrPregnant,
            .educationBenefitIllProvider, .educationBenefitAway, .educationBenefitAtHome:
            .education
        case .selfSupportReturnSingleProvider, .selfSupportReturnAway, .selfSupportReturnCouple,
            .selfSupportReturnAtHome:
            .selfSupportReturn
        }
    }

    /// The parameter of the row.
    var parameter: ParameterKey? { ParameterKey(rawValue: "old_\(rawValue)") }

    /// Whether the row is for adults of that age.
    package func fits(age: Int) -> Bool {
        switch group {
        case .cashBenefit30: age >= 30
        case .cashBenefitUnder30, .education: age < 30
        case .selfSupportReturn: true
        }
    }

    /// The activity supplement that fits the category and the age, or nil where there is none. LAS §§ 24(3), 25(9).
    package func activitySupplement(age: Int) -> ParameterKey? {
        guard fits(age: age) else { return nil }
        return switch self {
        case .cashBenefitUnder30Away: age >= 25 ? .oldCashBenefitActivity25To29Away : nil
        case .educationBenefitSingleProvider: .oldEducationBenefitActivitySingleProvider
        case .educationBenefitProvider: .oldEducationBenefitActivityProvider
        case .educationBenefitAway:
            age >= 25 ? .oldEducationBenefitActivity25To29Away : .oldEducationBenefitActivityUnder25Away
        case .educationBenefitAtHome:
            age >= 25 ? .oldEducationBenefitActivity25To29AtHome : .oldEducationBenefitActivityUnder25AtHome
        default: nil
        }
    }
}

extension CashBenefitCategory {
    /// The row of the ceiling, LAS § 25 b, for a category with the activity supplement that is paid. § 25 b(1) covers
    /// help that comes to an amount of § 25(2), whatever the age. It is a list, for sums of rounded parameters need not
    /// be equal: 8,231 + 4,540 is 12,771 for 12,770.
    func ceilingGroup(supplement: ParameterKey?) -> Group {
        switch self {
        case .cashBenefitUnder30IllOrPregnant, .educationBenefitIllOrPregnant, .educationBenefitIllProvider:
            return .cashBenefit30
        default: break
        }
        switch supplement {
        case .oldEducationBenefitActivitySingleProvider, .oldEducationBenefitActivityProvider,
            .oldCashBenefitActivity25To29Away, .oldEducationBenefitActivity25To29Away,
            .oldEducationBenefitActivity25To29AtHome:
            return .cashBenefit30
        default: return group
        }
    }
}

/// The lines of one adult's cash benefit until 30 June 2025: the category's row and the activity supplement.
func cashBenefitByCategory<Q: Quantity>(
    _ claim: CashBenefit, adult: Int, age: (inout Facts<Q>) -> Int, facts: inout Facts<Q>
) -> (category: CashBenefitCategory, supplement: ParameterKey?, entries: [Entry<Q>])? {
    let stated = claim.category.flatMap(CashBenefitCategory.init(rawValue:))
    // Which rows are possible depends on the age, but the age is asked for only where a row is not stated.
    // A supplement that is paid leaves only the rows that have one.
    let possible =
        stated == nil
        ? CashBenefitCategory.allCases.filter { category in
            let age = age(&facts)
            return category.fits(age: age)
                && (claim.activitySupplement != true || category.activitySupplement(age: age) != nil)
        } : []
    guard let category = facts.code(stated, .claim(adult: adult, .category), of: possible), let row = category.parameter
    else {
        return nil
    }
    var entries = [Entry(code: .cashBenefit, adult: adult, amount: facts.parameter(row), parameter: row)]
    let hasSupplement = [18, 25, 30].contains { category.activitySupplement(age: $0) != nil }
    if hasSupplement, let supplement = category.activitySupplement(age: age(&facts)),
        facts.flag(claim.activitySupplement, .claim(adult: adult, .activitySupplement))
    {
        let amount = facts.parameter(supplement)
        entries.append(Entry(code: .activitySupplement, adult: adult, amount: amount, parameter: supplement))
        return (category, supplement, entries)
    }
    return (category, nil, entries)
}
