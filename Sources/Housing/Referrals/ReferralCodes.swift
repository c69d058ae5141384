/// The group a referral belongs to (målgruppe).
package enum TargetGroup: String, Code {
    case homeless, young, violence
    case prisonRelease = "prison_release"
    case refugee, other

    package var words: Words {
        switch self {
        case .homeless: Words(da: "Hjemløs", en: "Homeless")
        case .young: Words(da: "Ung", en: "Young")
        case .violence: Words(da: "Voldsudsat", en: "Exposed to violence")
        case .prisonRelease: Words(da: "Udslusning fra Kriminalforsorgen", en: "Release from prison")
        case .refugee: Words(da: "Flygtning", en: "Refugee")
        case .other: Words(da: "Anden", en: "Other")
        }
    }

    package var fileWords: [String] {
        switch self {
        case .homeless: ["hjemloes"]
        case .young: ["ung"]
        case .violence: ["voldsudsat"]
        case .prisonRelease: ["udslusning_kriminalforsorg"]
        case .refugee: ["flygtning"]
        case .other: ["anden"]
        }
    }
}

/// Where a homeless citizen stays: ETHOS light as VIVE's census uses it.
package enum HomelessCategory: String, Code {
    case street
    case nightShelter = "night_shelter"
    case shelter, hotel, friends
    case shortStay = "short_stay"
    case prisonRelease = "prison_release"
    case discharge, other

    package var words: Words {
        switch self {
        case .street: Words(da: "Gade", en: "Street")
        case .nightShelter: Words(da: "Natherberg", en: "Night shelter")
        case .shelter: Words(da: "Herberg", en: "Shelter")
        case .hotel: Words(da: "Hotel", en: "Hotel")
        case .friends: Words(da: "Familie eller venner", en: "Family or friends")
        case .shortStay: Words(da: "Kortvarig bolig", en: "Short-term dwelling")
        case .prisonRelease: Words(da: "Løsladelse inden for en måned", en: "Release within a month")
        case .discharge: Words(da: "Udskrivning inden for en måned", en: "Discharge within a month")
        case .other: Words(da: "Anden", en: "Other")
        }
    }

    package var fileWords: [String] {
        switch self {
        case .street: ["gade"]
        case .nightShelter: ["natherberg"]
        case .shelter: ["herberg"]
        case .hotel: ["hotel"]
        case .friends: ["venner"]
        case .shortStay: ["kort_bolig"]
        case .prisonRelease: ["loesladelse"]
        case .discharge: ["udskrivning"]
        case .other: ["anden"]
        }
    }
}
