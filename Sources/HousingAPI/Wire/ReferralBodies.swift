package import Housing

// What is written of a referral beside its facts, and what sets it aside.

/// A note on a referral, sealed like a name.
package struct ReferralNote: Wire {
    package var text: String

    package init(text: String) { self.text = text }

    package static var bounds: [String: ClosedRange<Int>] { ["text": 1...4000] }
    package static var example: ReferralNote { ReferralNote(text: "Ringer selv igen på mandag.") }
}

/// Parks a referral; parking it again moves the day.
package struct ReferralPark: Wire {
    /// The last day parked, today or later.
    package var until: Day
    package var reason: ParkingReason
    package var on: Day?
    /// More on why; sealed as a note.
    package var note: String?

    package init(until: Day, reason: ParkingReason, on: Day?, note: String?) {
        self.until = until
        self.reason = reason
        self.on = on
        self.note = note
    }

    enum CodingKeys: String, CodingKey {
        case on, note
        case until = "parked_until"
        case reason = "parked_reason"
    }

    package static var bounds: [String: ClosedRange<Int>] { ["note": 1...4000] }
    package static var example: ReferralPark {
        ReferralPark(until: .sample, reason: .waitingForFacts, on: nil, note: nil)
    }
}

/// Closes a referral that has come to nothing.
package struct ReferralClose: Wire {
    package var reason: ClosingReason
    package var on: Day?
    /// More on why; sealed as a note.
    package var note: String?

    package init(reason: ClosingReason, on: Day?, note: String?) {
        self.reason = reason
        self.on = on
        self.note = note
    }

    enum CodingKeys: String, CodingKey {
        case on, note
        case reason = "closed_reason"
    }

    package static var bounds: [String: ClosedRange<Int>] { ["note": 1...4000] }
    package static var example: ReferralClose { ReferralClose(reason: .otherHousing, on: .sample, note: nil) }
}

/// Protects the citizen of a referral: name and address; protecting again moves the day.
package struct ReferralProtect: Wire {
    /// The last day of it, today or later.
    package var until: Day

    package init(until: Day) { self.until = until }

    enum CodingKeys: String, CodingKey {
        case until = "protected_until"
    }

    package static var example: ReferralProtect { ReferralProtect(until: .sample) }
}
