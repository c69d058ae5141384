/// What the service knew before a file; nothing, for an offline check.
package struct ImportKnowledge: Sendable {
    /// Receipts of the file's dwellings (`units` only).
    package var receipts: [KnownReceipt]
    /// Rows, first or repeated, that say what is known already.
    package var unchanged: RowSet
    /// Rows whose referral is another citizen's already (`referrals` only).
    package var ofAnother: RowSet
    /// Rows whose referral is of somebody who was forgotten (`referrals` only).
    package var ofForgotten: RowSet
    /// Rows whose referral is of somebody whom who sends may not see, whatever they say (`referrals` only).
    package var ofHidden: RowSet
    /// Rows whose key stands already, with these values or others.
    package var standing: RowSet
    /// Values of rows that something the service knows speaks against, in the order of rows.
    package var contested: [ContestedValue]
    /// Keys of the association's last list that are still open and missing now.
    package var missing: [String]
    /// The day the same bytes were first stored.
    package var firstSeen: Day?
    /// Rows of the association's earlier files, newest first.
    package var earlierCounts: [Int]

    package init(
        receipts: [KnownReceipt] = [], unchanged: RowSet = [], ofAnother: RowSet = [], ofForgotten: RowSet = [],
        ofHidden: RowSet = [], standing: RowSet = [], contested: [ContestedValue] = [], missing: [String] = [],
        firstSeen: Day? = nil,
        earlierCounts: [Int] = []
    ) {
        self.standing = standing
        self.contested = contested
        self.missing = missing
        self.receipts = receipts
        self.unchanged = unchanged
        self.ofAnother = ofAnother
        self.ofForgotten = ofForgotten
        self.ofHidden = ofHidden
        self.firstSeen = firstSeen
        self.earlierCounts = earlierCounts
    }
}

/// A value of a file's row that something the service knows speaks against.
package struct ContestedValue: Hashable, Sendable {
    package enum Why: Hashable, Sendable {
        /// What a hand entered.
        case byHand(FactValue)
        /// What a later file said, where this row says what an earlier one had.
        case laterFile(FactValue)
        /// The day the dwelling stands with already.
        case receivedOn(Day)
        /// The day of the allocation that the row ends, or moves, on a day before.
        case allocatedOn(Day)
        /// What subsidies of the unit pay together on a day, more than the rent that the row says.
        case subsidies(Money, on: Day)
    }

    package let row: Int
    /// The name of the column as in its template.
    package let column: String
    package let why: Why

    package init(row: Int, column: String, _ why: Why) {
        self.row = row
        self.column = column
        self.why = why
    }

    /// Whether it is asked of a file and not of whoever types: what a hand entered, and what was said before and since.
    package var isOnlyAFilesQuestion: Bool {
        switch why {
        case .byHand, .laterFile: true
        case .receivedOn, .allocatedOn, .subsidies: false
        }
    }

    /// The question about it.
    ///
    /// - Parameter words: a value as a person reads it; a name is not quoted.
    package func problem(at place: ImportPlace, _ words: (FactValue) -> Words) -> ImportProblem {
        let isQuoted = column != "navn"
        return switch why {
        case .byHand(let value): .changedByHand(at: place, hand: isQuoted ? words(value) : nil)
        case .laterFile(let value): .olderValue(at: place, later: isQuoted ? words(value) : nil)
        case .receivedOn(let day): .sameDwellingOtherDay(at: place, standing: day)
        case .allocatedOn(let day): .beforeAllocation(at: place, day)
        case .subsidies(let sum, let day): .subsidyAboveRent(at: place, sum, on: day)
        }
    }
}
