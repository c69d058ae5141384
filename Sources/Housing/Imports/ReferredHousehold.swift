/// A household with days of birth, from which the facts of a check on any day follow.
package struct ReferredHousehold: Hashable, Sendable {
    /// One or two; the first is the citizen referred.
    package var adults: [ReferredAdult]
    /// Ages as stated in the referral.
    package var children: [Int]?
    package var couple: Bool?
    /// Every kind of expense, kr/month; a nil amount is unknown.
    package var expenses: [Expense]

    /// nil where the children are unknown.
    package var persons: Int? { children.map { adults.count + $0.count } }

    package init(adults: [ReferredAdult], children: [Int]?, couple: Bool?, expenses: [Expense]) {
        self.adults = adults
        self.children = children
        self.couple = couple
        self.expenses = expenses
    }

    /// The facts of a check on that day, by the parameters in force on it. Special support (LAS § 34) is no fact of a day on
    /// which nobody can be paid it, and a net income of 0 is none: it has no amount before tax to ask for.
    package func household(on day: Day, _ parameters: Parameters) -> Household {
        Household(
            adults: adults.map { adult in
                Adult(
                    age: adult.age(on: day), cashBenefit: adult.cashBenefit,
                    incomes: adult.incomes.filter {
                        ($0.kind != .specialSupport || parameters.regime != .rates)
                            && ($0.kind != .net || $0.amount != .zero)
                    },
                    wealth: adult.wealth, churchTax: adult.churchTax, pension: adult.pension)
            },
            children: children, couple: couple, expenses: expenses)
    }
}

extension ReferredAdult {
    /// Years on that day; nil, which is unknown, where the day of birth makes nobody an adult of 18 to 120.
    package func age(on day: Day) -> Int? {
        bornOn.map { $0.age(on: day) }.flatMap { (18...120).contains($0) ? $0 : nil }
    }
}

/// An adult of a referral: as `Adult`, with the day of birth instead of the age.
package struct ReferredAdult: Hashable, Sendable {
    package var bornOn: Day?
    package var cashBenefit: CashBenefitClaim
    /// What is known of the facts of cash benefit though it is not paid, or nobody knows whether it is; nil where nothing is.
    private var unpaid: CashBenefit?
    /// kr/month; a nil amount is unknown.
    package var incomes: [Income]
    /// kr.
    package var wealth: Money?
    package var churchTax: Bool?
    package var pension: Pension?

    /// - Parameter facts: of cash benefit, said of somebody who is perhaps not paid it; they stand until another is said.
    package init(
        bornOn: Day?, cashBenefit: CashBenefitClaim, facts: CashBenefit? = nil, incomes: [Income], wealth: Money?,
        churchTax: Bool?, pension: Pension?
    ) {
        self.bornOn = bornOn
        self.cashBenefit = cashBenefit
        self.incomes = incomes
        self.wealth = wealth
        self.churchTax = churchTax
        self.pension = pension
        if let facts { set(cashBenefit, facts) }
    }

    /// The facts of cash benefit, whether or not it is paid: a check looks at them only where it is.
    package var benefitFacts: CashBenefit {
        if case .paid(let facts) = cashBenefit { facts } else { unpaid ?? CashBenefit() }
    }

    /// Sets what is paid, and the facts that stand beside it whatever it is.
    ///
    /// - Parameter facts: their category and supplement are those of the benefit, where it is paid.
    package mutating func set(_ benefit: CashBenefitClaim, _ facts: CashBenefit) {
        var facts = facts
        if case .paid(let paid) = benefit {
            (facts.category, facts.activitySupplement) = (paid.category, paid.activitySupplement)
            (cashBenefit, unpaid) = (.paid(facts), nil)
        } else {
            (facts.category, facts.activitySupplement) = (nil, nil)
            (cashBenefit, unpaid) = (benefit, facts == CashBenefit() ? nil : facts)
        }
    }

    /// True where nothing is known of the adult, but perhaps that there is one.
    package var isUnknown: Bool {
        bornOn == nil && cashBenefit == .unknown && unpaid == nil && incomes.allSatisfy { $0.amount == nil }
            && wealth == nil && churchTax == nil && pension == nil
    }
}

extension Day {
    /// Whole years from this day of birth to `day`.
    package func age(on day: Day) -> Int {
        let (born, then) = (date, day.date)
        let hadBirthday = (then.month, then.day) >= (born.month, born.day)
        return then.year - born.year - (hadBirthday ? 0 : 1)
    }
}

// The names facts are kept under, and those they had in version 1 (`KeptForm`).

extension ReferredHousehold: Codable {
    private enum CodingKeys: String, CodingKey {
        case version, adults, children, couple, expenses
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.checkVersion(.version)
        self.init(
            adults: try container.decode([ReferredAdult].self, forKey: .adults),
            children: try container.decodeIfPresent([Int].self, forKey: .children),
            couple: try container.decodeIfPresent(Bool.self, forKey: .couple),
            expenses: try container.decode([Expense].self, forKey: .expenses))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(KeptForm.version, forKey: .version)
        try container.encode(adults, forKey: .adults)
        try container.encodeIfPresent(children, forKey: .children)
        try container.encodeIfPresent(couple, forKey: .couple)
        try container.encode(expenses, forKey: .expenses)
    }
}

extension ReferredAdult: Codable {
    private enum CodingKeys: String, CodingKey {
        case incomes, wealth, pension
        case bornOn = "born_on"
        case cashBenefit = "cash_benefit"
        case benefitFacts = "benefit_facts"
        case churchTax = "church_tax"
        case bornOn1 = "bornOn"
        case cashBenefit1 = "cashBenefit"
        case churchTax1 = "churchTax"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            bornOn: try container.value(.bornOn, before: .bornOn1),
            cashBenefit: try container.decode(
                CashBenefitClaim.self, forKey: container.contains(.cashBenefit) ? .cashBenefit : .cashBenefit1),
            facts: try container.decodeIfPresent(CashBenefit.self, forKey: .benefitFacts),
            incomes: try container.decode([Income].self, forKey: .incomes),
            wealth: try container.decodeIfPresent(Money.self, forKey: .wealth),
            churchTax: try container.value(.churchTax, before: .churchTax1),
            pension: try container.decodeIfPresent(Pension.self, forKey: .pension))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(bornOn, forKey: .bornOn)
        try container.encode(cashBenefit, forKey: .cashBenefit)
        try container.encodeIfPresent(unpaid, forKey: .benefitFacts)
        try container.encode(incomes, forKey: .incomes)
        try container.encodeIfPresent(wealth, forKey: .wealth)
        try container.encodeIfPresent(churchTax, forKey: .churchTax)
        try container.encodeIfPresent(pension, forKey: .pension)
    }
}
