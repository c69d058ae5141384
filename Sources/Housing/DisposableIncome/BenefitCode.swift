/// What an adult lives on, as the table of minimums asks: the rate of the cash benefit paid (before 1 July 2025 its
/// category), else the pension, else `other`.
package enum BenefitCode: Hashable, Sendable {
    case rate(CashBenefitRate)
    case category(CashBenefitCategory)
    case pension(Pension)
    case other

    package init?(rawValue: String) {
        if let rate = CashBenefitRate(rawValue: rawValue) {
            self = .rate(rate)
        } else if let category = CashBenefitCategory(rawValue: rawValue) {
            self = .category(category)
        } else if let pension = Pension(rawValue: rawValue), pension != .none {
            self = .pension(pension)
        } else if rawValue == "other" {
            self = .other
        } else {
            return nil
        }
    }

    package var rawValue: String {
        switch self {
        case .rate(let rate): rate.rawValue
        case .category(let category): category.rawValue
        case .pension(let pension): pension.rawValue
        case .other: "other"
        }
    }

    /// Every code, for messages.
    package static var list: String {
        let codes =
            CashBenefitRate.allCases.map(\.rawValue) + Pension.allCases.filter { $0 != .none }.map(\.rawValue)
            + ["other"] + CashBenefitCategory.allCases.map(\.rawValue)
        return codes.joined(separator: ", ")
    }
}
