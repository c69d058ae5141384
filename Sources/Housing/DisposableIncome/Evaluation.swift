/// The rules run once over a household and a home, exactly or with spans for what is missing.
struct Evaluation<Q: Quantity> {
    let economy: Economy<Q>
    let settlement: Settlement<Q>
    let dwelling: Dwelling<Q>
    let consumption: [Line]
    let hasSubsidy: Bool
    /// What is left in the dwelling.
    let outcome: Settlement<Q>.Outcome

    init(
        economy: Economy<Q>, settlement: Settlement<Q>, dwelling: Dwelling<Q>, consumption: [Line], hasSubsidy: Bool
    ) {
        self.economy = economy
        self.settlement = settlement
        self.dwelling = dwelling
        self.consumption = consumption
        self.hasSubsidy = hasSubsidy
        outcome = settlement.outcome(in: dwelling)
    }
}

extension Evaluation {
    /// Boligstøtteloven § 15: a rent above half of the household's income, where the authority assesses whether and how
    /// much benefit is paid. True only where that holds whatever is missing.
    var isRentAboveHalfOfIncome: Bool {
        // The income is øre/year in ten-thousandths.
        (dwelling.benefitRent * Q(240_000)).lowest > economy.benefit.income.highest
    }

    /// Disposable income less the minimum.
    var margin: Q { outcome.disposable - settlement.minimum }

    /// Asks for every fact the rules look at, and runs them.
    init(_ question: Question, facts: inout Facts<Q>) {
        let economy = Economy(question.household, facts: &facts)
        let flags = question.home.benefitFlags(facts: &facts)
        let settlement = Settlement(economy, flags: flags, facts: &facts)
        let home: (dwelling: Dwelling<Q>, consumption: [Entry<Q>]) = question.home.dwelling(
            subsidy: question.subsidy, facts: &facts)
        self.init(
            economy: economy, settlement: settlement, dwelling: home.dwelling,
            consumption: home.consumption.map(\.line), hasSubsidy: question.subsidy != nil)
    }

    /// The lines, in the order they are explained.
    var lines: [Line] {
        var lines: [Line] = []
        lines.reserveCapacity(economy.incomeLines.count + economy.expenseLines.count + 14)
        lines += economy.incomeLines
        var benefitCuts: [Line] = []
        func add(_ code: LineCode, _ amount: Q, adult: Int? = nil, parameter: ParameterKey? = nil) {
            lines.append(Line(code, adult: adult, amount: amount.whole, parameter: parameter))
        }
        for ceiling in settlement.ceilings {
            let cuts = ceiling.cuts(housingBenefit: outcome.benefitAfterCap, adults: settlement.adults)
            if !cuts.specialSupport.isZero {
                add(.specialSupportCut, .zero - cuts.specialSupport, adult: ceiling.adult)
            }
            if !cuts.housingBenefit.isZero {
                let amount = Q.zero - cuts.housingBenefit
                benefitCuts.append(Line(.housingBenefitCeiling, adult: ceiling.adult, amount: amount.whole))
            }
        }
        add(.netIncome, outcome.netIncome)
        let benefit: LineCode = settlement.terms.isPensioner ? .pensionerHousingBenefit : .housingBenefit
        add(benefit, outcome.benefitBeforeCuts)
        // The difference of two spans is one too, so only where there is a cap is it asked what it cuts.
        if settlement.cap != nil {
            let cut = outcome.benefitAfterCap - outcome.benefitBeforeCuts
            if !cut.isZero { add(.housingBenefitCap, cut, parameter: .housingBenefitCapPerAdult) }
        }
        lines += benefitCuts
        add(.rent, .zero - dwelling.rent.kronerOfOre)
        if hasSubsidy { add(.subsidy, dwelling.subsidy) }
        lines += consumption
        lines += economy.expenseLines
        add(.disposableIncome, outcome.disposable)
        add(.minimum, settlement.minimum)
        return lines
    }
}

/// What a check is asked about.
struct Question {
    var household: Household
    var home: Home
    var subsidy: StatedSubsidy?
    let parameters: Parameters
}
