/// What the service knew before a file; nothing, for an offline check.
package struct ImportKnowledge: Sendable {
    /// Receipts of the file's dwellings (`units` only).
    package var receipts: [KnownReceipt]
    /// Rows, first or repeated, that say what is known already.
    package var unchanged: RowSet
    /// Rows whose referral is another citizen's already (`referrals` only).
    package var ofAnother: RowSet
    /// The day the same bytes were first stored.
    package var firstSeen: Day?
    /// Rows of the association's earlier files, newest first.
    package var earlierCounts: [Int]

    package init(
        receipts: [KnownReceipt] = [], unchanged: RowSet = [], ofAnother: RowSet = [], firstSeen: Day? = nil,
        earlierCounts: [Int] = []
    ) {
        self.receipts = receipts
        self.unchanged = unchanged
        self.ofAnother = ofAnother
        self.firstSeen = firstSeen
        self.earlierCounts = earlierCounts
    }
}
