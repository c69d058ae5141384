/// The labour-market contribution (arbejdsmarkedsbidrag) of a wage, both whole kr/month.
func labourMarketContribution<Q: Quantity>(ofWage wage: Q, rate: Q) -> Q {
    Q.quotient(wage * rate, by: Q(10_000))
}

/// What one adult's tax rests on.
///
/// The year's tax is carried exactly and rounded, then divided by twelve and rounded again. No transfer of unused
/// allowance and no other deductions: who knows the pay-out states it as `net`.
struct Tax<Q: Quantity> {
    /// kr/year.
    private let allowance: Q
    /// State, municipality and church together, basis points.
    private let rate: Q

    /// - Parameter income: taxable income after contribution, whole kr/month.
    /// - Returns: nil where the income is below the allowance, so that no rate is looked at.
    init?(ofIncome income: Q, churchTax: (inout Facts<Q>) -> Bool, facts: inout Facts<Q>) {
        guard !income.isZero else { return nil }
        allowance = facts.parameter(.personalAllowance)
        guard !(income * Q(12) - allowance).orZero.isZero else { return nil }
        var rate = facts.parameter(.stateTaxRate) + facts.parameter(.municipalTaxRate)
        if churchTax(&facts) { rate = rate + facts.parameter(.churchTaxRate) }
        self.rate = rate
    }

    /// The tax of an income, both whole kr/month.
    func amount(ofIncome income: Q) -> Q {
        let year = Q.quotient((income * Q(12) - allowance).orZero * rate, by: Q(10_000))
        return Q.quotient(year, by: Q(12))
    }

    /// What is left of an income. Of a larger one never less is left, unless tax could take more than all of it.
    func rest(ofIncome income: Q) -> Q {
        guard rate.highest <= 10_000 else { return income - amount(ofIncome: income) }
        return Q.rising(income) { $0 - amount(ofIncome: $0) }
    }
}
