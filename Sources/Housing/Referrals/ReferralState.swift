/// Where a referral stands. Statistics count one that has an offer, and has not answered it, as open.
package enum ReferralState: String, Code {
    case open, offered, allocated, refused, withdrawn

    package var words: Words {
        switch self {
        case .open: Words(da: "Åben", en: "Open")
        case .offered: Words(da: "Har et tilbud", en: "Has an offer")
        case .allocated: Words(da: "Anvist", en: "Allocated")
        case .refused: Words(da: "Afvist", en: "Refused")
        case .withdrawn: Words(da: "Trukket tilbage", en: "Withdrawn")
        }
    }
}
