import Housing

extension ReferredHousehold {
    /// What the file says where it has the column, and what was known where it has not: a column that is not there
    /// leaves what is known, an empty cell makes it unknown.
    func keeping(_ known: ReferredHousehold, absentFrom columns: Set<String>) -> ReferredHousehold {
        var facts = self
        if !columns.contains("boern") { facts.children = known.children }
        if !columns.contains("par") { facts.couple = known.couple }
        facts.expenses = expenses.map { expense in
            guard let column = expense.kind.column, !columns.contains(column) else { return expense }
            return known.expenses.first { $0.kind == expense.kind } ?? expense
        }
        if !columns.contains(where: { $0.hasPrefix("medansoeger_") }), adults.count == 1 {
            facts.adults += known.adults.dropFirst()
        }
        for (index, adult) in known.adults.enumerated() where facts.adults.indices.contains(index) {
            let prefix = index == 0 ? "" : "medansoeger_"
            let absent = { (column: String) in !columns.contains(prefix + column) }
            facts.adults[index].keep(adult, absent)
        }
        return facts
    }
}

extension ReferredAdult {
    fileprivate mutating func keep(_ known: ReferredAdult, _ absent: (String) -> Bool) {
        if bornOn == nil, absent("foedselsdato") { bornOn = known.bornOn }
        if absent("formue") { wealth = known.wealth }
        if absent("pension") { pension = known.pension }
        if absent("kirkeskat") { churchTax = known.churchTax }
        incomes = incomes.map { income in
            guard let column = income.kind.column, absent(column) else { return income }
            return known.incomes.first { $0.kind == income.kind } ?? income
        }
        if absent("ydelse") {
            cashBenefit = known.cashBenefit
        } else if case .paid(var facts) = cashBenefit, case .paid(let before) = known.cashBenefit {
            if absent("indrejst") { facts.enteredFromAbroad = before.enteredFromAbroad }
            if absent("opholdskrav") { facts.residenceRequirement = before.residenceRequirement }
            if absent("beskaeftigelseskrav") { facts.workRequirement = before.workRequirement }
            if absent("aktivitetsparat") { facts.activityReady = before.activityReady }
            if absent("hjemmeboende") { facts.livesWithParents = before.livesWithParents }
            cashBenefit = .paid(facts)
        }
    }
}

extension IncomeKind {
    /// The column of the referrals file that states it.
    fileprivate var column: String? {
        switch self {
        case .otherTaxable: "indkomst_brutto"
        case .net: "indkomst_netto"
        case .taxFree: "skattefri"
        case .specialSupport: "saerlig_stoette"
        default: nil
        }
    }
}

extension ExpenseKind {
    /// The column of the referrals file that states it.
    fileprivate var column: String? {
        switch self {
        case .depositLoan: "udgift_indskudslaan"
        case .childcare: "udgift_boernepasning"
        case .medicine: "udgift_medicin"
        case .alimony: "udgift_bidrag"
        case .debt: "udgift_gaeld"
        case .transport: "udgift_transport"
        case .insurance: "udgift_forsikring"
        case .other: "udgift_andet"
        }
    }
}
