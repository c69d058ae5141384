/// Why a referral is closed without a dwelling, by hand.
package enum ClosingReason: String, Code {
    case otherHousing = "other_housing"
    case noLongerWanted = "no_longer_wanted"
    case noContact = "no_contact"
    case died, mistake, other

    package var words: Words {
        switch self {
        case .otherHousing: Words(da: "Har fået anden bolig", en: "Other housing")
        case .noLongerWanted: Words(da: "Ønsker ikke længere bolig", en: "No longer wanted")
        case .noContact: Words(da: "Ingen kontakt", en: "No contact")
        case .died: Words(da: "Død", en: "Died")
        case .mistake: Words(da: "Fejl", en: "Mistake")
        case .other: Words(da: "Andet", en: "Other")
        }
    }
}
