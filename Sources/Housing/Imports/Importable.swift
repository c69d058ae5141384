/// A file that has been read, on its way into the store: its rows, and who decides about them.
///
/// The store asks phase by phase, all in one transaction, so that nothing changes between the judgement and the deed: it
/// stages the `rows`, compares them with what it knows, has that judged, applies what is taken, and keeps the report.
package protocol Importable<Value>: Sendable {
    associatedtype Value: Sendable
    associatedtype Verdict: ImportVerdict
    associatedtype Report: ImportReportText
    associatedtype Changes: Sendable

    /// Without its folder.
    var name: String { get }
    var kind: ImportKind { get }
    /// The names of the columns the file has: an absent one leaves what is known.
    var columns: Set<String> { get }
    /// Whether it has columns that are read by nobody, in which anything may stand.
    var hasUnknownColumns: Bool { get }
    /// LBF number where all rows that name an association are of one.
    var association: String? { get }

    /// Every row without an error, in the order of the file. Asked for more than once.
    func rows(_ body: (ImportedRow<Value>) throws -> Void) throws

    /// - Throws: `Problem` where what is to be said of the file cannot be kept.
    func judge(_ known: ImportKnowledge, _ choices: ImportChoices) throws -> Verdict

    /// Keeps what the file changes of what was known, one change at a time: there can be millions.
    func kept(_ changes: (_ write: (RowChange) throws -> Void) throws -> Void) throws -> Changes

    /// What is said of the file, when it is known what happened with its rows.
    func report(_ verdict: Verdict, _ counts: ImportCounts, _ changes: Changes, stored: Bool) throws -> Report
}

/// What a report asks: a problem to be confirmed, and where.
package struct ImportQuestion: Hashable, Sendable {
    private let code: ImportProblemCode
    private let row: Int?
    private let column: String?

    package init(_ code: ImportProblemCode, row: Int?, column: String?) {
        self.code = code
        self.row = row
        self.column = column
    }
}

/// What its sender chose for a file.
package struct ImportChoices: Hashable, Sendable {
    /// A reason was given with `--confirm`.
    package var confirmed: Bool
    /// The questions the reason answers; nil for all that are asked. One that comes up only now is asked.
    package var answered: Set<ImportQuestion>?
    /// `--accept-valid`: the good rows go in though others are refused.
    package var acceptValid: Bool
    /// Of the report.
    package var language: Language

    package init(
        confirmed: Bool = false, answered: Set<ImportQuestion>? = nil, acceptValid: Bool = false,
        language: Language = .da
    ) {
        self.confirmed = confirmed
        self.answered = answered
        self.acceptValid = acceptValid
        self.language = language
    }
}

/// What is to happen with a file.
package protocol ImportVerdict: Sendable {
    /// Rows that are not taken.
    var refused: RowSet { get }
    /// Rows that change nothing, alone or together, and are not refused: counted, not applied.
    var unchanged: RowSet { get }
    /// Good rows go in.
    var stores: Bool { get }
    /// Problems that refuse a row, or the file.
    var errors: Int { get }
    /// What the file's history says of each association.
    var senders: [SenderCount] { get }
    /// The rows each code was confirmed for with the act's reason; 0 is the file.
    var confirmed: [ImportProblemCode: RowSet] { get }
}

/// The report of a file as JSON: too long to be held, so a range of its bytes at a time.
package protocol ImportReportText: Sendable {
    /// Bytes.
    var count: Int { get }
    func bytes(_ range: Range<Int>) throws -> [UInt8]
}
