/// The parts of the explanation before net income, in order.
enum IncomePart: CaseIterable {
    case cashBenefit, taxable, tax, untaxed

    init?(_ code: LineCode) {
        switch code {
        case .cashBenefit, .activitySupplement, .childSupplement, .singleParentSupplement,
            .singleNonProviderSupplement, .youthSupplement:
            self = .cashBenefit
        case .wage, .unemploymentBenefit, .studentGrant, .pension, .otherTaxable, .labourMarketContribution:
            self = .taxable
        case .tax: self = .tax
        case .net, .taxFree, .leisureSupplement, .specialSupport: self = .untaxed
        default: return nil
        }
    }
}
