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

/// What happens with a file, from its problems and what its sender asked for. Pure, so that the daemon and an offline
/// check decide alike.
package struct ImportDecision: Hashable, Sendable {
    /// The rows that are not taken.
    package let refused: Set<Int>
    /// True where a real run stores its good rows (perhaps all of them unchanged).
    package let stores: Bool
    /// True where the file stopped before its rows.
    package let isFileError: Bool

    /// - Parameters:
    ///   - rows: rows of the file that are not wholly empty.
    ///   - confirmed: a reason was given with `--confirm`.
    ///   - acceptValid: `--accept-valid`, the good rows go in though others are refused.
    package init(problems: [ImportProblem], rows: Int, confirmed: Bool, acceptValid: Bool) {
        var refused: Set<Int> = []
        var fileRefused = false
        for problem in problems where problem.refuses(confirmed: confirmed) {
            if let row = problem.row { refused.insert(row) } else { fileRefused = true }
        }
        self.refused = refused
        self.isFileError = problems.contains { $0.code.stopsFile }
        let allGood = refused.isEmpty && !fileRefused
        self.stores = !isFileError && rows > 0 && (allGood || (acceptValid && refused.count < rows))
    }

    /// The exit of `bolig … import` and `check`: 0 stored, or dry and clean; 1 refused; 65 a file error.
    package var exit: Int32 { isFileError ? 65 : stores ? 0 : 1 }

    /// The counts where nothing is compared: every row that is not refused is added.
    package func counts(rows: Int) -> ImportCounts {
        isFileError ? ImportCounts() : ImportCounts(added: rows - refused.count, refused: refused.count)
    }
}
