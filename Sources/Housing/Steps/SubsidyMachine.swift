/// What is done with a subsidy that was granted.
package enum SubsidyVerb: String, Code {
    /// Ending it on the day looked at, its last one.
    case end

    package var words: Words { Words(da: "Afslut", en: "End") }
}

extension SubsidyState: StateMachine {
    package func after(_ verb: SubsidyVerb) -> Transition<SubsidyState> {
        switch self {
        case .planned: .refused("day_too_early")
        // The day it ends on is still a day with it.
        case .running: .to(.running)
        case .ended, .cancelled, .undone: .refused("subsidy_\(rawValue)")
        }
    }
}
