/// The four kinds of file the service takes.
package enum ImportKind: String, Code {
    /// Dwellings an association puts at the municipality's disposal.
    case units
    /// Indstillinger from the case systems.
    case referrals
    /// The spreadsheet the municipality kept before.
    case register
    /// VIVE's homelessness count.
    case census

    package var words: Words {
        switch self {
        case .units: Words(da: "Boliger", en: "Units")
        case .referrals: Words(da: "Indstillinger", en: "Referrals")
        case .register: Words(da: "Register", en: "Register")
        case .census: Words(da: "Hjemløsetælling", en: "Homelessness census")
        }
    }
}
