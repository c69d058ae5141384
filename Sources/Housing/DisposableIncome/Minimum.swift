/// The disposable income a household must have left (mindste rådighedsbeløb), policy of the municipality, and the
/// parameters it came from.
struct Minimum<Q: Quantity>: Sendable {
    /// Whole kr/month.
    let amount: Q
    let values: KeySet

    /// The first row of the table that fits; where none does, or there is no table, a parameter for one adult or two and
    /// one for each child. Two adults count as two whether or not they are a couple.
    init(_ household: Household, adults: [AdultEconomy<Q>], children: Int, facts: inout Facts<Q>) {
        var values = KeySet()
        if !facts.parameters.minimums.isEmpty {
            facts.use(.minimums)
            for row in facts.parameters.minimums
            where row.fits(household, adults: adults, children: children, facts: &facts) {
                values.insert(.minimums)
                amount = Q(row.amount(children: children))
                self.values = values
                return
            }
        }
        let key: ParameterKey = adults.count > 1 ? .minimumDisposableCouple : .minimumDisposableSingle
        values.insert(key)
        var amount = facts.parameter(key)
        if children > 0 {
            values.insert(.minimumDisposablePerChild)
            amount = amount + facts.parameter(.minimumDisposablePerChild) * Q(children)
        }
        self.amount = amount
        self.values = values
    }
}

extension MinimumRow {
    /// Whether the row is for a household. A condition is looked at only where those before it hold.
    fileprivate func fits<Q: Quantity>(
        _ household: Household, adults economies: [AdultEconomy<Q>], children: Int, facts: inout Facts<Q>
    ) -> Bool {
        if let adults, adults != household.adults.count { return false }
        if let wanted = self.children, (wanted == .some) != (children > 0) { return false }
        if let couple {
            let areCouple = household.adults.count > 1 && facts.flag(household.couple, .couple)
            guard couple == areCouple else { return false }
        }
        if let benefit {
            for (index, economy) in economies.enumerated() {
                let code = economy.code(household.adults[index], index: index, facts: &facts)
                guard benefit.contains(code) else { return false }
            }
        }
        for (bound, isWanted) in [(ageFrom, true), (ageUnder, false)] {
            guard let bound else { continue }
            for (index, adult) in household.adults.enumerated() {
                let age = adult.age(index: index, claim: adult.paid, facts: &facts)
                guard (age >= bound) == isWanted else { return false }
            }
        }
        return true
    }
}

extension AdultEconomy {
    /// What the adult lives on.
    fileprivate func code(_ adult: Adult, index: Int, facts: inout Facts<Q>) -> BenefitCode {
        if let benefit { return benefit }
        let pension = facts.code(adult.pension, .adult(index, .pension), of: Pension.allCases) ?? .none
        return pension == .none ? .other : .pension(pension)
    }
}
