/// The labour-market contribution (arbejdsmarkedsbidrag) of a wage, both whole kr/month.
func labourMarketContribution<Q: Quantity>(ofWage wage: Q, facts: inout Facts<Q>) -> Q {
    guard !wage.isZero else { return .zero }
    return Q.quotient(wage * facts.figure(.labourMarketContributionRate), by: Q(10_000))
}

/// One adult's tax in whole kr/month, of a taxable income after contribution in whole kr/month.
///
/// The year's tax is carried exactly and rounded, then divided by twelve and rounded again. No transfer of unused
/// allowance and no other deductions: who knows the pay-out states it as `net`.
func tax<Q: Quantity>(ofTaxable income: Q, churchTax: (inout Facts<Q>) -> Bool, facts: inout Facts<Q>) -> Q {
    guard !income.isZero else { return .zero }
    let base = (income * Q(12) - facts.figure(.personalAllowance)).orZero
    guard !base.isZero else { return .zero }
    var rate = facts.figure(.stateTaxRate) + facts.figure(.municipalTaxRate)
    if churchTax(&facts) { rate = rate + facts.figure(.churchTaxRate) }
    let year = Q.quotient(base * rate, by: Q(10_000))
    return Q.quotient(year, by: Q(12))
}
