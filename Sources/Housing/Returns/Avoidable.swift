/// Whether a return could have been avoided: somebody waited who could have been offered the unit.
package enum Avoidable: String, Code {
    case yes, no
    /// Nobody could be shown to afford it, but of some it could not be decided.
    case unknown

    package var words: Words {
        switch self {
        case .yes: Words(da: "Ja", en: "Yes")
        case .no: Words(da: "Nej", en: "No")
        case .unknown: Words(da: "Kan ikke afgøres", en: "Unknown")
        }
    }
}

/// Who could have been offered a unit at the moment it was given back.
package struct ReturnProof: Hashable, Sendable, Codable {
    package let passes: Int
    package let withSubsidy: Int
    package let unknown: Int
    /// The first of them; nil where nobody could be offered it.
    package let best: ReferralNumber?

    package init(passes: Int, withSubsidy: Int, unknown: Int, best: ReferralNumber?) {
        self.passes = passes
        self.withSubsidy = withSubsidy
        self.unknown = unknown
        self.best = best
    }

    package var avoidable: Avoidable { passes + withSubsidy > 0 ? .yes : unknown > 0 ? .unknown : .no }

    // The names it is kept under, and travels under.
    enum CodingKeys: String, CodingKey {
        case passes, unknown, best
        case withSubsidy = "with_subsidy"
    }
}
