/// A household's money before any dwelling, computed once and then met with any number of dwellings. A class, so that
/// handing it on copies nothing.
final class Economy<Q: Quantity>: Sendable {
    let adults: [AdultEconomy<Q>]
    let children: Int
    /// Whole kr/month without special support.
    let net: Q
    /// Every line before net income, in order.
    let incomeLines: [Line]
    let expenseLines: [Line]
    /// Accepted expenses, whole kr/month.
    let expenses: Q
    let minimum: Minimum<Q>
    let benefit: BenefitHousehold<Q>
    /// nil where no cap applies.
    let cap: Cap<Q>?
    /// Empty where no ceiling applies.
    let ceilings: [Ceiling<Q>]

    init(_ household: Household, facts: inout Facts<Q>) {
        let count = household.adults.count
        // Beyond five, further children change the minimum only, so one large number may stand for them all.
        let children =
            household.children?.count ?? facts.code(nil, .children, of: [0, 1, 2, 3, 4, 5, 20]) ?? 0
        // No rule is for an adult of another age, so the age is asked for whatever else it decides.
        for (index, adult) in household.adults.enumerated() where !adult.isOfAge {
            _ = adult.age(index: index, claim: adult.paid, facts: &facts)
        }
        let adults = household.adults.enumerated().map { index, adult in
            let family = FamilyPosition(
                adult: index, adults: count, couple: household.couple, children: children)
            return AdultEconomy<Q>.of(adult, index: index, family: family, facts: &facts)
        }
        let benefit = BenefitHousehold<Q>(
            household, adults: adults, children: children, facts: &facts)
        self.adults = adults
        self.children = children
        net = adults.reduce(.zero) { $0 + $1.net }
        let expenseEntries = household.expenseEntries(&facts)
        expenseLines = expenseEntries.map(\.line)
        expenses = expenseEntries.reduce(.zero) { $1.counted ? $0 - $1.amount : $0 }
        minimum = Minimum(household, adults: adults, children: children, facts: &facts)
        self.benefit = benefit
        if facts.parameters.regime == .rates, count > 1, !benefit.isPensioner,
            adults.contains(where: \.isOnIncreasedRate), facts.flag(household.couple, .couple)
        {
            cap = Cap(
                perAdult: facts.parameter(.housingBenefitCapPerAdult), adults: Q(count),
                onIncreasedRate: Q(adults.count(where: \.isOnIncreasedRate)))
        } else {
            cap = nil
        }
        ceilings = adults.enumerated().compactMap { $1.ceiling(adult: $0) }
        var incomeLines: [Line] = []
        incomeLines.reserveCapacity(adults.reduce(0) { $0 + $1.entries.count })
        for part in IncomePart.allCases {
            for adult in adults {
                for entry in adult.entries where IncomePart(entry.code) == part { incomeLines.append(entry.line) }
            }
        }
        self.incomeLines = incomeLines
    }

    /// Whether an adult may be owed the temporary adaptation supplement, which is not computed.
    var mayMissAdaptationSupplement: Bool { adults.contains(where: \.mayMissAdaptationSupplement) }

    /// Housing benefit of this household in dwellings of one kind.
    func benefitTerms(_ flags: BenefitFlags, facts: inout Facts<Q>) -> BenefitTerms<Q> {
        benefit.isPensioner
            ? .pensioner(benefit, flags: flags, facts: &facts) : .general(benefit, flags: flags, facts: &facts)
    }
}

extension BenefitHousehold {
    /// What housing benefit looks at in a household: one benefit, on the income of every adult. §§ 8, 8 a, 21, 22.
    init(
        _ household: Household, adults: [AdultEconomy<Q>], children: Int, facts: inout Facts<Q>
    ) {
        var pensions: [Pension] = []
        var wealth = Q.zero
        for (index, adult) in household.adults.enumerated() {
            let pension = facts.code(adult.pension, .adult(index, .pension), of: Pension.allCases)
            pensions.append(pension ?? .none)
            wealth = wealth + facts.ore(adult.wealth, .adult(index, .wealth))
        }
        let isPensioner = pensions.contains { $0 == .statePension || $0 == .disabilityPensionBefore2003 }
        let keys = isPensioner ? BenefitKeys.pensioner : .general
        let income = adults.reduce(Q.zero) { $0 + $1.benefitIncome }
        self.init(
            adults: adults.count, children: children, isPensioner: isPensioner,
            isFreeOfNoChildrenShare: children > 0 || pensions.contains(.disabilityPension),
            income: income * Q(120_000) + keys.wealthAddition(wealth, facts: &facts),
            thresholdChildren: isPensioner
                ? .zero : household.thresholdChildren(children, facts: &facts))
    }
}

extension Household {
    /// How many times the threshold of boligsikring rises, § 22(1): from the second child, 4 children at most; in a
    /// couple both under 30 from the first, 3 at most.
    fileprivate func thresholdChildren<Q: Quantity>(
        _ children: Int, facts: inout Facts<Q>
    ) -> Q {
        guard children > 0 else { return .zero }
        guard adults.count > 1, facts.flag(couple, .couple) else {
            return usualThresholdChildren(children, facts: &facts)
        }
        let limit = facts.parameter(.housingBenefitYoungCoupleAge)
        var oldest = 0
        for (index, adult) in adults.enumerated() where Int128(oldest) < limit.highest {
            oldest = max(oldest, adult.age(index: index, claim: adult.paid, facts: &facts))
        }
        guard Int128(oldest) < limit.highest else { return usualThresholdChildren(children, facts: &facts) }
        let young = Q.lesser(Q(children), facts.parameter(.housingBenefitThresholdChildrenMaxYoungCouple))
        guard Int128(oldest) >= limit.lowest else { return young }
        let usual = usualThresholdChildren(children, facts: &facts)
        return Q.choose(if: Q(oldest), isLessThan: limit, then: young, otherwise: usual)
    }

    private func usualThresholdChildren<Q: Quantity>(_ children: Int, facts: inout Facts<Q>) -> Q {
        guard children > 1 else { return .zero }
        return (Q.lesser(Q(children), facts.parameter(.housingBenefitThresholdChildrenMax)) - Q(1)).orZero
    }

    /// Every expense as a line; which kinds count is the policy's list.
    fileprivate func expenseEntries<Q: Quantity>(_ facts: inout Facts<Q>) -> [Entry<Q>] {
        var entries: [Entry<Q>] = []
        for (index, expense) in expenses.enumerated() {
            var entry = Entry<Q>(code: LineCode(expense.kind), amount: .zero, parameter: .acceptedExpenses)
            if facts.accepts(expense.kind) {
                entry.amount = .zero - facts.kroner(expense.amount, .expense(index))
            } else {
                entry.counted = false
                let amount = expense.amount.map { Q($0.kroner) }
                entry.amount = .zero - (amount ?? Q(from: 0, to: ParameterMeasure.kroner.highestMissing))
            }
            entries.append(entry)
        }
        return entries
    }
}
