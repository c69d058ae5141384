/// A fact of a household that is another than it was: its path, as in a check's `missing`, and both values; nil where
/// it was or is not known or not there.
package struct FactChange: Hashable, Sendable, Codable {
    package let field: String
    package let before: String?
    package let after: String?

    package init(field: String, before: String?, after: String?) {
        self.field = field
        self.before = before
        self.after = after
    }
}

extension Household {
    /// What has changed since, fact by fact, in the order of the facts. Both are to be as of the same day, so that
    /// getting older is no change.
    package func changes(from old: Household) -> [FactChange] {
        let before = old.facts
        let after = facts
        let values = (
            before: Dictionary(before) { first, _ in first }, after: Dictionary(after) { first, _ in first }
        )
        let gone = before.map(\.0).filter { values.after[$0] == nil }
        return (after.map(\.0) + gone).compactMap { field in
            let change = FactChange(
                field: field, before: values.before[field] ?? nil, after: values.after[field] ?? nil)
            return change.before == change.after ? nil : change
        }
    }

    /// Every fact by its path; amounts in kr/month, wealth in kr. Several incomes or expenses of a kind are summed.
    private var facts: [(String, String?)] {
        var facts: [(String, String?)] = adults.enumerated().flatMap { index, adult in
            adult.facts.map { ("household.adults[\(index)].\($0)", $1) }
        }
        facts.append(("household.children", children.map { $0.map(String.init).joined(separator: ", ") }))
        facts.append(("household.couple", couple.map(String.init)))
        for kind in ExpenseKind.allCases where expenses.contains(where: { $0.kind == kind }) {
            facts.append(("expenses.\(kind.rawValue)", sum(expenses.filter { $0.kind == kind }.map(\.amount))))
        }
        return facts
    }
}

extension Adult {
    fileprivate var facts: [(String, String?)] {
        var facts: [(String, String?)] = [("age", age.map(String.init))]
        switch cashBenefit {
        case .none: facts.append(("cash_benefit", "none"))
        case .unknown: facts.append(("cash_benefit", nil))
        case .paid(let claim):
            facts.append(("cash_benefit", "paid"))
            facts += claim.facts.map { ("cash_benefit.\($0)", $1) }
        }
        for kind in IncomeKind.allCases where incomes.contains(where: { $0.kind == kind }) {
            let same = incomes.filter { $0.kind == kind }
            facts.append(("incomes.\(kind.rawValue)", sum(same.map(\.amount))))
            if kind == .net { facts.append(("incomes.net.gross", sum(same.map(\.gross)))) }
        }
        facts.append(("wealth", wealth?.description))
        facts.append(("church_tax", churchTax.map(String.init)))
        facts.append(("pension", pension?.rawValue))
        return facts
    }
}

extension CashBenefit {
    fileprivate var facts: [(String, String?)] {
        [
            ("entered_from_abroad", enteredFromAbroad.map(String.init)),
            ("residence_requirement", residenceRequirement.map(String.init)),
            ("work_requirement", workRequirement.map(String.init)),
            ("activity_ready", activityReady.map(String.init)),
            ("lives_with_parents", livesWithParents.map(String.init)), ("category", category),
            ("activity_supplement", activitySupplement.map(String.init)),
        ]
    }
}

/// The amounts together, or nil where one is unknown.
private func sum(_ amounts: [Money?]) -> String? {
    var sum = Money.zero
    for amount in amounts {
        guard let amount else { return nil }
        sum += amount
    }
    return sum.description
}
