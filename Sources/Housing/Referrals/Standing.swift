/// How an open referral stands against the units received in the last 12 months that the household may be offered:
/// counts, never every pair.
package struct Standing: Hashable, Sendable {
    package var passes = 0
    package var fails = 0
    package var unknowns = 0
    /// Units it fails in, but would pass in with a subsidy.
    package var saved = 0

    package init(passes: Int = 0, fails: Int = 0, unknowns: Int = 0, saved: Int = 0) {
        self.passes = passes
        self.fails = fails
        self.unknowns = unknowns
        self.saved = saved
    }

    package var units: Int { passes + fails + unknowns }

    /// `pass` in some unit; `fail` in every one; else `unknown`, and so where there was no unit to meet.
    package var outcome: CheckOutcome { passes > 0 ? .pass : unknowns > 0 || units == 0 ? .unknown : .fail }
}

/// What a recheck turned.
package enum StandingChange: String, Code {
    case beginsToPass = "begins_to_pass"
    case beginsToFail = "begins_to_fail"
    case becomesUnknown = "becomes_unknown"
    /// Fails as before, but a subsidy would now make the difference.
    case savedBySubsidy = "saved_by_subsidy"
    case noLongerSaved = "no_longer_saved"

    package var words: Words {
        switch self {
        case .beginsToPass: Words(da: "Begynder at bestå", en: "Begins to pass")
        case .beginsToFail: Words(da: "Begynder at fejle", en: "Begins to fail")
        case .becomesUnknown: Words(da: "Kan ikke længere afgøres", en: "Becomes unknown")
        case .savedBySubsidy: Words(da: "Kan reddes af tilskud", en: "A subsidy would save")
        case .noLongerSaved: Words(da: "Reddes ikke længere af tilskud", en: "No longer saved by a subsidy")
        }
    }

    /// What differs between two standings, nil where nothing that matters does. One that first gets units to meet, or
    /// has none any more, has not turned.
    package init?(from before: Standing, to after: Standing) {
        guard before.units > 0, after.units > 0 else { return nil }
        if before.outcome != after.outcome {
            switch after.outcome {
            case .pass: self = .beginsToPass
            case .fail: self = .beginsToFail
            case .unknown: self = .becomesUnknown
            }
        } else if after.outcome != .pass, (before.saved > 0) != (after.saved > 0) {
            self = after.saved > 0 ? .savedBySubsidy : .noLongerSaved
        } else {
            return nil
        }
    }
}
