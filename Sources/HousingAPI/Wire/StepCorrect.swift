/// Corrects what was told of a step: fields by their JSON names, with the values they should have had, as people type them.
package struct StepCorrect: Wire {
    package struct Field: Wire {
        package var field: String
        /// Empty takes away what may be left out, such as a note.
        package var value: String

        package init(field: String, value: String) {
            self.field = field
            self.value = value
        }

        package static var bounds: [String: ClosedRange<Int>] { ["field": 1...60, "value": 0...2000] }
        package static var example: Field { Field(field: "accepted_on", value: "2025-11-03") }
    }

    package var fields: [Field]

    package init(fields: [Field]) { self.fields = fields }

    package static var bounds: [String: ClosedRange<Int>] { ["fields": 1...20] }
    package static var example: StepCorrect { StepCorrect(fields: [.example]) }
}

extension StepCorrect {
    /// What of the steps of a kind of thing can be corrected: every day, reason, amount and note they said; none of a kind
    /// that steps are not taken with.
    ///
    /// What a file or a hand said of the thing itself is changed, and why a step was taken, in words alone, is the log's.
    package static func fields(of kind: Listing.Name) -> [String] {
        switch kind {
        case .allocations:
            [
                "offered_on", "answer_by", "accepted_on", "declined_on", "planned_on", "moved_in_on", "cancelled_on",
                "reason", "barred_until", "note",
            ]
        case .subsidies: ["amount", "starts_on", "ends_on"]
        case .units: ["returned_on", "return_reason", "note", "withdrawn_on"]
        case .referrals:
            [
                "parked_on", "parked_until", "parked_reason", "unparked_on", "closed_on", "closed_reason", "reason",
                "note", "decided_on", "heard_on", "not_heard", "referred_again_on", "protected_until",
            ]
        case .supply: ["delivered_on", "starts_on", "ends_on", "review_by"]
        default: []
        }
    }

    /// The kinds of things that steps are taken with.
    package static let kinds = Listing.Name.allCases.filter { !fields(of: $0).isEmpty }
}
