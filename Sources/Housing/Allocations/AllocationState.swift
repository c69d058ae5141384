/// How far an allocation has come. `accepted` and `moved_in` are allocated (anvist); `cancelled` undoes it.
package enum AllocationState: String, Code {
    case offered, accepted, declined
    case movedIn = "moved_in"
    case cancelled

    package var words: Words {
        switch self {
        case .offered: Words(da: "Tilbudt", en: "Offered")
        case .accepted: Words(da: "Accepteret", en: "Accepted")
        case .declined: Words(da: "Afslået", en: "Declined")
        case .movedIn: Words(da: "Indflyttet", en: "Moved in")
        case .cancelled: Words(da: "Annulleret", en: "Cancelled")
        }
    }

    /// The states an allocation may go to from this one.
    package var next: Set<AllocationState> {
        switch self {
        case .offered: [.accepted, .declined, .cancelled]
        case .accepted: [.movedIn, .cancelled]
        case .declined, .movedIn, .cancelled: []
        }
    }
}
