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
