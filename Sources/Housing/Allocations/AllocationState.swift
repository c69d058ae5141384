/// How far an allocation has come. `accepted` and `moved_in` are allocated (anvist). `cancelled` ends it by a step of its
/// own, and stays told; `undone` is an offer that was entered by a slip.
package enum AllocationState: String, Code {
    case offered, accepted, declined
    case movedIn = "moved_in"
    case expired, cancelled, undone

    package var words: Words {
        switch self {
        case .offered: Words(da: "Tilbudt", en: "Offered")
        case .accepted: Words(da: "Accepteret", en: "Accepted")
        case .declined: Words(da: "Afslået", en: "Declined")
        case .movedIn: Words(da: "Indflyttet", en: "Moved in")
        case .expired: Words(da: "Udløbet", en: "Expired")
        case .cancelled: Words(da: "Annulleret", en: "Cancelled")
        case .undone: Words(da: "Fortrudt", en: "Undone")
        }
    }

    /// The states an allocation may go to from this one.
    package var next: Set<AllocationState> {
        Set(AllocationVerb.allCases.filter { after($0) == .to($0.state) }.map(\.state))
    }

    /// Nobody has the unit by it, and nothing can be granted to it.
    package var isOver: Bool {
        switch self {
        case .offered, .accepted, .movedIn: false
        case .declined, .expired, .cancelled, .undone: true
        }
    }
}
