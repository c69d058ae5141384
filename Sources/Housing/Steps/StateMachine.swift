/// What can be done with a thing in each of its states. The documentation draws it and a test walks it, so that every verb has
/// an answer in every state: where it leads, or the code it is refused with.
///
/// Undoing is in no machine: it leads back to where the thing was.
package protocol StateMachine: Code {
    associatedtype Verb: Code
    /// Where a verb leads from here.
    func after(_ verb: Verb) -> Transition<Self>
}

/// Where a verb leads: to a state, or to being refused.
package enum Transition<State: Code>: Hashable, Sendable {
    case to(State)
    case refused(String)
}

extension StateMachine {
    /// A table of states and verbs, in Markdown.
    package static var drawn: String {
        let verbs = Array(Verb.allCases)
        let head = "| | " + verbs.map { "`\($0.rawValue)`" }.joined(separator: " | ") + " |\n"
        let rule = "|---|" + verbs.map { _ in "---|" }.joined() + "\n"
        let rows = allCases.map { state in
            let cells = verbs.map { verb in
                switch state.after(verb) {
                case .to(let next): "**\(next.rawValue)**"
                case .refused(let code): code
                }
            }
            return "| `\(state.rawValue)` | " + cells.joined(separator: " | ") + " |\n"
        }
        return head + rule + rows.joined()
    }
}

/// What is done with an allocation.
package enum AllocationVerb: String, Code {
    case accept, decline
    case moveIn = "move_in"
    case cancel, expire

    package var words: Words {
        switch self {
        case .accept: Words(da: "Accepter", en: "Accept")
        case .decline: Words(da: "Afslå", en: "Decline")
        case .moveIn: Words(da: "Flyt ind", en: "Move in")
        case .cancel: Words(da: "Annullér", en: "Cancel")
        case .expire: Words(da: "Udløb", en: "Expire")
        }
    }

    /// The state it is to lead to.
    package var state: AllocationState {
        switch self {
        case .accept: .accepted
        case .decline: .declined
        case .moveIn: .movedIn
        case .cancel: .cancelled
        case .expire: .expired
        }
    }
}

extension AllocationState: StateMachine {
    package func after(_ verb: AllocationVerb) -> Transition<AllocationState> {
        switch (self, verb) {
        case (.offered, .accept), (.offered, .decline), (.offered, .cancel), (.offered, .expire), (.accepted, .moveIn),
            (.accepted, .cancel):
            .to(verb.state)
        // An answer that came too late is told so.
        case (.expired, .accept), (.expired, .decline): .refused("offer_expired")
        default: .refused("allocation_\(rawValue)")
        }
    }
}

/// What is done with a unit received, by itself or with its allocation.
package enum UnitVerb: String, Code {
    case offer
    case giveBack = "return"
    case withdraw

    package var words: Words {
        switch self {
        case .offer: Words(da: "Tilbyd", en: "Offer")
        case .giveBack: Words(da: "Returnér", en: "Return")
        case .withdraw: Words(da: "Træk tilbage", en: "Withdraw")
        }
    }
}

extension UnitState: StateMachine {
    package func after(_ verb: UnitVerb) -> Transition<UnitState> {
        switch (self, verb) {
        case (.open, .offer): .to(.offered)
        case (.open, .giveBack): .to(.returned)
        // Its open offer is cancelled in the same step.
        case (.open, .withdraw), (.offered, .withdraw): .to(.withdrawn)
        case (.offered, _), (.allocated, _): .refused("unit_already_allocated")
        case (.returned, _): .refused("unit_already_returned")
        case (.withdrawn, _): .refused("unit_withdrawn")
        }
    }
}
