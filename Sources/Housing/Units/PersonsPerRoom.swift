/// How many persons an association lets a room of a dwelling to.
package enum PersonsPerRoom: Hashable, Sendable {
    case unlimited
    case most(Int)

    /// What a limit may be.
    package static let bounds = 1...20

    /// Reads a number, or `none`.
    package init?(_ text: String) {
        if text == "none" {
            self = .unlimited
        } else if let most = Int(text), PersonsPerRoom.bounds.contains(most) {
            self = .most(most)
        } else {
            return nil
        }
    }

    /// nil where there is no limit.
    package var most: Int? { if case .most(let most) = self { most } else { nil } }
}
