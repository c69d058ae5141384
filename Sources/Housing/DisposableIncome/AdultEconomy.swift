/// One adult's money, before any dwelling: the lines and what later rules look at.
struct AdultEconomy<Q: Quantity>: Sendable {
    var entries: [Entry<Q>] = []
    /// Whole kr/month paid out, without special support.
    var net = Q.zero
    /// LAS § 34, whole kr/month before its cut.
    var specialSupport = Q.zero
    /// Income before tax as housing benefit sees it, a wage after its contribution, øre/month.
    var benefitIncome = Q.zero
    /// On the increased rate, so that the cap applies in a couple.
    var isOnIncreasedRate = false
    /// The parameter of the ceiling that applies, and the cash benefit it is held against.
    private var ceilingTerms: (cashBenefit: Q, highest: Q)?
    /// The rate or category of the cash benefit; nil where none is paid.
    var benefit: BenefitCode?
    /// An adult under 30 who does not fail the requirements may get the temporary adaptation supplement (§ 20), not computed here.
    var mayMissAdaptationSupplement = false
}

extension AdultEconomy {
    /// The ceiling before 1 July 2025, nil where none applies.
    func ceiling(adult: Int) -> Ceiling<Q>? {
        ceilingTerms.map { terms in
            Ceiling(
                adult: adult, cashBenefit: terms.cashBenefit, specialSupport: specialSupport, highest: terms.highest)
        }
    }

    /// Cash benefit, taxable incomes with their contributions, tax, and what is paid out untaxed, in that order.
    static func of(
        _ adult: Adult, index: Int, family: FamilyPosition, facts: inout Facts<Q>
    ) -> AdultEconomy {
        var result = AdultEconomy()
        let benefit = result.addCashBenefit(adult, index: index, family: family, facts: &facts)
        var taxable = benefit
        result.benefitIncome = benefit * Q(100)
        for (position, income) in adult.incomes.enumerated() where income.kind.isTaxable {
            let amount = facts.kroner(income.amount, .income(adult: index, position))
            result.entries.append(Entry(code: LineCode(income.kind), adult: index, amount: amount))
            guard income.kind == .wage else {
                taxable = taxable + amount
                result.benefitIncome = result.benefitIncome + amount * Q(100)
                continue
            }
            let rate = amount.isZero ? .zero : facts.parameter(.labourMarketContributionRate)
            let contribution = labourMarketContribution(ofWage: amount, rate: rate)
            let rest = Q.rising(amount) { $0 - labourMarketContribution(ofWage: $0, rate: rate) }
            taxable = taxable + rest
            // Personal income, boligstøtteloven § 8(1): a wage counts after its contribution.
            result.benefitIncome = result.benefitIncome + rest * Q(100)
            result.entries.append(
                Entry(
                    code: .labourMarketContribution, adult: index, amount: .zero - contribution,
                    parameter: .labourMarketContributionRate))
        }
        let tax = Tax(
            ofIncome: taxable, churchTax: { $0.flag(adult.churchTax, .adult(index, .churchTax)) }, facts: &facts)
        result.entries.append(
            Entry(code: .tax, adult: index, amount: .zero - (tax?.amount(ofIncome: taxable) ?? .zero)))
        result.net = tax?.rest(ofIncome: taxable) ?? taxable
        result.addUntaxed(adult, index: index, facts: &facts)
        return result
    }

    /// Adds the lines of cash benefit and returns their sum, whole kr/month before tax.
    private mutating func addCashBenefit(
        _ adult: Adult, index: Int, family: FamilyPosition, facts: inout Facts<Q>
    ) -> Q {
        guard let claim = adult.stated(index: index, facts: &facts) else { return .zero }
        let age = { (facts: inout Facts<Q>) in adult.age(index: index, claim: claim, facts: &facts) }
        var sum = Q.zero
        switch facts.parameters.regime {
        case .rates:
            let benefit = cashBenefitByRates(claim, adult: index, family: family, age: age, facts: &facts)
            entries += benefit.entries
            sum = benefit.entries.reduce(.zero) { $0 + $1.amount }
            let rate = benefit.ground.rate
            self.benefit = .rate(rate)
            isOnIncreasedRate = rate == .increased
            mayMissAdaptationSupplement = !benefit.ground.requirements.fail && age(&facts) < 30
        case .categories:
            guard let benefit = cashBenefitByCategory(claim, adult: index, age: age, facts: &facts) else { break }
            self.benefit = .category(benefit.category)
            entries += benefit.entries
            sum = benefit.entries.reduce(.zero) { $0 + $1.amount }
            let group = benefit.category.ceilingGroup(supplement: benefit.supplement)
            if let parameter = Ceiling<Q>.parameter(group, family: family, facts: &facts) {
                ceilingTerms = (sum, facts.parameter(parameter))
            }
        case nil:
            // Not even the rules are known: the benefit could be any amount.
            sum = facts.number(nil, .benefitWithoutRules(adult: index), 0...ParameterMeasure.kronerMonth.highestMissing)
            entries.append(Entry(code: .cashBenefit, adult: index, amount: sum))
        }
        return sum
    }

    private mutating func addUntaxed(_ adult: Adult, index: Int, facts: inout Facts<Q>) {
        for (position, income) in adult.incomes.enumerated() where !income.kind.isTaxable {
            if income.kind == .leisureSupplement {
                let shown = income.amount.map { Q($0.kroner) }
                let amount = shown ?? Q(from: 0, to: ParameterMeasure.kroner.highestMissing)
                entries.append(Entry(code: .leisureSupplement, adult: index, amount: amount, counted: false))
                continue
            }
            let amount = facts.kroner(income.amount, .income(adult: index, position))
            entries.append(Entry(code: LineCode(income.kind), adult: index, amount: amount))
            switch income.kind {
            case .specialSupport: specialSupport = specialSupport + amount
            case .net:
                net = net + amount
                let least = Int128(income.amount?.ore ?? 0)
                let gross = facts.ore(income.gross, .gross(adult: index, position), from: least)
                benefitIncome = benefitIncome + gross
            default: net = net + amount
            }
        }
    }
}

extension IncomeKind {
    /// Stated before tax.
    package var isTaxable: Bool {
        switch self {
        case .wage, .unemploymentBenefit, .studentGrant, .pension, .otherTaxable: true
        case .net, .taxFree, .leisureSupplement, .specialSupport: false
        }
    }
}

extension Adult {
    /// The facts of the cash benefit, or nil where none is paid.
    fileprivate func stated<Q: Quantity>(index: Int, facts: inout Facts<Q>) -> CashBenefit? {
        switch cashBenefit {
        case .none: nil
        case .paid(let facts): facts
        case .unknown:
            facts.flag(nil, .adult(index, .cashBenefit)) ? CashBenefit() : nil
        }
    }

    /// The age in years. Where it is missing, or is no adult's, one age of each group the rules tell apart.
    func age<Q: Quantity>(index: Int, claim: CashBenefit? = nil, facts: inout Facts<Q>) -> Int {
        if let age, Adult.ages.contains(age) { return age }
        var possible = facts.parameters.agesToldApart
        if facts.parameters.regime == .categories, let claim,
            let category = claim.category.flatMap(CashBenefitCategory.init(rawValue:))
        {
            // A category that is stated says which ages it can be.
            possible = possible.filter { age in
                category.fits(age: age)
                    && (claim.activitySupplement != true || category.activitySupplement(age: age) != nil)
            }
        }
        return facts.code(nil, .adult(index, .age), of: possible) ?? 30
    }

    /// The facts of the cash benefit where it is stated as paid.
    var paid: CashBenefit? { if case .paid(let facts) = cashBenefit { facts } else { nil } }
}
