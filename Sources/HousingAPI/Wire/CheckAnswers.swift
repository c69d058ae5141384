package import Housing

/// A stored check, and the same facts under the parameters of another day. Nothing of it is stored.
package struct CheckComparison: Codable, Sendable {
    package let check: Check
    package let against: Check
    /// Facts of the rules before 1 July 2025 that were derived, not stated.
    package let assumed: [String]

    package init(check: Check, against: Check, assumed: [String]) {
        self.check = check
        self.against = against
        self.assumed = assumed
    }
}

/// The highest passing rents of a referral, today and later, in one dwelling.
package struct ReferralFrontier: Codable, Sendable {
    package let referral: ReferralNumber
    /// The dwelling reckoned with: the unit asked for, else the cheapest suitable one of the last 12 months; nil where
    /// the parameter `cheapest_unit` stands in its place.
    package let unit: UnitNumber?
    package let home: Home
    package let steps: [Frontier.Step]

    package init(referral: ReferralNumber, unit: UnitNumber?, home: Home, steps: [Frontier.Step]) {
        self.referral = referral
        self.unit = unit
        self.home = home
        self.steps = steps
    }
}
