/// A household met with dwellings of one kind (the same flags): everything but rent, area, subsidy and consumption is
/// settled, so one more dwelling costs a formula. The same arithmetic serves the explained check and the bulk one.
/// A class, so that handing it on copies nothing.
final class Settlement<Q: Quantity>: Sendable {
    let terms: BenefitTerms<Q>
    let adults: Int
    /// Whole kr/month without special support.
    let net: Q
    let expenses: Q
    let minimum: Q
    let cap: Cap<Q>?
    let ceilings: [Ceiling<Q>]
    /// Whole kr/month before its cut, of all adults.
    let specialSupport: Q

    init(_ economy: Economy<Q>, flags: BenefitFlags, facts: inout Facts<Q>) {
        terms = economy.benefitTerms(flags, facts: &facts)
        adults = economy.adults.count
        net = economy.net
        expenses = economy.expenses
        minimum = economy.minimum.amount
        cap = economy.cap
        ceilings = economy.ceilings
        specialSupport = economy.adults.reduce(.zero) { $0 + $1.specialSupport }
    }

    /// What is left in a dwelling, and the parameters on the way there, whole kr/month.
    struct Outcome {
        /// Before cap and ceiling.
        var benefitBeforeCuts: Q
        var benefitAfterCap: Q
        var housingBenefit: Q
        var netIncome: Q
        var disposable: Q
    }

    /// The check itself: net income + housing benefit - rent + subsidy - consumption - accepted expenses.
    @inline(__always)
    func outcome(in dwelling: Dwelling<Q>) -> Outcome {
        outcome(in: dwelling, benefitBeforeCuts: benefit(in: dwelling))
    }

    /// The same with a housing benefit that is given. A larger benefit never leaves less, except by a krone where two
    /// ceilings are each rounded.
    @inline(__always)
    func outcome(in dwelling: Dwelling<Q>, benefitBeforeCuts before: Q) -> Outcome {
        let capped = cap?.applied(to: before) ?? before
        var special = specialSupport
        for ceiling in ceilings {
            special = special - ceiling.cuts(housingBenefit: capped, adults: adults).specialSupport
        }
        // With one ceiling the rest never falls when the benefit grows, so the ends of a span tell all. With two, each
        // rounded, it can fall by a krone.
        let benefit = ceilings.count == 1 ? Q.rising(capped, afterCeilings) : afterCeilings(capped)
        let netIncome = net + special
        let disposable =
            netIncome + benefit - dwelling.rent.kronerOfOre + dwelling.subsidy - dwelling.consumption - expenses
        return Outcome(
            benefitBeforeCuts: before, benefitAfterCap: capped, housingBenefit: benefit, netIncome: netIncome,
            disposable: disposable)
    }

    /// What the ceilings leave of the benefit.
    private func afterCeilings(_ benefit: Q) -> Q {
        ceilings.reduce(benefit) { $0 - $1.cuts(housingBenefit: benefit, adults: adults).housingBenefit }.orZero
    }

    /// Disposable income less the minimum: the household passes where it is not negative.
    @inline(__always)
    func margin(in dwelling: Dwelling<Q>) -> Q { outcome(in: dwelling).disposable - minimum }

    /// The benefit before cap and ceiling.
    @inline(__always)
    private func benefit(in dwelling: Dwelling<Q>) -> Q {
        terms.monthly(rent: dwelling.benefitRent, area: dwelling.area)
    }

    /// What the benefit is above its minimum pay-out.
    @inline(__always)
    func excess(in dwelling: Dwelling<Q>) -> Q {
        terms.excess(rent: dwelling.benefitRent, area: dwelling.area)
    }
}
