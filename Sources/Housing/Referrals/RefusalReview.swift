/// What the rules say today of a refusal for income.
package enum RefusalAnswer: String, Code {
    /// Fails in every unit, as then.
    case fails
    case passes
    /// Facts are missing that could make it pass.
    case undecided
    /// There is no unit to judge by, and no example in its place.
    case noUnit = "no_unit"

    package var words: Words {
        switch self {
        case .fails: Words(da: "Ikke råd", en: "Cannot afford any")
        case .passes: Words(da: "Har råd", en: "Can afford one")
        case .undecided: Words(da: "Kan ikke afgøres", en: "Cannot be decided")
        case .noUnit: Words(da: "Ingen bolig", en: "No unit")
        }
    }
}

/// What the rules say today of a refusal that was decided by those of its day, on the facts it was decided on and the
/// units received in the 12 months before it: something to look at. Nothing is changed by it.
package struct RefusalReview: Hashable, Sendable {
    package let answer: RefusalAnswer
    /// The unit it passes in, or where it cannot be decided; `cheapest_unit` for the example.
    package let unit: String?
    /// What is missing there: paths, as in a check's `missing`.
    package let missing: [String]
    /// Whether it would have passed under the parameters of 30 June 2025, as kept; nil where a missing fact decided.
    package let keptBeforeReform: Bool?
    /// The same by the rules of today.
    package let passedBeforeReform: Bool?

    /// Whether a caseworker should look at it: another answer than the refusal's, or in or out of the reform cohort.
    package var isChanged: Bool { answer != .fails || keptBeforeReform != passedBeforeReform }
}

extension RefusalGround {
    /// Ends the meeting of units as a review of a refusal.
    ///
    /// - Parameter kept: what the refusal says of the reform.
    package mutating func review(kept: Bool?) -> RefusalReview {
        // Where no unit was met the example stands in their place; without it there is nothing to judge by.
        _ = try? conclude()
        let answer: RefusalAnswer =
            passes != nil ? .passes : undecided != nil ? .undecided : cheapest == nil ? .noUnit : .fails
        return RefusalReview(
            answer: answer, unit: passes ?? undecided?.unit, missing: passes == nil ? undecided?.missing ?? [] : [],
            keptBeforeReform: kept, passedBeforeReform: passedBeforeReform)
    }
}
