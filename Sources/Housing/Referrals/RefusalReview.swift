/// What the rules say today of a refusal for income that was decided by those of its day, on the facts it was decided on
/// and the units it was judged by: a list to look at. Nothing is changed by it.
package struct RefusalReview: Hashable, Sendable {
    package enum Answer: Hashable, Sendable {
        /// Fails in every unit, as then.
        case fails
        /// Passes in that unit.
        case passes(String)
        /// Facts are missing that could make it pass in that unit: paths, as in a check's `missing`.
        case undecided(String, missing: [String])
        /// No unit to judge by, and no example in its place.
        case noUnit
    }

    package let answer: Answer
    /// Whether it would have passed under the figures of 30 June 2025, as kept; nil where a missing fact decided.
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
        let answer: RefusalReview.Answer =
            if let passes { .passes(passes) } else if let undecided {
                .undecided(undecided.unit, missing: undecided.missing)
            } else { cheapest == nil ? .noUnit : .fails }
        return RefusalReview(answer: answer, keptBeforeReform: kept, passedBeforeReform: passedBeforeReform)
    }
}
