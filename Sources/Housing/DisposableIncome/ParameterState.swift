/// Where a set of parameters stands.
package enum ParameterState: String, Code {
    case draft
    case inForce = "in_force"
    case replaced

    package var words: Words {
        switch self {
        case .draft: Words(da: "Kladde", en: "Draft")
        case .inForce: Words(da: "Godkendt", en: "Approved")
        case .replaced: Words(da: "Afløst", en: "Replaced")
        }
    }
}
