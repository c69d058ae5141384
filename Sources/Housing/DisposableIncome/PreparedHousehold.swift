/// One household ready to meet any number of dwellings: what depends on it alone is computed once. The arithmetic is
/// `Settlement`'s, the same as the explained check's.
package struct PreparedHousehold: Sendable {
    private let household: Household
    private let parameters: Parameters
    private let economy: Economy<Int128>
    /// By the dwelling's flags; filled as dwellings with them are met.
    private var settlements: [Settlement<Int128>?]

    /// - Returns: nil where something is missing of the household; such a household needs the whole check.
    package init?(_ household: Household, parameters: Parameters) {
        var facts = Facts<Int128>(parameters)
        economy = Economy(household, facts: &facts)
        guard facts.missing.isEmpty else { return nil }
        self.household = household
        self.parameters = parameters
        settlements = Array(repeating: nil, count: BenefitFlags.count)
    }

    /// Whether the household passes in a dwelling, without explanation.
    package mutating func outcome(in home: Home, subsidy: StatedSubsidy? = nil) -> CheckOutcome {
        guard let dwelling = Dwelling(home, subsidy: subsidy),
            let index = settle(home), let margin = settlements[index]?.margin(in: dwelling)
        else { return findings(in: home, subsidy: subsidy).answers.outcome ?? .unknown }
        return margin >= 0 ? .pass : .fail
    }

    /// The lines of the check in a dwelling, and its outcome; without the rents that pass.
    package mutating func lines(in home: Home, subsidy: StatedSubsidy? = nil) -> (outcome: CheckOutcome, lines: [Line])
    {
        guard let dwelling = Dwelling(home, subsidy: subsidy), let index = settle(home),
            let settlement = settlements[index]
        else {
            let findings = findings(in: home, subsidy: subsidy)
            return (findings.answers.outcome ?? .unknown, findings.lines)
        }
        let evaluation = Evaluation(
            economy: economy, settlement: settlement, dwelling: dwelling, consumption: home.consumptionLines,
            hasSubsidy: subsidy != nil)
        return (settlement.margin(in: dwelling) >= 0 ? .pass : .fail, evaluation.lines)
    }

    private func findings(in home: Home, subsidy: StatedSubsidy?) -> Findings {
        DisposableIncome.findings(
            Question(household: household, home: home, subsidy: subsidy, parameters: parameters))
    }

    /// The place of the settlement for a home's flags, or nil where a fact or figure of it is missing.
    @inline(__always)
    private mutating func settle(_ home: Home) -> Int? {
        guard let flags = home.benefitFlags else { return nil }
        let index = flags.index
        if settlements[index] == nil { prepare(flags, at: index) }
        return index
    }

    private mutating func prepare(_ flags: BenefitFlags, at index: Int) {
        settlements[index] = settlement(flags)
    }

    /// The household met with dwellings of one kind; nil where a figure of it is missing.
    func settlement(_ flags: BenefitFlags) -> Settlement<Int128>? {
        var facts = Facts<Int128>(parameters)
        let settlement = Settlement(economy, flags: flags, facts: &facts)
        return facts.missing.isEmpty ? settlement : nil
    }
}
