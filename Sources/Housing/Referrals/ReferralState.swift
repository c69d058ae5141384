/// Where a referral stands.
package enum ReferralState: String, Code {
    case open, allocated, refused, withdrawn

    package var words: Words {
        switch self {
        case .open: Words(da: "Åben", en: "Open")
        case .allocated: Words(da: "Anvist", en: "Allocated")
        case .refused: Words(da: "Afvist", en: "Refused")
        case .withdrawn: Words(da: "Trukket tilbage", en: "Withdrawn")
        }
    }
}
