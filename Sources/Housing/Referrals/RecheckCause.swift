/// Why open referrals are checked again.
package enum RecheckCause: String, Code {
    case parameters, facts, units, day
    /// Parameters that are not in force are tried, and nothing is decided.
    case draft
    /// The rules themselves are read otherwise than by the version before.
    case rules

    package var words: Words {
        switch self {
        case .parameters: Words(da: "Nye satser", en: "New parameters")
        case .facts: Words(da: "Nye oplysninger", en: "New facts")
        case .units: Words(da: "Nye boliger", en: "New units")
        case .day: Words(da: "Ny dag", en: "New day")
        case .draft: Words(da: "Kladde", en: "Draft")
        case .rules: Words(da: "Nye regler", en: "New rules")
        }
    }
}
