/// Why a unit went back to its association (returårsag).
package enum ReturnReason: String, Code {
    case rentTooHigh = "rent_too_high"
    case noSuitableCitizen = "no_suitable_citizen"
    case condition
    case access
    case deadlinePassed = "deadline_passed"
    case renovation
    case mistake
    case other

    package var words: Words {
        switch self {
        case .rentTooHigh: Words(da: "For høj husleje", en: "Rent too high")
        case .noSuitableCitizen: Words(da: "Ingen egnet borger", en: "No suitable citizen")
        case .condition: Words(da: "Boligens stand", en: "Condition of the dwelling")
        case .access: Words(da: "Adgangsforhold", en: "Access")
        case .deadlinePassed: Words(da: "Svarfrist overskredet", en: "Deadline passed")
        case .renovation: Words(da: "Renovering", en: "Renovation")
        case .mistake: Words(da: "Fejl", en: "Mistake")
        case .other: Words(da: "Andet", en: "Other")
        }
    }

    package var fileWords: [String] {
        switch self {
        case .rentTooHigh: ["for_hoej_husleje"]
        case .noSuitableCitizen: ["ingen_egnet_borger"]
        case .condition: ["boligens_stand"]
        case .access: ["adgangsforhold"]
        case .deadlinePassed: ["svarfrist_overskredet"]
        case .renovation: ["renovering"]
        case .mistake: ["fejl"]
        case .other: ["andet"]
        }
    }
}
