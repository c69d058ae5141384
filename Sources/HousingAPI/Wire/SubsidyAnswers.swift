package import Housing

/// What is paid of subsidies in a month. No names: whoever pays has them by the referral.
package struct SubsidyPayments: Codable, Sendable {
    package let month: Period
    package let items: [SubsidyPayment]
    /// nil where an amount is left out.
    package let total: Money?

    package init(month: Period, items: [SubsidyPayment]) {
        self.month = month
        self.items = items
        total = items.reduce(.zero as Money?) { sum, item in sum.flatMap { sum in item.amount.map { sum + $0 } } }
    }
}

/// One subsidy's part of it.
package struct SubsidyPayment: Codable, Sendable {
    package let subsidy: SubsidyNumber
    package let allocation: AllocationNumber
    package let referral: ReferralNumber
    package let scheme: Scheme
    /// Of the month.
    package let days: Int
    /// Whole øre; nil of somebody who is protected and hidden.
    package let amount: Money?

    package init(
        subsidy: SubsidyNumber, allocation: AllocationNumber, referral: ReferralNumber, scheme: Scheme, days: Int,
        amount: Money?
    ) {
        self.subsidy = subsidy
        self.allocation = allocation
        self.referral = referral
        self.scheme = scheme
        self.days = days
        self.amount = amount
    }
}

/// Subsidies that end soon, the first to end first.
package struct SubsidyEndings: Codable, Sendable {
    package let items: [SubsidyEnding]

    package init(items: [SubsidyEnding]) { self.items = items }
}

/// One of them, with the check of the day after.
package struct SubsidyEnding: Codable, Sendable {
    package let subsidy: SubsidyNumber
    package let referral: ReferralNumber
    /// The last day with it.
    package let endsOn: Day
    /// kr/month; nil of somebody who is protected and hidden.
    package let amount: Money?
    package let after: CheckOutcome
    /// kr/month short of the minimum; 0 on a pass, nil where it is unknown.
    package let shortfall: Money?

    package init(
        subsidy: SubsidyNumber, referral: ReferralNumber, endsOn: Day, amount: Money?, after: CheckOutcome,
        shortfall: Money?
    ) {
        self.subsidy = subsidy
        self.referral = referral
        self.endsOn = endsOn
        self.amount = amount
        self.after = after
        self.shortfall = shortfall
    }

    enum CodingKeys: String, CodingKey {
        case subsidy, referral, amount, after, shortfall
        case endsOn = "ends_on"
    }
}
