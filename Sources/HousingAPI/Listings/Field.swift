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
        allocationState, referralState, outcome, importKind, role, right, parameterState, confidence, recheckCause,
        standingChange, frontierCause
    /// Paths of facts, such as `household.adults[0].age`: open, and nobody's words.
    case fact

    /// The list itself; nil for paths of facts.
    package var type: (any Code.Type)? {
        switch self {
        case .unitType: UnitType.self
        case .inclusion: Inclusion.self
        case .maintenance: Maintenance.self
        case .unitState: UnitState.self
        case .returnReason: ReturnReason.self
        case .targetGroup: TargetGroup.self
        case .homelessCategory: HomelessCategory.self
        case .scheme: Scheme.self
        case .allocationState: AllocationState.self
        case .referralState: ReferralState.self
        case .outcome: CheckOutcome.self
        case .importKind: ImportKind.self
        case .role: Role.self
        case .right: Right.self
        case .parameterState: ParameterState.self
        case .confidence: Confidence.self
        case .recheckCause: RecheckCause.self
        case .standingChange: StandingChange.self
        case .frontierCause: FrontierCause.self
        case .fact: nil
        }
    }

    /// Every code with its words, in the order of the list.
    package var all: [(code: String, words: Words)] { type.map { $0.listed } ?? [] }

    /// The words of a code of this list, or nil where the list has no such code.
    package func words(_ code: String) -> Words? { type.flatMap { $0.wordsOf(code) } }
}

extension Code {
    fileprivate static var listed: [(code: String, words: Words)] { allCases.map { ($0.rawValue, $0.words) } }

    /// The words of a code, or nil where the list has no such code.
    fileprivate static func wordsOf(_ code: String) -> Words? { Self(rawValue: code)?.words }
}
