/// The kinds of file the service takes: each is a profile, a shape and its rows.
package enum ImportKind: String, Code {
    /// Dwellings an association puts at the municipality's disposal.
    case units
    /// Indstillinger from the case systems.
    case referrals
    /// The spreadsheet the municipality kept before.
    case register
    /// VIVE's homelessness count.
    case census
    /// How many dwellings became vacant in each department, told by an association month by month.
    case vacancies

    /// Whether its rows tell of citizens: then bytes and report are kept sealed, and for a time.
    package var tellsOfCitizens: Bool { self == .referrals || self == .register }

    package var words: Words {
        switch self {
        case .units: Words(da: "Boliger", en: "Units")
        case .referrals: Words(da: "Indstillinger", en: "Referrals")
        case .register: Words(da: "Register", en: "Register")
        case .census: Words(da: "Hjemløsetælling", en: "Homelessness census")
        case .vacancies: Words(da: "Ledige boliger", en: "Vacancies")
        }
    }
}
