package import Housing

/// The refusals for income that the rules of today answer otherwise than they were decided, the earliest first.
package struct ReviewedRefusals: Codable, Sendable {
    package let items: [ReviewedRefusal]

    package init(items: [ReviewedRefusal]) { self.items = items }
}

/// One of them.
package struct ReviewedRefusal: Codable, Sendable {
    package let refusal: RefusalNumber
    package let referral: ReferralNumber
    package let decidedOn: Day
    package let answer: RefusalAnswer
    /// The unit it passes in, or where it cannot be decided.
    package let unit: String?
    /// What is missing there.
    package let missing: [String]
    /// Whether it would have passed before the reform: as kept, and now; nil where a missing fact decides.
    package let passedBeforeReform: Bool?
    package let passesBeforeReform: Bool?

    package init(_ refusal: RefusalNumber, of referral: ReferralNumber, on day: Day, _ review: RefusalReview) {
        self.refusal = refusal
        self.referral = referral
        decidedOn = day
        answer = review.answer
        unit = review.unit
        missing = review.missing
        passedBeforeReform = review.keptBeforeReform
        passesBeforeReform = review.passedBeforeReform
    }

    enum CodingKeys: String, CodingKey {
        case refusal, referral, answer, unit, missing
        case decidedOn = "decided_on"
        case passedBeforeReform = "passed_before_reform"
        case passesBeforeReform = "passes_before_reform"
    }
}
