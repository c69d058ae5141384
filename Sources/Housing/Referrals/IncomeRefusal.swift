/// A refusal for income as it was decided: what a letter says of it, beside its check.
package struct IncomeRefusal: Hashable, Sendable {
    package let number: RefusalNumber
    package let referral: ReferralNumber
    package let decidedOn: Day
    /// The cheapest suitable unit; nil where the parameter `cheapest_unit` stood in its place.
    package let unit: UnitNumber?
    /// How many suitable units were judged.
    package let units: Int
    package let reason: String
    /// The day the citizen was heard (forvaltningsloven § 19), or nil with `notHeard`.
    package let heardOn: Day?
    package let notHeard: String?
    package let guidance: String

    package init(
        number: RefusalNumber, referral: ReferralNumber, decidedOn: Day, unit: UnitNumber?, units: Int, reason: String,
        heardOn: Day?, notHeard: String?, guidance: String
    ) {
        self.number = number
        self.referral = referral
        self.decidedOn = decidedOn
        self.unit = unit
        self.units = units
        self.reason = reason
        self.heardOn = heardOn
        self.notHeard = notHeard
        self.guidance = guidance
    }
}
