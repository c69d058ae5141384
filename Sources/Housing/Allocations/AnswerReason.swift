/// Why an offer or an allocation came to nothing (afslagsgrund). Which side each is, and the days on which it may be used,
/// are rows of `answer_reason`.
package enum AnswerReason: String, Code {
    case tooExpensive = "too_expensive"
    case location, size, condition
    case noReply = "no_reply"
    case otherHousing = "other_housing"
    case noLongerWanted = "no_longer_wanted"
    case barred, withdrawn, mistake
    case betterMatch = "better_match"
    case factsChanged = "facts_changed"
    case failsCheck = "fails_check"

    package var words: Words {
        switch self {
        case .tooExpensive: Words(da: "For dyr", en: "Too expensive")
        case .location: Words(da: "Beliggenhed", en: "Location")
        case .size: Words(da: "Størrelse", en: "Size")
        case .condition: Words(da: "Boligens stand", en: "Condition of the dwelling")
        case .noReply: Words(da: "Intet svar", en: "No reply")
        case .otherHousing: Words(da: "Har fået anden bolig", en: "Other housing")
        case .noLongerWanted: Words(da: "Ønsker ikke længere bolig", en: "No longer wanted")
        case .barred: Words(da: "Afvist af boligorganisationen", en: "Barred by the association")
        case .withdrawn: Words(da: "Boligen er trukket tilbage", en: "The unit was withdrawn")
        case .mistake: Words(da: "Fejl", en: "Mistake")
        case .betterMatch: Words(da: "Passer bedre til en anden", en: "A better match elsewhere")
        case .factsChanged: Words(da: "Oplysningerne er ændret", en: "The facts have changed")
        case .failsCheck: Words(da: "Beregningen består ikke", en: "The check fails")
        }
    }
}

/// Whose answer a reason is: only the citizen's counts as having said no to a unit.
package enum ReasonSide: String, Code {
    case citizen, association, municipality, economy

    package var words: Words {
        switch self {
        case .citizen: Words(da: "Borgeren", en: "The citizen")
        case .association: Words(da: "Boligorganisationen", en: "The association")
        case .municipality: Words(da: "Kommunen", en: "The municipality")
        case .economy: Words(da: "Økonomien", en: "The economy")
        }
    }
}
