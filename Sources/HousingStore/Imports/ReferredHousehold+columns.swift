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
        // What the file does not say of a second adult who is known may still stand.
        if adults.count == 1, let other = known.adults.dropFirst().first {
            facts.adults.append(
                ReferredAdult(
                    bornOn: nil, cashBenefit: .unknown,
                    incomes: other.incomes.map { Income(kind: $0.kind, amount: nil) }, wealth: nil, churchTax: nil,
                    pension: nil))
        }
        for (index, adult) in known.adults.enumerated() where facts.adults.indices.contains(index) {
            let prefix = index == 0 ? "" : "medansoeger_"
            let absent = { (column: String) in !columns.contains(prefix + column) }
            facts.adults[index].keep(adult, absent)
        }
        if facts.couple != true, let other = facts.adults.dropFirst().first, other.isUnknown {
            facts.adults.removeLast()
        }
        return facts
    }
}

extension ReferredAdult {
    fileprivate mutating func keep(_ known: ReferredAdult, _ absent: (String) -> Bool) {
        // The day a CPR number says is no column of the file.
        if absent("foedselsdato") { bornOn = known.bornOn }
        if absent("formue") { wealth = known.wealth }
        if absent("pension") { pension = known.pension }
        if absent("kirkeskat") { churchTax = known.churchTax }
        incomes = incomes.map { income in
            guard let column = income.kind.column, absent(column) else { return income }
            return known.incomes.first { $0.kind == income.kind } ?? income
        }
        var facts = benefitFacts
        let before = known.benefitFacts
        if absent("indrejst") { facts.enteredFromAbroad = before.enteredFromAbroad }
        if absent("opholdskrav") { facts.residenceRequirement = before.residenceRequirement }
        if absent("beskaeftigelseskrav") { facts.workRequirement = before.workRequirement }
        if absent("aktivitetsparat") { facts.activityReady = before.activityReady }
        if absent("hjemmeboende") { facts.livesWithParents = before.livesWithParents }
        set(absent("ydelse") ? known.cashBenefit : cashBenefit, facts)
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
