package import Housing

/// What an auditor says of a look-up that broke the protection of a citizen.
package struct ReviewNote: Wire {
    /// Sealed as a note beside a step.
    package var note: String?

    package init(note: String?) { self.note = note }

    package static var bounds: [String: ClosedRange<Int>] { ["note": 1...4000] }
    package static var example: ReviewNote { ReviewNote(note: "Vagten var alene.") }
}

/// What became of it.
package enum ReviewOutcome: String, Code {
    case approved, questioned

    package var words: Words {
        switch self {
        case .approved: Words(da: "Godkendt", en: "Approved")
        case .questioned: Words(da: "Der spørges", en: "Questioned")
        }
    }
}

/// A look-up that broke the protection of a citizen, and what an auditor says of it.
package struct BreakGlassReview: Codable, Sendable {
    /// `E-91`: the event of the look-up.
    package let number: String
    package let referral: ReferralNumber
    package let by: String
    package let since: Instant
    /// Why it was looked at.
    package let reason: String
    package let outcome: String
    package let reviewedBy: String

    package init(
        number: String, referral: ReferralNumber, by: String, since: Instant, reason: String, outcome: ReviewOutcome,
        reviewedBy: String
    ) {
        self.number = number
        self.referral = referral
        self.by = by
        self.since = since
        self.reason = reason
        self.outcome = outcome.rawValue
        self.reviewedBy = reviewedBy
    }

    enum CodingKeys: String, CodingKey {
        case number, referral, by, since, reason, outcome
        case reviewedBy = "reviewed_by"
    }
}
