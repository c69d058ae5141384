package import Housing

// What a client sends of an allocation beside its offer. A day left out is today in Copenhagen.

/// Ends an offer, or an allocation that was accepted: decline, cancel.
package struct AllocationEnd: Wire {
    package var reason: AnswerReason
    package var on: Day?
    /// The last day the citizen is barred by the association; with `barred` alone, and no end where it is left out.
    package var until: Day?
    package var note: String?

    package init(reason: AnswerReason, on: Day?, until: Day? = nil, note: String? = nil) {
        self.reason = reason
        self.on = on
        self.until = until
        self.note = note
    }

    package static var bounds: [String: ClosedRange<Int>] { ["note": 1...2000] }
    package static var example: AllocationEnd { AllocationEnd(reason: .location, on: .sample) }
}

/// Tells of a move-in that has happened, or of one that is planned: one of the days, and today where both are left out.
package struct MoveIn: Wire {
    package var on: Day?
    package var planned: Day?

    package init(on: Day?, planned: Day? = nil) {
        self.on = on
        self.planned = planned
    }

    package static var example: MoveIn { MoveIn(on: .sample) }
}
