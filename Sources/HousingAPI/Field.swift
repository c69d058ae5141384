package import Housing

/// One field of a noun as the API shows it: its JSON name is also the column of the noun's list view, the name in
/// `--where`, `--sort` and `--columns`, and the CSV header.
package struct Field: Sendable {
    /// What a field holds, and so how it is written, aligned, compared and parsed.
    package enum Kind: Sendable, Hashable {
        /// A short number such as `U-1042`; stored as the digits alone.
        case number(Character)
        case text
        /// øre in the database, kroner in JSON.
        case money
        case day
        /// An instant in UTC.
        case instant
        case flag
        case count
        /// Tenths in the database, a decimal in JSON (`62.5`).
        case tenths
        /// Basis points in the database, per cent in JSON.
        case share
        /// A closed list; the words are for people.
        case code(Codes)
        /// A list of codes.
        case codes(Codes)
    }

    package let name: String
    package let kind: Kind
    /// The heading of its column.
    package let words: Words

    package init(_ name: String, _ kind: Kind, _ words: Words) {
        self.name = name
        self.kind = kind
        self.words = words
    }
}

/// The closed lists that fields hold, so that a reader can find the words of a code.
package enum Codes: Sendable, Hashable {
    case unitType, inclusion, maintenance, unitState, returnReason, targetGroup, homelessCategory, scheme,
        allocationState, referralState, outcome, importKind, role, parameterState, confidence, recheckCause,
        standingChange, frontierCause
    /// Paths of facts and keys of figures, such as `household.adults[0].age`: open, with words made of their parts.
    case fact

    /// The words of a code of this list, or nil where the list has no such code.
    package func words(_ code: String) -> Words? {
        switch self {
        case .unitType: UnitType(rawValue: code)?.words
        case .inclusion: Inclusion(rawValue: code)?.words
        case .maintenance: Maintenance(rawValue: code)?.words
        case .unitState: UnitState(rawValue: code)?.words
        case .returnReason: ReturnReason(rawValue: code)?.words
        case .targetGroup: TargetGroup(rawValue: code)?.words
        case .homelessCategory: HomelessCategory(rawValue: code)?.words
        case .scheme: Scheme(rawValue: code)?.words
        case .allocationState: AllocationState(rawValue: code)?.words
        case .referralState: ReferralState(rawValue: code)?.words
        case .outcome: outcomeWords(code)
        case .importKind: importWords(code)
        case .role: Role(rawValue: code)?.words
        case .parameterState: parameterWords(code)
        case .confidence: Confidence(rawValue: code)?.words
        case .recheckCause: recheckWords(code)
        case .standingChange: StandingChange(rawValue: code)?.words
        case .frontierCause: FrontierCause(rawValue: code)?.words
        case .fact: factWords(code)
        }
    }

    private func factWords(_ path: String) -> Words? {
        let words = FactWords.words(path)
        return words.da == path ? nil : words
    }

    private func outcomeWords(_ code: String) -> Words? {
        switch code {
        case "pass": Words(da: "Har råd", en: "Can afford it")
        case "fail": Words(da: "Har ikke råd", en: "Cannot afford it")
        case "unknown": Words(da: "Kan ikke afgøres", en: "Cannot be decided")
        default: nil
        }
    }

    private func parameterWords(_ code: String) -> Words? {
        switch code {
        case "draft": Words(da: "Kladde", en: "Draft")
        case "in_force": Words(da: "Godkendt", en: "Approved")
        case "replaced": Words(da: "Afløst", en: "Replaced")
        default: nil
        }
    }

    private func recheckWords(_ code: String) -> Words? {
        switch code {
        case "parameters": Words(da: "Nye satser", en: "New figures")
        case "facts": Words(da: "Nye oplysninger", en: "New facts")
        case "units": Words(da: "Nye boliger", en: "New units")
        case "day": Words(da: "Ny dag", en: "New day")
        case "draft": Words(da: "Kladde", en: "Draft")
        default: nil
        }
    }

    private func importWords(_ code: String) -> Words? {
        switch code {
        case "units": Words(da: "Boliger", en: "Units")
        case "referrals": Words(da: "Indstillinger", en: "Referrals")
        case "register": Words(da: "Register", en: "Register")
        case "census": Words(da: "Hjemløsetælling", en: "Census")
        default: nil
        }
    }
}
