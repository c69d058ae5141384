package import Housing

/// A file that has been read once: its problems, and its rows as often as they are wanted.
///
/// Rows are not kept. `rows(_:)` reads the file again, one row at a time, so a file of 50 MB needs little more memory
/// than its bytes.
package struct Reading<Value: Sendable & Hashable>: Sendable {
    /// The file's name without its folder.
    package let name: String
    package let kind: ImportKind
    package let readAs: ImportReadAs
    /// Rows that are not wholly empty.
    package let rowCount: Int
    /// The contract's names of the columns the file has: an absent column leaves what is known.
    package let columns: Set<String>
    /// Whose rows it has.
    package let senders: ImportSenders
    /// Problems of the file and of single rows.
    private let own: [ImportProblem]
    private let facts: RowFacts
    private let layout: Layout?
    private let read: @Sendable (_ body: (ReadRow, Value?) throws -> Void) throws -> Void

    init(
        name: String, kind: ImportKind, readAs: ImportReadAs, rowCount: Int, columns: Set<String>, own: [ImportProblem],
        senders: ImportSenders, facts: RowFacts, layout: Layout?,
        read: @escaping @Sendable (_ body: (ReadRow, Value?) throws -> Void) throws -> Void
    ) {
        self.name = name
        self.kind = kind
        self.readAs = readAs
        self.rowCount = rowCount
        self.columns = columns
        self.own = own
        self.senders = senders
        self.facts = facts
        self.layout = layout
        self.read = read
    }

    /// Where a column's cell of a row stands, for a problem that only the service can see; without the text there.
    package func place(_ column: String, row: Int) -> ImportPlace {
        guard let layout, let index = layout.profile.index(of: column) else {
            return ImportPlace(row: row, column: column)
        }
        var place = layout.place(index, row: row, cells: [])
        place.found = nil
        return place
    }

    /// Every problem, in the order of a report.
    ///
    /// - Parameters:
    ///   - known: receipts of the file's dwellings that the service has (`units` only).
    ///   - unchanged: rows that say what the service already has; nobody is asked about them, nor about earlier rows of
    ///     the file with the same key.
    ///   - more: problems of the file as a whole, such as `seenBefore` and `unusualCount`.
    package func problems(
        known: [KnownReceipt] = [], unchanged: Set<Int> = [], adding more: [ImportProblem] = []
    ) -> [ImportProblem] {
        let settled = settled(unchanged)
        let kept = settled.isEmpty ? own : own.filter { $0.severity != .confirm || !settled.contains($0.row ?? 0) }
        return (kept + facts.problems(known: known, settled: settled) + more).sorted(by: ImportProblem.precedes)
    }

    /// The rows whose key's last row in the file says what the service already has: taken together they change nothing, so
    /// they count as unchanged and are not applied one by one.
    ///
    /// - Parameter unchanged: every row, first or repeated, that equals what was stored before the file.
    package func settled(_ unchanged: Set<Int>) -> Set<Int> {
        facts.settled(unchanged)
    }

    /// The rows that have no error, in the order of the file, one at a time.
    ///
    /// - Throws: what `body` throws.
    package func rows(_ body: (ImportedRow<Value>) throws -> Void) throws {
        try read { row, value in
            if let value { try body(ImportedRow(row: row.number, value: value)) }
        }
    }

    /// The report of an offline check, which compares with nothing.
    package func check(confirmed: Bool, acceptValid: Bool, language: Language) -> (report: ImportReport, exit: Int32) {
        let problems = problems()
        let decision = ImportDecision(
            problems: problems, rows: rowCount, confirmed: confirmed, acceptValid: acceptValid)
        let report = report(problems, decision.counts(rows: rowCount), stored: false, language)
        return (report, decision.exit)
    }

    /// The report, as it goes over the wire and to the screen.
    package func report(
        _ problems: [ImportProblem], _ counts: ImportCounts, stored: Bool, _ language: Language
    ) -> ImportReport {
        ImportReport(
            file: name, kind: kind, counts: counts, stored: stored, readAs: readAs, problems: problems,
            language: language)
    }
}
