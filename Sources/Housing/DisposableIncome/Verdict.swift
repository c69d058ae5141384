/// What a check says of a household in one dwelling, without its amounts: the outcome, and on a fail the schemes that
/// would turn it into a pass. One byte, for a list of dwellings is met by a hundred thousand households.
package struct Verdict: Hashable, Sendable {
    /// The lowest two bits are the outcome, 0 where nothing was judged; above them a bit for each scheme.
    private let bits: UInt8

    /// Of a dwelling that is not of a type open to the household.
    package static let notJudged = Verdict(bits: 0)
    static let pass = Verdict(bits: 1)
    static let unknown = Verdict(bits: 3)

    /// - Parameter savers: the schemes that would save it.
    static func fail(savedBy savers: Savers = Savers()) -> Verdict { Verdict(bits: 2 | savers.bits << 2) }

    /// nil where nothing was judged.
    package var outcome: CheckOutcome? {
        switch bits & 3 {
        case 1: .pass
        case 2: .fail
        case 3: .unknown
        default: nil
        }
    }

    /// Empty but on a fail.
    package var savers: Savers { Savers(bits: bits >> 2) }

    /// Some schemes, a bit for each in the order of their cases.
    package struct Savers: Hashable, Sendable {
        fileprivate(set) var bits: UInt8 = 0

        package var isEmpty: Bool { bits == 0 }

        package func contains(_ scheme: Scheme) -> Bool { bits & Savers.bit(of: scheme) != 0 }

        mutating func insert(_ scheme: Scheme) { bits |= Savers.bit(of: scheme) }

        mutating func formUnion(_ others: Savers) { bits |= others.bits }

        private static func bit(of scheme: Scheme) -> UInt8 {
            switch scheme {
            case .state: 1
            case .transitional: 2
            case .temporary2026: 4
            }
        }
    }
}
