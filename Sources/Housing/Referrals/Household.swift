/// What is known of a household's economy: the facts of a check. `nil` is *unknown*, never zero.
package struct Household: Hashable, Sendable, Codable {
    /// One or two.
    package var adults: [Adult]
    /// Ages 0-17 of the children living there; an older child is an adult.
    package var children: [Int]?
    /// Married or cohabiting; false for one adult.
    package var couple: Bool?
    /// Fixed monthly expenses, one for each kind stated.
    package var expenses: [Expense]

    package init(adults: [Adult], children: [Int]?, couple: Bool?, expenses: [Expense]) {
        self.adults = adults
        self.children = children
        self.couple = couple
        self.expenses = expenses
    }

    private enum CodingKeys: String, CodingKey {
        case adults, children, couple, expenses
    }
}

/// One adult of a household.
package struct Adult: Hashable, Sendable {
    /// The ages the rules are for; a check of somebody else is unknown.
    package static let ages = 18...120

    /// Years on the day of the check.
    package var age: Int?
    package var cashBenefit: CashBenefitClaim
    package var incomes: [Income]
    /// kr.
    package var wealth: Money?
    package var churchTax: Bool?
    package var pension: Pension?

    package init(
        age: Int?, cashBenefit: CashBenefitClaim, incomes: [Income], wealth: Money?, churchTax: Bool?, pension: Pension?
    ) {
        self.age = age
        self.cashBenefit = cashBenefit
        self.incomes = incomes
        self.wealth = wealth
        self.churchTax = churchTax
        self.pension = pension
    }

    /// False for a stated age that no rule is for.
    package var isOfAge: Bool { age.map(Adult.ages.contains) ?? true }
}

/// Whether an adult gets cash benefit (kontanthjælp), and on which facts its rate rests.
package enum CashBenefitClaim: Hashable, Sendable {
    case none
    /// Nobody has said whether it is paid.
    case unknown
    case paid(CashBenefit)
}

/// The facts behind a rate of cash benefit. LAS §§ 16-20 from 1 July 2025; a category before.
package struct CashBenefit: Hashable, Sendable {
    /// First entered the realm on or after 2 April 1968, or came back on or after that day from at least 12 months abroad
    /// in a row, and is not entitled to help under EU law (indrejst). Only of them are the two requirements asked.
    package var enteredFromAbroad: Bool?
    /// In the realm for 9 of the last 10 years (opholdskrav).
    package var residenceRequirement: Bool?
    /// 2 years 6 months of ordinary full-time work in the last 10 years (beskæftigelseskrav).
    package var workRequirement: Bool?
    /// Aktivitetsparat.
    package var activityReady: Bool?
    /// Hjemmeboende.
    package var livesWithParents: Bool?
    /// Before 1 July 2025, instead of the five above: a code such as `cash_benefit_30_other` (a parameter key without `old_`).
    package var category: String?
    /// Asked only where the category has such a row for the age.
    package var activitySupplement: Bool?

    package init(
        enteredFromAbroad: Bool? = nil, residenceRequirement: Bool? = nil, workRequirement: Bool? = nil,
        activityReady: Bool? = nil, livesWithParents: Bool? = nil, category: String? = nil,
        activitySupplement: Bool? = nil
    ) {
        self.enteredFromAbroad = enteredFromAbroad
        self.residenceRequirement = residenceRequirement
        self.workRequirement = workRequirement
        self.activityReady = activityReady
        self.livesWithParents = livesWithParents
        self.category = category
        self.activitySupplement = activitySupplement
    }
}

/// An income of one adult, kr/month.
package struct Income: Hashable, Sendable, Codable {
    package var kind: IncomeKind
    package var amount: Money?
    /// For `net` only: the same income before tax, which housing benefit looks at.
    package var gross: Money?

    package init(kind: IncomeKind, amount: Money?, gross: Money? = nil) {
        self.kind = kind
        self.amount = amount
        self.gross = gross
    }

    private enum CodingKeys: String, CodingKey {
        case kind, amount, gross
    }
}

/// A fixed expense of the household, kr/month.
package struct Expense: Hashable, Sendable, Codable {
    package var kind: ExpenseKind
    package var amount: Money?

    package init(kind: ExpenseKind, amount: Money?) {
        self.kind = kind
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case kind, amount
    }
}
