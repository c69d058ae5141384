/// Why a referral is parked (sat i bero): nobody is offered anything until it ends.
package enum ParkingReason: String, Code {
    case ill, away
    case noContact = "no_contact"
    case waitingForFacts = "waiting_for_facts"
    case citizenAsks = "citizen_asks"
    case other

    package var words: Words {
        switch self {
        case .ill: Words(da: "Sygdom", en: "Ill")
        case .away: Words(da: "Bortrejst", en: "Away")
        case .noContact: Words(da: "Ingen kontakt", en: "No contact")
        case .waitingForFacts: Words(da: "Afventer oplysninger", en: "Waiting for facts")
        case .citizenAsks: Words(da: "Efter borgerens ønske", en: "The citizen asks")
        case .other: Words(da: "Andet", en: "Other")
        }
    }
}
