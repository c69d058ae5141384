import Housing

// The closed lists of the files that are closed lists of the service too: their words stand with their codes, so that a
// condition of a list takes what a file says.

/// The closed list of the service that a list of the files takes its codes from; nil where it is the files' own.
func closedList(_ name: String) -> (any Code.Type)? {
    switch name {
    case "unit_type": UnitType.self
    case "inclusion": Inclusion.self
    case "maintenance": Maintenance.self
    case "target_group": TargetGroup.self
    case "homeless_category": HomelessCategory.self
    case "outcome": UnitState.self
    case "return_reason": ReturnReason.self
    case "register_subsidy": Scheme.self
    case "pension": Pension.self
    default: nil
    }
}

extension ProfileWords {
    /// The words of the service's closed lists. What no file says has none, and is in no list of the files.
    static let ofService: ProfileWords = {
        var words = ProfileWords()
        for name in [
            "unit_type", "inclusion", "maintenance", "target_group", "homeless_category", "outcome", "return_reason",
            "register_subsidy", "pension",
        ] {
            guard let list = closedList(name) else { continue }
            words.add(list.inFiles, to: name)
        }
        return words
    }()
}

extension Code {
    /// The codes that files have words for, in the order people choose from.
    fileprivate static var inFiles: [(code: String, words: [String])] {
        allCases.map { ($0.rawValue, $0.fileWords) }.filter { !$0.1.isEmpty }
    }

    /// What a person reads for a code; nil where the list has no such code.
    static func words(of code: String) -> Words? { Self(rawValue: code)?.words }
}
