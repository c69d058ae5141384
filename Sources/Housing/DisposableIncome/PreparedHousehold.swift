/// One household ready to meet any number of dwellings: what depends on it alone is computed once. The arithmetic is
/// `Settlement`'s, the same as the explained check's.
package struct PreparedHousehold: Sendable {
    private let household: Household
    private let parameters: Parameters
    private let economy: Economy<Int128>
    /// The parameters the economy rests on.
    private let used: KeySet
    /// Those met so far: few, of the many combinations of flags there can be.
    private var kinds: [Kind] = []
    /// Theirs, in the same order: they are looked through for every dwelling.
    private var flagsMet: [BenefitFlags] = []

    /// The household met with dwellings of one kind, and every parameter that took.
    private struct Kind {
        let settlement: Settlement<Int128>
        let used: KeySet
    }

    /// - Returns: nil where something is missing of the household; such a household needs the whole check.
    package init?(_ household: Household, parameters: Parameters) {
        var facts = Facts<Int128>(parameters)
        economy = Economy(household, facts: &facts)
        guard facts.missing.isEmpty else { return nil }
        self.household = household
        self.parameters = parameters
        used = facts.used
    }

    /// Whether the household passes in a dwelling, without explanation.
    package mutating func outcome(in home: Home, subsidy: StatedSubsidy? = nil) -> CheckOutcome {
        guard let dwelling = Dwelling(home, subsidy: subsidy), let kind = kind(of: home) else {
            return DisposableIncome.outcome(question(home, subsidy))
        }
        return kind.settlement.margin(in: dwelling) >= 0 ? .pass : .fail
    }

    /// The lines of the check in a dwelling, and its outcome; without the rents that pass.
    package mutating func lines(in home: Home, subsidy: StatedSubsidy? = nil) -> (outcome: CheckOutcome, lines: [Line])
    {
        guard let dwelling = Dwelling(home, subsidy: subsidy), let kind = kind(of: home) else {
            let findings = DisposableIncome.findings(question(home, subsidy))
            return (findings.answers.outcome ?? .unknown, findings.lines)
        }
        let evaluation = evaluation(kind, dwelling, home, subsidy)
        return (evaluation.margin >= 0 ? .pass : .fail, evaluation.lines)
    }

    /// The whole check in a dwelling: what `DisposableIncome.check` gives.
    package mutating func check(
        in home: Home, subsidy: StatedSubsidy? = nil, schemes: [SchemeTerms] = [], on day: Day
    ) -> Check {
        let stated = subsidy?.on(schemes, day: day)
        guard let dwelling = Dwelling(home, subsidy: stated), let kind = kind(of: home) else {
            return DisposableIncome.check(
                household, home, subsidy: subsidy, parameters: parameters, schemes: schemes, on: day)
        }
        let evaluation = evaluation(kind, dwelling, home, stated)
        let lines = evaluation.lines
        var findings = Findings(
            evaluation, answers: evaluation.answers(lines: lines), lines: lines, used: kind.used)
        if evaluation.margin < 0 {
            for offer in DisposableIncome.offers(for: home, parameters: parameters, schemes: schemes, on: day) {
                guard let subsidised = Dwelling(home, subsidy: offer.subsidy),
                    kind.settlement.margin(in: subsidised) >= 0
                else { continue }
                findings.add(offer)
            }
        }
        return Check(findings, of: household, parameters: parameters, on: day)
    }

    /// The check in a dwelling without its lines; nil where a parameter of it is missing.
    mutating func quick(_ dwelling: Dwelling<Int128>, _ home: HomeOnDay) -> QuickCheck? {
        guard let settlement = kind(of: home.home)?.settlement else { return nil }
        let disposable = settlement.outcome(in: dwelling).disposable
        let margin = disposable - settlement.minimum
        var check = QuickCheck(
            outcome: margin >= 0 ? .pass : .fail, disposableIncome: disposable.whole,
            minimum: settlement.minimum.whole, shortfall: (-margin).orZero.whole)
        if margin < 0 {
            for (offer, subsidised) in home.offers {
                if let subsidised, settlement.margin(in: subsidised) >= 0 { check.remedies.append(offer.remedy) }
            }
        }
        return check
    }

    /// The household met with dwellings of one kind; nil where a parameter of it is missing.
    func settlement(_ flags: BenefitFlags) -> Settlement<Int128>? { prepared(flags)?.settlement }

    private func prepared(_ flags: BenefitFlags) -> Kind? {
        var facts = Facts<Int128>(parameters)
        let settlement = Settlement(economy, flags: flags, facts: &facts)
        guard facts.missing.isEmpty else { return nil }
        return Kind(settlement: settlement, used: used.union(facts.used))
    }

    /// The kind of a home, or nil where a fact or parameter of it is missing.
    @inline(__always)
    private mutating func kind(of home: Home) -> Kind? {
        guard let flags = home.benefitFlags else { return nil }
        if let place = flagsMet.firstIndex(of: flags) { return kinds[place] }
        guard let kind = prepared(flags) else { return nil }
        kinds.append(kind)
        flagsMet.append(flags)
        return kind
    }

    private func evaluation(
        _ kind: Kind, _ dwelling: Dwelling<Int128>, _ home: Home, _ subsidy: StatedSubsidy?
    ) -> Evaluation<Int128> {
        Evaluation(
            economy: economy, settlement: kind.settlement, dwelling: dwelling, consumption: home.consumptionLines,
            hasSubsidy: subsidy != nil)
    }

    private func question(_ home: Home, _ subsidy: StatedSubsidy?) -> Question {
        Question(household: household, home: home, subsidy: subsidy, parameters: parameters)
    }
}
