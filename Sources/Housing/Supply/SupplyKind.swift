/// What a project of the supply is.
package enum SupplyKind: String, Code {
    /// Special dwellings (skæve boliger, almenboligloven § 149 a).
    case special
    /// Other dwellings that are being built.
    case new
    /// A department's units are kept away while it is renovated.
    case renovation

    package var words: Words {
        switch self {
        case .special: Words(da: "Skæve boliger", en: "Special dwellings")
        case .new: Words(da: "Nybyggeri", en: "New dwellings")
        case .renovation: Words(da: "Renovering", en: "Renovation")
        }
    }

    /// Whether it brings dwellings, so that they are planned and delivered.
    package var isBuilt: Bool { self != .renovation }
}
