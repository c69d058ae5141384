package import Housing

/// Where the log of events is broken first.
package struct SealBreak: Error, Sendable, Equatable {
    package enum Way: String, Sendable, CaseIterable {
        /// A field of the event is another, or the event stands under another number.
        case changed
        case deleted
        case inserted
        /// It stands in another place of an export.
        case moved
        /// A look-up was emptied, and no later event says that it was forgotten.
        case emptied
        /// The seal over the event was changed, or is gone.
        case seal
        /// What came after the event is gone, though a signed head tells of it.
        case cut

        package var words: Words {
            switch self {
            case .changed: Words(da: "Hændelsen er ændret", en: "The event was changed")
            case .deleted: Words(da: "Hændelsen er slettet", en: "The event was deleted")
            case .inserted: Words(da: "Hændelsen er sat ind bagefter", en: "The event was inserted afterwards")
            case .moved: Words(da: "Hændelsen står et andet sted", en: "The event stands in another place")
            case .emptied:
                Words(
                    da: "Opslaget er tømt, uden at en senere hændelse siger, at det er glemt",
                    en: "The look-up was emptied, and no later event says that it was forgotten")
            case .seal:
                Words(
                    da: "Seglet over hændelsen er ændret eller væk",
                    en: "The seal over the event was changed or is gone")
            case .cut:
                Words(da: "Det, der kom efter hændelsen, er klippet af", en: "What came after the event was cut off")
            }
        }
    }

    package let way: Way
    /// Nil where no event is left that could be named.
    let id: Int?
    /// The seal that was being looked at.
    package let seal: Int

    /// The event's number as people write it.
    package var event: String? { id.map(eventNumber) }

    /// What is broken, by its name.
    package var name: Words { event.map { Words(da: $0, en: $0) } ?? Words(da: "Segl \(seal)", en: "Seal \(seal)") }

    init(_ way: Way, event: Int?, seal: Int) {
        self.way = way
        self.id = event
        self.seal = seal
    }
}

/// What was found when the log of events was verified.
package struct SealReport: Sendable, Equatable {
    package var events = 0
    package var seals = 0
    /// Signed heads that the chain agrees with.
    package var heads = 0
    /// Look-ups of which only the place is left, as later events say.
    package var forgotten = 0
    /// Events that no seal covers yet.
    package var unsealed = 0
    /// The day an export goes to.
    package var until: Day?
    package var broken: SealBreak?

    package init() {}
}
