/// The problems that only whoever knows what came before can see, made here so that they read the same everywhere.
extension ImportProblem {
    /// The referral of that number is another citizen's.
    package static func otherCitizen(at cpr: ImportPlace) -> ImportProblem {
        cpr.problem(.outOfRange, detail: .rule(.otherCitizen))
    }

    /// The referral of that number is of somebody who was forgotten: whose it was nobody can tell any more.
    package static func forgottenCitizen(at reference: ImportPlace) -> ImportProblem {
        reference.problem(.citizenForgotten)
    }

    /// The referral of that number is of somebody whom who sends may not see: nothing of the row is held against it.
    package static func protectedCitizen(at reference: ImportPlace) -> ImportProblem {
        reference.problem(.citizenProtected)
    }

    /// The rent differs by more than 10 % from the rent last known for the dwelling.
    package static func rentChanged(at rent: ImportPlace, lastKnown: Money) -> ImportProblem {
        rent.problem(.rentChanged, detail: .amount(lastKnown))
    }

    /// The dwelling is still open from another receipt.
    package static func stillOpen(row: Int, since: Day) -> ImportProblem {
        ImportProblem(.stillOpen, row: row, detail: .day(since))
    }

    /// The file has fewer than half or more than twice the association's usual number of rows.
    package static func unusualCount(rows: Int, usual: Int) -> ImportProblem {
        ImportProblem(.unusualCount, detail: .counts(rows, usual: usual))
    }

    /// The value was entered by hand, and the file says another.
    ///
    /// - Parameter hand: what the hand said; nil where it is not quoted.
    package static func changedByHand(at place: ImportPlace, hand: Words?) -> ImportProblem {
        place.problem(.changedByHand, detail: .rule(.byHand(hand)))
    }

    /// An earlier file had the value, and a later one replaced it.
    ///
    /// - Parameter later: what the later file said; nil where it is not quoted.
    package static func olderValue(at place: ImportPlace, later: Words?) -> ImportProblem {
        place.problem(.olderValue, detail: .rule(.fromLaterFile(later)))
    }

    /// A register says another day received of a dwelling that stands already.
    package static func sameDwellingOtherDay(at received: ImportPlace, standing day: Day) -> ImportProblem {
        received.problem(.sameDwellingOtherDay, detail: .rule(.receivedOn(day)))
    }

    /// A register ends an allocation, or moves it, on a day before it was offered or accepted.
    package static func beforeAllocation(at outcome: ImportPlace, _ day: Day) -> ImportProblem {
        outcome.problem(.daysOutOfOrder, detail: .rule(.beforeAllocation(day)))
    }

    /// Subsidies of who lives there pay more together on some day than the rent that a row says.
    package static func subsidyAboveRent(at rent: ImportPlace, _ sum: Money, on day: Day) -> ImportProblem {
        rent.problem(.subsidyAboveRent, detail: .rule(.subsidies(sum, on: day)))
    }

    /// A unit of the association's last list that is still open and missing now.
    package static func missingSince(key: String) -> ImportProblem { ImportProblem(.missingSince, found: key) }

    /// The same bytes were taken before.
    package static func seenBefore(firstOn day: Day) -> ImportProblem {
        ImportProblem(.seenBefore, detail: .day(day))
    }

    /// No such association is registered.
    package static func unknownAssociation(at place: ImportPlace) -> ImportProblem {
        place.problem(.unknownAssociation)
    }

    /// A register met an association for the first time.
    package static func associationAdded(at place: ImportPlace) -> ImportProblem {
        place.problem(.associationAdded)
    }
}

/// Whether a file's number of rows is to be asked about: with 6 or more earlier files, fewer than half or more than
/// twice the median of the last 12. Returns the problem, or nil.
///
/// - Parameter earlier: rows of the association's earlier files, newest first; more than 12 are not looked at.
package func unusualCount(rows: Int, earlier: [Int]) -> ImportProblem? {
    let last = earlier.prefix(12).sorted()
    guard last.count >= 6 else { return nil }
    // Twice the median, so that the mean of the middle two stays whole.
    let doubled = last[(last.count - 1) / 2] + last[last.count / 2]
    guard rows * 4 < doubled || rows > doubled else { return nil }
    return .unusualCount(rows: rows, usual: divided(doubled, by: 2))
}
