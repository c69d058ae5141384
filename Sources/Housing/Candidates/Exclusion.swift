/// Why somebody who waits is no candidate for a dwelling.
package enum Exclusion: String, Code {
    case unitTypeUnsuitable = "unit_type_unsuitable"
    case tooManyPersons = "too_many_persons"
    case parked
    case hasOffer = "has_offer"
    case unitTaken = "unit_taken"
    /// By the association of the unit.
    case barred
    case notOpen = "not_open"

    package var words: Words {
        switch self {
        case .unitTypeUnsuitable: Words(da: "Uegnet boligtype", en: "Unit type unsuitable")
        case .tooManyPersons: Words(da: "For mange personer", en: "Too many persons")
        case .parked: Words(da: "I bero", en: "Parked")
        case .hasOffer: Words(da: "Har et tilbud", en: "Has an offer")
        case .unitTaken: Words(da: "Boligen er ikke ledig", en: "The unit is taken")
        case .barred: Words(da: "Afvist af boligorganisationen", en: "Barred by the association")
        case .notOpen: Words(da: "Indstillingen er lukket", en: "The referral is not open")
        }
    }
}

/// What is worth knowing of a candidate beside the check.
package enum CandidateNote: String, Code {
    /// The citizen has said no to this unit, or let the offer expire.
    case declinedBefore = "declined_before"

    package var words: Words {
        switch self {
        case .declinedBefore: Words(da: "Har sagt nej til boligen", en: "Has declined this unit")
        }
    }
}
