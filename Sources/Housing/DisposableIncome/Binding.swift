extension Evaluation where Q == Int128 {
    /// The line that decides. On a fail: the smallest deduction without which the household would pass, for that is
    /// where a caseworker can begin; `net_income` where no single one is large enough. On a pass: the smallest of net
    /// income, housing benefit and subsidy without which it would fail; nil where none is needed.
    func binding(lines: [Line]) -> LineCode? {
        guard margin < 0 else {
            var smallest: (code: LineCode, amount: Int128)?
            func consider(_ code: LineCode, _ amount: Int128) {
                guard amount > margin, smallest.map({ amount < $0.amount }) ?? true else { return }
                smallest = (code, amount)
            }
            consider(.netIncome, outcome.netIncome)
            consider(benefitCode, outcome.housingBenefit)
            consider(.subsidy, dwelling.subsidy)
            return smallest?.code
        }
        var smallest: (code: LineCode, amount: Int)?
        for line in lines where line.counted && line.code.isDeduction {
            guard let amount = line.amount, Int128(amount) <= margin else { continue }
            if smallest.map({ amount >= $0.amount }) ?? true { smallest = (line.code, amount) }
        }
        return smallest?.code ?? .netIncome
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
