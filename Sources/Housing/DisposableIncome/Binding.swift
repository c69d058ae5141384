extension Evaluation where Q == Int128 {
    /// The line that decides. On a fail: the smallest deduction without which the household would pass, for that is
    /// where a caseworker can begin; `net_income` where no single one is large enough. On a pass: the smallest of net
    /// income, housing benefit and subsidy without which it would fail; nil where none is needed.
    func binding(margin: Int128, lines: [Line]) -> LineCode? {
        if margin < 0 {
            let deductions = lines.filter { line in
                guard line.counted, let amount = line.amount else { return false }
                return line.code.isDeduction && Int128(-amount) >= -margin
            }
            return deductions.max { ($0.amount ?? 0) < ($1.amount ?? 0) }?.code ?? .netIncome
        }
        let outcome = settlement.outcome(in: dwelling)
        let additions: [(LineCode, Int128)] = [
            (.netIncome, outcome.netIncome), (benefitCode, outcome.housingBenefit), (.subsidy, dwelling.subsidy),
        ]
        return additions.filter { $0.1 > margin }.min { $0.1 < $1.1 }?.0
    }

    private var benefitCode: LineCode { settlement.terms.isPensioner ? .pensionerHousingBenefit : .housingBenefit }
}

extension LineCode {
    /// What takes from the disposable income and could be another: not tax and contributions, which follow the income.
    fileprivate var isDeduction: Bool {
        switch self {
        case .specialSupportCut, .housingBenefitCap, .housingBenefitCeiling, .rent, .heat, .water, .electricity,
            .depositLoan, .childcare, .medicine, .alimony, .debt, .transport, .insurance, .other:
            true
        default: false
        }
    }
}
