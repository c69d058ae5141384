/// A referral (indstilling) as a case system sends it. Whose it is never changes, so it stands apart from the facts.
package struct ReferralRow: Hashable, Sendable {
    /// The citizen's CPR number, ten digits: never in a problem, a log or a version.
    package var cpr: String
    package var facts: ReferralFacts

    package init(cpr: String, facts: ReferralFacts) {
        self.cpr = cpr
        self.facts = facts
    }
}

/// The facts of a referral; nil is unknown.
package struct ReferralFacts: Hashable, Sendable {
    /// The sending system's number (indstilling_id), the key.
    package var reference: String
    /// The citizen's name: never in a problem or a log, and in a version only sealed, as birthdays are.
    package var name: String?
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
        reference: String, name: String? = nil, referredOn: Day, targetGroup: TargetGroup? = nil, homeless: Bool? = nil,
        homelessCategory: HomelessCategory? = nil, household: ReferredHousehold, unitTypes: [UnitType]? = nil,
        priority: Int = 0
    ) {
        self.priority = priority
        self.reference = reference
        self.name = name
        self.referredOn = referredOn
        self.targetGroup = targetGroup
        self.homeless = homeless
        self.homelessCategory = homelessCategory
        self.household = household
        self.unitTypes = unitTypes
    }
}
