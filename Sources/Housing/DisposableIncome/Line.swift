/// What a line of the explanation is. The order of the cases is not the order of the lines.
package enum LineCode: String, Code {
    case cashBenefit = "cash_benefit"
    case activitySupplement = "activity_supplement"
    case childSupplement = "child_supplement"
    case singleParentSupplement = "single_parent_supplement"
    case singleNonProviderSupplement = "single_non_provider_supplement"
    case youthSupplement = "youth_supplement"
    case wage
    case unemploymentBenefit = "unemployment_benefit"
    case studentGrant = "student_grant"
    case pension
    case otherTaxable = "other_taxable"
    case labourMarketContribution = "labour_market_contribution"
    case tax, net
    case taxFree = "tax_free"
    case leisureSupplement = "leisure_supplement"
    case specialSupport = "special_support"
    case specialSupportCut = "special_support_cut"
    case netIncome = "net_income"
    case housingBenefit = "housing_benefit"
    case pensionerHousingBenefit = "pensioner_housing_benefit"
    case housingBenefitCap = "housing_benefit_cap"
    case housingBenefitCeiling = "housing_benefit_ceiling"
    case rent, subsidy, heat, water, electricity
    case depositLoan = "deposit_loan"
    case childcare, medicine, alimony, debt, transport, insurance, other
    case disposableIncome = "disposable_income"
    case minimum

    /// Whether its amount may be another beside another dwelling, and so tells something of this one.
    package var followsDwelling: Bool {
        switch self {
        case .specialSupportCut, .netIncome, .housingBenefit, .pensionerHousingBenefit, .housingBenefitCap,
            .housingBenefitCeiling, .rent, .subsidy, .heat, .water, .electricity, .disposableIncome:
            true
        case .cashBenefit, .activitySupplement, .childSupplement, .singleParentSupplement, .singleNonProviderSupplement,
            .youthSupplement, .wage, .unemploymentBenefit, .studentGrant, .pension, .otherTaxable,
            .labourMarketContribution, .tax, .net, .taxFree, .leisureSupplement, .specialSupport, .depositLoan,
            .childcare, .medicine, .alimony, .debt, .transport, .insurance, .other, .minimum:
            false
        }
    }

    /// The line of an income; its code is the same word.
    init(_ kind: IncomeKind) { self = LineCode(rawValue: kind.rawValue) ?? .otherTaxable }

    /// The line of an expense; its code is the same word.
    init(_ kind: ExpenseKind) { self = LineCode(rawValue: kind.rawValue) ?? .other }
}

/// One row of the explanation. A deduction is negative.
package struct Line: Hashable, Sendable, Codable {
    package var code: LineCode
    /// Which adult, counted from 0; nil for a line of the whole household.
    package var adult: Int?
    /// Whole kr/month; nil where it depends on what is missing.
    package var amount: Int?
    /// False for what is shown only, such as an earmarked supplement or an expense that is not accepted.
    package var counted: Bool
    /// The parameter the line rests on, where it is one parameter.
    package var parameter: ParameterKey?

    /// Why the rate of cash benefit is this one; nil on every other line, and where it depends on what is missing.
    package var why: RateGround?
    /// True on the sums: net income, disposable income, the minimum.
    package var isSum: Bool {
        switch code {
        case .netIncome, .disposableIncome, .minimum: true
        default: false
        }
    }

    package init(
        _ code: LineCode, adult: Int? = nil, amount: Int?, counted: Bool = true, parameter: ParameterKey? = nil,
        why: RateGround? = nil
    ) {
        self.code = code
        self.adult = adult
        self.amount = amount
        self.counted = counted
        self.parameter = parameter
        self.why = why
    }

    /// As the results of checks are stored and answered, whatever the words in code.
    private enum CodingKeys: String, CodingKey {
        case code, adult, amount, counted, why
        case parameter = "figure"
    }
}

/// A line while it is computed: its amount may be a span.
struct Entry<Q: Quantity>: Sendable {
    var code: LineCode
    var adult: Int?
    var amount: Q
    var counted = true
    var parameter: ParameterKey?
    var why: RateGround?

    /// The line, with its amount where that is the same for every value of what is missing.
    var line: Line {
        Line(
            code, adult: adult, amount: amount.whole, counted: counted,
            parameter: parameter, why: why)
    }
}
