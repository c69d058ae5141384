/// What a subsidy scheme covers in one stretch of days: a dated row, not code. Rows of one scheme do not overlap.
package struct SchemeTerms: Hashable, Sendable {
    /// A bound of the rents covered: a parameter of its own, or the parameter of that name in force on the day.
    package enum RentBound: Hashable, Sendable {
        case kroner(Int)
        case parameter(ParameterKey)
    }

    /// How the monthly amount is found.
    package enum Amount: Hashable, Sendable {
        /// The parameter itself.
        case parameter(ParameterKey)
        /// What the rent is above the parameter, when positive.
        case rentAbove(ParameterKey)
        /// No amount is in force.
        case none
    }

    /// Which rent housing benefit counts for a household with the subsidy: what is left after a subsidy that lowers the
    /// rent itself, or the full rent where the subsidy is paid to its tenant.
    package enum BenefitRent: String, Sendable, CaseIterable {
        case beforeSubsidy = "before_subsidy"
        case afterSubsidy = "after_subsidy"
    }

    package var scheme: Scheme
    /// nil covers any unit.
    package var unitTypes: [UnitType]?
    /// kr/month, included; nil for no bound.
    package var lowestRent: RentBound?
    package var highestRent: RentBound?
    package var amount: Amount
    /// New grants from this day on; nil for always.
    package var openFrom: Day?
    /// No new grants from this day on; nil for no end.
    package var openUntil: Day?
    /// The longest a grant may run; nil for no limit.
    package var longestMonths: Int?
    /// The last day that anything is paid of it; nil for no such day.
    package var paidUntil: Day?
    package var benefitRent: BenefitRent

    package init(
        scheme: Scheme, unitTypes: [UnitType]?, lowestRent: RentBound? = nil, highestRent: RentBound? = nil,
        amount: Amount, openFrom: Day?, openUntil: Day?, longestMonths: Int? = nil,
        paidUntil: Day? = nil, benefitRent: BenefitRent = .beforeSubsidy
    ) {
        self.scheme = scheme
        self.unitTypes = unitTypes
        self.lowestRent = lowestRent
        self.highestRent = highestRent
        self.amount = amount
        self.openFrom = openFrom
        self.openUntil = openUntil
        self.longestMonths = longestMonths
        self.paidUntil = paidUntil
        self.benefitRent = benefitRent
    }

    /// Whether new grants are open that day.
    package func isOpen(on day: Day) -> Bool {
        (openFrom.map { $0 <= day } ?? true) && (openUntil.map { day < $0 } ?? true)
    }

    /// The last day a grant from a day on may run to: after the longest time, or the last day that is paid, whichever comes
    /// first; nil where the scheme sets no end.
    package func lastDay(from day: Day) -> Day? {
        let longest = longestMonths.map { day.adding(months: $0).adding(days: -1) }
        return [longest, paidUntil].compactMap { $0 }.min()
    }

    /// Whether the row covers a unit of that type at that rent. A bound that is a missing parameter covers nothing.
    package func covers(_ type: UnitType, rent: Money, parameters: Parameters) -> Bool {
        func value(_ bound: RentBound) -> Money? {
            switch bound {
            case .kroner(let kroner): Money(kroner: kroner)
            case .parameter(let key): parameters.number(key).map { Money(kroner: $0) }
            }
        }
        guard unitTypes?.contains(type) ?? true else { return false }
        if let lowestRent {
            guard let least = value(lowestRent), least <= rent else { return false }
        }
        if let highestRent {
            guard let most = value(highestRent), rent <= most else { return false }
        }
        return true
    }

    /// The amount in kr/month for a rent, or nil where none is in force.
    package func amount(rent: Money, parameters: Parameters) -> Money? {
        switch amount {
        case .parameter(let key): return parameters.number(key).map { Money(kroner: $0) }
        case .rentAbove(let key):
            guard let payment = parameters.number(key), rent > Money(kroner: payment) else { return nil }
            return rent - Money(kroner: payment)
        case .none: return nil
        }
    }

    /// The parameter the amount rests on.
    package var amountKey: ParameterKey? {
        switch amount {
        case .parameter(let key), .rentAbove(let key): key
        case .none: nil
        }
    }

    /// Every parameter the row rests on: its amount and the bounds of its rents.
    var parameters: [ParameterKey] {
        var parameters: [ParameterKey] = []
        for bound in [lowestRent, highestRent] {
            if case .parameter(let key) = bound { parameters.append(key) }
        }
        if let amountKey { parameters.append(amountKey) }
        return parameters
    }
}
