/// The answers of a check that have to be the same for every value of what is missing; nil where they are not, or are
/// not known yet.
struct Answers: Equatable {
    var outcome: CheckOutcome?
    var netIncome: Int?
    var housingBenefit: Int?
    var disposableIncome: Int?
    var shortfall: Int?
    var maxRent: Int?
    var passingRents: [[Int]]?
    var binding: LineCode?
}

extension Evaluation where Q == Int128 {
    /// Every answer, with nothing missing.
    func answers(lines: [Line]) -> Answers {
        let rents = settlement.passingRents(in: dwelling).always
        return Answers(
            outcome: margin >= 0 ? .pass : .fail, netIncome: outcome.netIncome.whole,
            housingBenefit: outcome.housingBenefit.whole, disposableIncome: outcome.disposable.whole,
            shortfall: (-margin).orZero.whole, maxRent: rents.highest, passingRents: rents.pairs,
            binding: binding(lines: lines))
    }
}

extension Evaluation {
    /// The answers that are certain while facts are missing, or still a span.
    ///
    /// - Parameters:
    ///   - isRentMissing: the rent is one of what is missing: then the answers are those of every rent.
    ///   - withRents: whether the rents that pass are asked for; they cost the most.
    func certainAnswers(isRentMissing: Bool, withRents: Bool) -> Answers {
        var answers = Answers()
        if withRents { addPassingRents(to: &answers) }
        guard !isRentMissing else {
            certainAnswersForEveryRent(&answers)
            return answers
        }
        answers.netIncome = outcome.netIncome.whole
        answers.housingBenefit = outcome.housingBenefit.whole
        answers.disposableIncome = outcome.disposable.whole
        if margin.lowest >= 0 {
            answers.outcome = .pass
            answers.shortfall = 0
        } else if margin.highest < 0 {
            answers.outcome = .fail
            answers.shortfall = (Q.zero - margin).whole
        }
        return answers
    }

    private func addPassingRents(to answers: inout Answers) {
        // `PassingRents` needs a benefit that never grows faster than the rent. Where the area is missing and may be
        // above the norm, the span of the benefit can; then the intervals are left open here and the area's range is
        // divided, unless no rent passes anyway.
        let areIntervalsSafe = dwelling.area.exact != nil || settlement.terms.isWithinNorm(dwelling.area)
        if areIntervalsSafe {
            let rents = settlement.passingRents(in: dwelling)
            if rents.always.highest == rents.ever.highest { answers.maxRent = rents.always.highest }
            if rents.always.intervals == rents.ever.intervals { answers.passingRents = rents.always.pairs }
        } else {
            // The same rents may pass with the largest benefit possible as with none; then they are certain.
            let most = settlement.passingRents(in: withinNorm).ever
            let none = settlement.outcome(in: dwelling.at(rent: 0), benefitBeforeCuts: .zero)
            let left = (none.disposable - settlement.minimum).lowest
            let least = left < 0 ? [] : [0...min(Int(truncatingIfNeeded: left), PassingRents.highest)]
            if most.intervals.isEmpty || (most.intervals == least && settlement.ceilings.count < 2) {
                answers.maxRent = most.highest
                answers.passingRents = most.pairs
            }
        }
    }

    /// With the rent missing: some rent is too high for anyone, so the outcome is a fail where no rent passes, else
    /// unknown. The benefit never falls and the net income never grows with the rent, so their ends tell all.
    private func certainAnswersForEveryRent(_ answers: inout Answers) {
        let least = settlement.outcome(in: dwelling.at(rent: 0))
        let most = settlement.outcome(in: dwelling.at(rent: ParameterMeasure.kroner.highestMissing * 100))
        if most.netIncome.lowest == least.netIncome.highest {
            answers.netIncome = least.netIncome.highest.whole
        }
        if least.housingBenefit.lowest == most.housingBenefit.highest {
            answers.housingBenefit = least.housingBenefit.lowest.whole
        }
        // The rent's line is whole kroner, but the benefit follows the øre. So within one krone the household has most
        // left where the rent is 49 øre above it: if it fails there, it fails at every rent.
        if settlement.passingRents(in: withinNorm, offset: 49).ever.intervals.isEmpty {
            answers.outcome = .fail
        }
    }
}

extension Evaluation {
    /// The same dwelling as if all of its area counted, up to the norm: what is left in it is never less. With the
    /// area known it is the dwelling itself.
    private var withinNorm: Dwelling<Q> {
        guard dwelling.area.exact == nil else { return dwelling }
        var dwelling = dwelling
        // A norm that is missing may be nothing, but no dwelling is: its area is divided by.
        dwelling.area = Q.greater(Q.lesser(dwelling.area, settlement.terms.areaTenths), Q(1))
        return dwelling
    }
}

extension PassingRents {
    /// As JSON writes it: `[[0, 2305], [2548, 2732]]`.
    var pairs: [[Int]] { intervals.map { [$0.lowerBound, $0.upperBound] } }
}

extension Dwelling {
    /// The same dwelling at another rent, øre/month.
    func at(rent: Int128) -> Dwelling {
        var dwelling = self
        dwelling.rent = Q(rent)
        return dwelling
    }
}
