package import Housing

/// The closed lists that fields hold, so that a reader can find the words of a code, and a code by its words.
package enum Codes: Sendable, Hashable {
    case unitType, inclusion, maintenance, unitState, returnReason, targetGroup, homelessCategory, scheme,
        allocationState, referralState, outcome, importKind, role, right, parameterState, confidence, recheckCause,
        standingChange, frontierCause, refusalAnswer, supplyKind, answerReason, reasonSide, setting, job, parkingReason,
        closingReason, exclusion, candidateNote, avoidable, fileState, reviewKind, reviewOutcome,
        subsidyState, eventAction
    /// Paths of facts and keys of parameters, such as `household.adults[0].age`: open, with words made of their parts.
    case fact

    /// The list itself; nil where it is open.
    private var list: (any Code.Type)? {
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
        case .refusalAnswer: RefusalAnswer.self
        case .supplyKind: SupplyKind.self
        case .answerReason: AnswerReason.self
        case .reasonSide: ReasonSide.self
        case .setting: SettingName.self
        case .job: JobName.self
        case .parkingReason: ParkingReason.self
        case .closingReason: ClosingReason.self
        case .exclusion: Exclusion.self
        case .candidateNote: CandidateNote.self
        case .avoidable: Avoidable.self
        case .fileState: FileState.self
        case .reviewKind: ReviewKind.self
        case .reviewOutcome: ReviewOutcome.self
        case .subsidyState: SubsidyState.self
        case .eventAction: EventAction.self
        case .fact: nil
        }
    }

    /// The words of a code of this list, or nil where the list has no such code.
    package func words(_ code: String) -> Words? {
        guard self == .fact else { return list?.words(of: code) }
        let words = FactWords.words(code)
        return words.da == code ? nil : words
    }

    /// Every code of the list, in the list's order; nil where the list is open.
    package var all: [NamedCode]? { list?.named }
}

/// A code of a closed list, with all it may be called.
package struct NamedCode: Sendable {
    package let code: String
    package let words: Words
    /// Folded, the words of files among them.
    package let names: [String]
}

extension Code {
    fileprivate static func words(of code: String) -> Words? { Self(rawValue: code)?.words }
    fileprivate static var named: [NamedCode] {
        allCases.map { NamedCode(code: $0.rawValue, words: $0.words, names: $0.names) }
    }
}
