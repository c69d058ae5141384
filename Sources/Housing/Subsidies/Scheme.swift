/// A temporary rent subsidy. Which units, rents and days it covers, and its amount, are dated rows.
package enum Scheme: String, Code {
    /// Midlertidigt statsligt huslejetilskud (Fonden for blandede byer).
    case state
    /// Udslusningstilskud, almenboligloven § 63.
    case transitional
    /// Midlertidigt økonomisk tilskud til husleje, 2026 only.
    case temporary2026 = "temporary_2026"

    package var words: Words {
        switch self {
        case .state: Words(da: "Midlertidigt statsligt huslejetilskud", en: "Temporary state rent subsidy")
        case .transitional: Words(da: "Kommunalt udslusningstilskud", en: "Municipal transitional subsidy")
        case .temporary2026: Words(da: "Midlertidigt tilskud til husleje 2026", en: "Temporary rent support 2026")
        }
    }

    package var fileWords: [String] {
        switch self {
        case .state: ["statsligt"]
        case .transitional: ["udslusning"]
        case .temporary2026: []
        }
    }
}
