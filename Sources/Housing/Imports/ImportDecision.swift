/// How many rows of a file go where: always rows = added + changed + unchanged + refused.
package struct ImportCounts: Hashable, Sendable {
    package var added = 0
    package var changed = 0
    package var unchanged = 0
    package var refused = 0
    package var rows: Int { added + changed + unchanged + refused }

    package init(added: Int = 0, changed: Int = 0, unchanged: Int = 0, refused: Int = 0) {
        self.added = added
        self.changed = changed
        self.unchanged = unchanged
        self.refused = refused
    }
}

/// What happens with a file, from its problems, taken one at a time, and what its sender asked for. Pure, so that the
/// daemon and an offline check decide alike.
package struct ImportDecision: Hashable, Sendable {
    /// Rows of the file that are not wholly empty.
    private let rows: Int
    private let isConfirmed: Bool
    private let answered: Set<ImportQuestion>?
    private let acceptsValid: Bool
    private var isFileRefused = false
    /// The rows that are not taken.
    package private(set) var refused = RowSet()
    /// Problems that refuse a row, or the file, whatever is confirmed.
    package private(set) var errors = 0
    /// The rows each code was confirmed for; 0 is the file.
    package private(set) var confirmed: [ImportProblemCode: RowSet] = [:]
    /// True where the file stopped before its rows.
    package private(set) var isFileError = false

    /// - Parameters:
    ///   - rows: rows of the file that are not wholly empty.
    ///   - confirmed: a reason was given with `--confirm`.
    ///   - answered: the questions it answers; nil for all.
    ///   - acceptValid: `--accept-valid`, the good rows go in though others are refused.
    package init(rows: Int, confirmed: Bool, answered: Set<ImportQuestion>? = nil, acceptValid: Bool) {
        self.rows = rows
        isConfirmed = confirmed
        self.answered = answered
        acceptsValid = acceptValid
    }

    package mutating func take(_ problem: ImportProblem) {
        if problem.severity == .error { errors += 1 }
        if problem.code.stopsFile { isFileError = true }
        let isAnswered = isConfirmed && isAnswered(problem)
        if problem.severity == .confirm, isAnswered { confirmed[problem.code, default: []].insert(problem.row ?? 0) }
        guard problem.refuses(confirmed: isAnswered) else { return }
        if let row = problem.row { refused.insert(row) } else { isFileRefused = true }
    }

    private func isAnswered(_ problem: ImportProblem) -> Bool {
        answered?.contains(ImportQuestion(problem.code, row: problem.row, column: problem.column)) ?? true
    }

    /// True where a real run stores its good rows (perhaps all of them unchanged).
    package var stores: Bool {
        let allGood = refused.isEmpty && !isFileRefused
        return !isFileError && rows > 0 && (allGood || (acceptsValid && refused.count < rows))
    }

    /// The exit of `bolig … import` and `check`: 0 stored, or dry and clean; 1 refused; 65 a file error.
    package var exit: Int32 { isFileError ? 65 : stores ? 0 : 1 }

    /// The counts where nothing is compared: every row that is not refused is added.
    package var counts: ImportCounts {
        isFileError ? ImportCounts() : ImportCounts(added: rows - refused.count, refused: refused.count)
    }
}
