package import Housing

package import struct FoundationEssentials.Data

/// A file on its way into the store: its rows, and who decides about them.
///
/// The store brings what it knows, the caller judges with the rules of the contract, the store does it: all in one
/// transaction, so nothing changes between the judgement and the deed.
package struct ImportTask<Value: Sendable>: Sendable {
    package let kind: ImportKind
    /// Without its folder.
    package let name: String
    /// SHA-256 of the bytes as sent.
    package let hash: [UInt8]
    /// As sent, perhaps mapped from disk.
    package let bytes: Data
    /// LBF number where all rows that name an association are of one.
    package let association: String?
    /// The contract's names of the columns the file has: an absent one leaves what is known.
    package let columns: Set<String>
    /// Every row without an error, in the order of the file.
    package let rows: @Sendable (_ body: (ImportedRow<Value>) throws -> Void) throws -> Void
    package let judge: @Sendable (ImportKnowledge) -> ImportVerdict

    package init(
        kind: ImportKind, name: String, hash: [UInt8], bytes: Data, association: String?, columns: Set<String>,
        rows: @escaping @Sendable (_ body: (ImportedRow<Value>) throws -> Void) throws -> Void,
        judge: @escaping @Sendable (ImportKnowledge) -> ImportVerdict
    ) {
        self.kind = kind
        self.name = name
        self.hash = hash
        self.bytes = bytes
        self.association = association
        self.columns = columns
        self.rows = rows
        self.judge = judge
    }
}

/// What the service knew before a file.
package struct ImportKnowledge: Sendable {
    /// Receipts of the file's dwellings (`units` only).
    package var receipts: [KnownReceipt] = []
    /// Rows that say what is known already.
    package var unchanged: Set<Int> = []
    /// Rows whose referral is another citizen's already (`referrals` only).
    package var ofAnother: Set<Int> = []
    /// The day the same bytes were first stored.
    package var firstSeen: Day?
    /// Rows of the association's earlier files, newest first.
    package var earlierCounts: [Int] = []
}

/// What is to happen with a file.
package struct ImportVerdict: Sendable {
    /// Rows that are not taken.
    package let refused: Set<Int>
    /// Rows that change nothing, alone or together: counted, not applied.
    package let unchanged: Set<Int>
    /// Good rows go in.
    package let stores: Bool
    /// The rows of the file, refused ones too.
    package let rows: Int
    /// Problems that refuse a row, or the file.
    package let errors: Int
    /// What the file's history says of each association.
    package let senders: [SenderCount]
    /// Codes confirmed with the act's reason, by row; 0 is the file.
    package let confirmed: [Int: [String]]
    /// The report as JSON, from counts and whether it was stored.
    package let report: @Sendable (ImportCounts, Bool) throws -> String

    package init(
        refused: Set<Int>, unchanged: Set<Int> = [], stores: Bool, rows: Int, errors: Int = 0,
        senders: [SenderCount] = [], confirmed: [Int: [String]],
        report: @escaping @Sendable (ImportCounts, Bool) throws -> String
    ) {
        self.refused = refused
        self.unchanged = unchanged.subtracting(refused)
        self.stores = stores
        self.rows = rows
        self.errors = errors
        self.senders = senders
        self.confirmed = confirmed
        self.report = report
    }
}

/// What happened with a file.
package struct ImportAnswer: Codable, Sendable {
    /// The contract's report, as JSON.
    package let report: String
}
