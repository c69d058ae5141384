package import Housing

/// Which citizen: by a referral or by the CPR number, one of the two.
package struct CitizenNamed: Wire {
    /// Number or case number.
    package var referral: String?
    /// Ten digits, with a dash after the sixth or without.
    package var cpr: String?

    package init(referral: String?, cpr: String?) {
        self.referral = referral
        self.cpr = cpr
    }

    package static var bounds: [String: ClosedRange<Int>] { ["referral": 1...200, "cpr": 10...11] }
    package static var mayHaveCPRNumber: Bool { true }
    package static var example: CitizenNamed { CitizenNamed(referral: "R-310", cpr: nil) }
}

/// What was forgotten of a citizen. The cases stay, under their numbers.
package struct CitizenForgotten: Codable, Sendable {
    /// Every case of the citizen, in the order of their numbers.
    package let referrals: [ReferralNumber]
    /// How many notes went, on the cases and beside steps.
    package let notes: Int
    /// True where nothing was left that says who it is.
    package let already: Bool

    package init(referrals: [ReferralNumber], notes: Int, already: Bool) {
        self.referrals = referrals
        self.notes = notes
        self.already = already
    }
}

/// What a citizen may have of the log of look-ups: never who looked.
package struct CitizenAccess: Codable, Sendable {
    /// The look-ups that showed the citizen, the oldest first.
    package let reads: [CitizenRead]
    /// How many look-ups since the citizen's first referral showed more than 100 citizens: whom is not kept of those.
    package let longLists: Int

    package init(reads: [CitizenRead], longLists: Int) {
        self.reads = reads
        self.longLists = longLists
    }

    enum CodingKeys: String, CodingKey {
        case reads
        case longLists = "long_lists"
    }
}

/// One look-up.
package struct CitizenRead: Codable, Sendable, Equatable {
    /// The day in Copenhagen.
    package let on: Day
    package let at: Instant
    /// What was typed, else what the operation is for.
    package let purpose: String
    /// Its name, such as `referrals.show`.
    package let operation: String

    package init(at: Instant, purpose: String, operation: String) {
        on = at.copenhagenDay
        self.at = at
        self.purpose = purpose
        self.operation = operation
    }
}
