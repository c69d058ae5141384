/// What is done with a referral, by itself or with an offer.
package enum ReferralVerb: String, Code {
    case offer, park, unpark, close, reopen, refuse
    case referAgain = "refer_again"

    package var words: Words {
        switch self {
        case .offer: Words(da: "Tilbyd", en: "Offer")
        case .park: Words(da: "Sæt i bero", en: "Park")
        case .unpark: Words(da: "Ophæv bero", en: "Unpark")
        case .close: Words(da: "Luk", en: "Close")
        case .reopen: Words(da: "Genåbn", en: "Reopen")
        case .refuse: Words(da: "Afvis", en: "Refuse")
        case .referAgain: Words(da: "Indstil på ny", en: "Refer again")
        }
    }
}

/// The state of a referral for what can be done with it: one that is open may be parked, which lists show beside its state.
package enum ReferralPlace: String, Code {
    case open, parked, offered, allocated, refused, withdrawn

    package var words: Words { self == .parked ? Words(da: "I bero", en: "Parked") : state.words }

    /// As lists show it.
    package var state: ReferralState { ReferralState(rawValue: rawValue) ?? .open }
}

extension ReferralPlace: StateMachine {
    package func after(_ verb: ReferralVerb) -> Transition<ReferralPlace> {
        switch (self, verb) {
        case (.open, .offer): .to(.offered)
        // Parking again moves the day.
        case (.open, .park), (.parked, .park): .to(.parked)
        case (.parked, .unpark): .to(.open)
        case (.open, .close), (.parked, .close): .to(.withdrawn)
        case (.withdrawn, .reopen): .to(.open)
        // Only on new facts; where they pass in no unit.
        case (.refused, .referAgain): .to(.open)
        case (.open, .refuse), (.parked, .refuse): .to(.refused)
        case (.parked, .offer): .refused("referral_parked")
        case (.offered, .offer): .refused("citizen_already_allocated")
        case (.offered, .park), (.offered, .close): .refused("has_offer")
        case (.offered, .refuse): .refused("referral_has_offer")
        case (_, .unpark): .refused("not_parked")
        case (_, .referAgain): .refused("not_refused")
        case (.open, .reopen), (.parked, .reopen), (.offered, .reopen): .refused("referral_open")
        default: .refused("referral_\(rawValue)")
        }
    }
}
