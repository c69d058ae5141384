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
    /// - Throws: `Refusal` where what is to be said of the file cannot be kept.
    package let judge: @Sendable (ImportKnowledge) throws -> ImportVerdict

    package init(
        kind: ImportKind, name: String, hash: [UInt8], bytes: Data, association: String?, columns: Set<String>,
        rows: @escaping @Sendable (_ body: (ImportedRow<Value>) throws -> Void) throws -> Void,
        judge: @escaping @Sendable (ImportKnowledge) throws -> ImportVerdict
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

/// What is to happen with a file.
package struct ImportVerdict: Sendable {
    /// Rows that are not taken.
    package let refused: RowSet
    /// Rows that change nothing, alone or together: counted, not applied.
    package let unchanged: RowSet
    /// Good rows go in.
    package let stores: Bool
    /// Problems that refuse a row, or the file.
    package let errors: Int
    /// What the file's history says of each association.
    package let senders: [SenderCount]
    /// The rows each code was confirmed for with the act's reason; 0 is the file.
    package let confirmed: [ImportProblemCode: RowSet]
    /// The report, from counts and whether it was stored.
    package let report: @Sendable (ImportCounts, Bool) throws -> any ImportReportText

    package init(
        refused: RowSet, unchanged: RowSet = [], stores: Bool, errors: Int = 0, senders: [SenderCount] = [],
        confirmed: [ImportProblemCode: RowSet] = [:],
        report: @escaping @Sendable (ImportCounts, Bool) throws -> any ImportReportText
    ) {
        self.refused = refused
        self.unchanged = unchanged.subtracting(refused)
        self.stores = stores
        self.errors = errors
        self.senders = senders
        self.confirmed = confirmed
        self.report = report
    }
}

/// The contract's report as JSON: too long to be held, so a range of its bytes at a time.
package protocol ImportReportText: Sendable {
    /// Bytes.
    var count: Int { get }
    func bytes(_ range: Range<Int>) throws -> [UInt8]
}

/// What happened with a file.
package struct ImportAnswer: Codable, Sendable {
    /// The 12 of `I-12`.
    package let number: Int
    /// The report that was just made; nil where the request had been answered before, and the report is the one kept.
    package var report: (any ImportReportText)?

    private enum CodingKeys: String, CodingKey { case number }
}
