package import Housing

/// What an account may do. An account may have several roles; the local user of the embedded default has all.
package enum Role: String, Code {
    case caseworker, statistician, auditor, `operator`

    package var words: Words {
        switch self {
        case .caseworker: Words(da: "Sagsbehandler", en: "Caseworker")
        case .statistician: Words(da: "Statistiker", en: "Statistician")
        case .auditor: Words(da: "Revisor", en: "Auditor")
        case .operator: Words(da: "Driftsansvarlig", en: "Operator")
        }
    }
}

/// A right that a route asks for.
package enum Right: String, Sendable, CaseIterable {
    /// Associations, units, imports without persons, statistics.
    case readUnits = "read_units"
    case writeUnits = "write_units"
    /// Referrals, checks, allocations, subsidies.
    case readCitizens = "read_citizens"
    case writeCitizens = "write_citizens"
    /// The register and the census.
    case writeRegister = "write_register"
    /// Freezing a package of statistics.
    case writeStatistics = "write_statistics"
    /// Drafting and approving figures of law and policy; never both for the same.
    case writeParameters = "write_parameters"

    /// The roles that carry the right.
    package var roles: Set<Role> {
        switch self {
        case .readUnits: [.caseworker, .statistician, .auditor, .operator]
        case .writeUnits: [.caseworker, .operator]
        case .readCitizens: [.caseworker, .auditor]
        case .writeCitizens: [.caseworker]
        case .writeRegister: [.caseworker, .statistician]
        case .writeStatistics: [.statistician, .operator]
        case .writeParameters: [.caseworker, .operator]
        }
    }
}
