/// A referral (indstilling) as a case system sends it. Who the citizen is stands apart from the facts, so that only
/// the facts are kept in plain text.
package struct ReferralRow: Hashable, Sendable {
    package var citizen: ReferredCitizen
    package var facts: ReferralFacts

    package init(citizen: ReferredCitizen, facts: ReferralFacts) {
        self.citizen = citizen
        self.facts = facts
    }
}

/// Personal data: never in a problem, a log or a version row.
package struct ReferredCitizen: Hashable, Sendable {
    /// Ten digits.
    package var cpr: String
    package var name: String?

    package init(cpr: String, name: String?) {
        self.cpr = cpr
        self.name = name
    }
}

/// The facts of a referral; nil is unknown.
package struct ReferralFacts: Hashable, Sendable {
    /// The sending system's number (indstilling_id), the key.
    package var reference: String
    /// Indstillet.
    package var referredOn: Day
    package var targetGroup: TargetGroup?
    package var homeless: Bool?
    package var homelessCategory: HomelessCategory?
    package var household: ReferredHousehold
    /// Types the household may be offered (boligtyper).
    package var unitTypes: [UnitType]?
    /// How much it hastens (prioritet), 0 to 9; 0 where the file does not say.
    package var priority: Int

    package init(
        reference: String, referredOn: Day, targetGroup: TargetGroup? = nil, homeless: Bool? = nil,
        homelessCategory: HomelessCategory? = nil, household: ReferredHousehold, unitTypes: [UnitType]? = nil,
        priority: Int = 0
    ) {
        self.priority = priority
        self.reference = reference
        self.referredOn = referredOn
        self.targetGroup = targetGroup
        self.homeless = homeless
        self.homelessCategory = homelessCategory
        self.household = household
        self.unitTypes = unitTypes
    }
}

/// A household with days of birth, from which the facts of a check on any day follow.
package struct ReferredHousehold: Hashable, Sendable, Codable {
    /// One or two; the first is the citizen referred.
    package var adults: [ReferredAdult]
    /// Ages as stated in the referral.
    package var children: [Int]?
    package var couple: Bool?
    /// Every kind of expense, kr/month; a nil amount is unknown.
    package var expenses: [Expense]

    package init(adults: [ReferredAdult], children: [Int]?, couple: Bool?, expenses: [Expense]) {
        self.adults = adults
        self.children = children
        self.couple = couple
        self.expenses = expenses
    }

    /// The facts of a check on that day, by the figures in force on it. Special support (LAS § 34) is no fact of a day on
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
package struct ReferredAdult: Hashable, Sendable, Codable {
    package var bornOn: Day?
    package var cashBenefit: CashBenefitClaim
    /// kr/month; a nil amount is unknown.
    package var incomes: [Income]
    /// kr.
    package var wealth: Money?
    package var churchTax: Bool?
    package var pension: Pension?

    package init(
        bornOn: Day?, cashBenefit: CashBenefitClaim, incomes: [Income], wealth: Money?, churchTax: Bool?,
        pension: Pension?
    ) {
        self.bornOn = bornOn
        self.cashBenefit = cashBenefit
        self.incomes = incomes
        self.wealth = wealth
        self.churchTax = churchTax
        self.pension = pension
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
