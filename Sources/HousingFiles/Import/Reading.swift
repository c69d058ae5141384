package import Housing

/// A file that has been read once, and its rows and problems as often as they are wanted.
///
/// Neither is kept. `rows` and `problems` read the file again, one row at a time, so a file of 50 MB needs little more
/// memory than its bytes, whatever is wrong with it.
package struct Reading<Value: Sendable & Hashable>: Sendable {
    /// The file's name without its folder.
    package let name: String
    package let kind: ImportKind
    package let readAs: ImportReadAs
    /// Rows that are not wholly empty.
    package let rowCount: Int
    /// The names of the columns the file has: an absent column leaves what is known.
    package let columns: Set<String>
    /// Whose rows it has.
    package let senders: ImportSenders
    /// The association all of it is said to be of, or is.
    package let association: String?
    /// Problems of the file and of its header.
    let own: [ImportProblem]
    /// Rows found to have a problem, which must be read again to tell them.
    let troubled: RowSet
    /// Rows without a value.
    let unreadable: RowSet
    let facts: RowFacts
    /// Nil for a file that stopped before its rows.
    let layout: Layout?
    /// The column a problem about a whole row names; nil where the file or the kind has none.
    let named: Int?
    /// Reads the rows that are wanted.
    let read: @Sendable (_ isWanted: (Int) -> Bool, _ body: (ReadRow, Value?) throws -> Void) throws -> Void

    /// The rows that have no error, in the order of the file, one at a time.
    ///
    /// - Throws: what `body` throws.
    package func rows(_ body: (ImportedRow<Value>) throws -> Void) throws {
        let isReadable = { row in !unreadable.contains(row) }
        try read(isReadable) { row, value in
            if let value { try body(ImportedRow(row: row.number, value: value)) }
        }
    }

    /// The rows whose key's last row in the file says what the service already has: taken together they change nothing, so
    /// they count as unchanged and are not applied one by one.
    ///
    /// - Parameter unchanged: every row, first or repeated, that equals what was stored before the file.
    package func settled(_ unchanged: RowSet) -> RowSet { facts.settled(unchanged) }

    /// Every problem, in the order of a report, one at a time. Nobody is asked about rows that say what the service
    /// already has, nor about earlier rows of the file with the same key.
    ///
    /// - Throws: what `body` throws.
    package func problems(
        _ known: ImportKnowledge = ImportKnowledge(), _ body: (ImportProblem) throws -> Void
    ) throws {
        try problems(known, settled: settled(known.unchanged), body)
    }

    private func problems(
        _ known: ImportKnowledge, settled: RowSet, _ body: (ImportProblem) throws -> Void
    ) throws {
        for problem in (own + ofFile(known)).sorted(by: ImportProblem.precedes) { try body(problem) }
        var findings = facts.findings(known: known.receipts, settled: settled)[...]
        var contested = known.contested[...]
        let told = troubled.union(known.ofAnother).union(known.ofForgotten).union(known.ofHidden)
            .union(RowSet(findings.lazy.map(\.row))).union(RowSet(contested.lazy.map(\.row)))
        guard let layout, !told.isEmpty else { return }
        var added = AddedAssociations(layout.profile)
        try read(told.contains) { row, _ in
            var problems = row.problems
            if settled.contains(row.number) { problems.removeAll { $0.severity == .confirm } }
            // Whose children they are is known already, and so is how many they were.
            if known.standing.contains(row.number) { problems.removeAll { $0.code == .numberOfChildren } }
            if let problem = added.problem(row) { problems.append(problem) }
            while let value = contested.first, value.row <= row.number {
                if value.row == row.number, let place = layout.profile.index(of: value.column) {
                    problems.append(
                        value.problem(at: row.place(place)) { layout.profile.columns[place].words($0) })
                }
                contested.removeFirst()
            }
            while let finding = findings.first, finding.row == row.number {
                problems.append(problem(finding, row))
                findings.removeFirst()
            }
            if known.ofAnother.contains(row.number), let cpr = layout.profile.index(of: "cpr") {
                problems.append(.otherCitizen(at: row.place(cpr)))
            }
            if known.ofForgotten.contains(row.number), let reference = layout.profile.index(of: "indstilling_id") {
                problems.append(.forgottenCitizen(at: row.place(reference)))
            }
            if known.ofHidden.contains(row.number), let reference = layout.profile.index(of: "indstilling_id") {
                problems.append(.protectedCitizen(at: row.place(reference)))
            }
            if problems.count > 1 { problems.sort(by: ImportProblem.precedes) }
            for problem in problems { try body(problem) }
        }
    }

    /// What only the service can say of the file as a whole.
    private func ofFile(_ known: ImportKnowledge) -> [ImportProblem] {
        if let day = known.firstSeen { return [.seenBefore(firstOn: day)] }
        let missing = known.missing.map { ImportProblem.missingSince(key: $0) }
        guard kind == .units, let unusual = unusualCount(rows: rowCount, earlier: known.earlierCounts) else {
            return missing
        }
        return missing + [unusual]
    }

    private func problem(_ finding: RowFinding, _ row: ReadRow) -> ImportProblem {
        let place = named.map { row.place($0) }
        switch finding.what {
        case .rentChanged(let last): return .rentChanged(at: place ?? ImportPlace(row: row.number), lastKnown: last)
        case .stillOpen(let since): return .stillOpen(row: row.number, since: since)
        case .stands(let since):
            let received = row.layout.profile.index(of: "modtaget").map { row.place($0) }
            return .sameDwellingOtherDay(at: received ?? ImportPlace(row: row.number), standing: since)
        case .repeats(let first):
            // A unit's key is in several columns, so no one cell is named; `named` is the rent's, for the other two.
            let whole = ImportPlace(row: row.number)
            return (kind == .units ? whole : place ?? whole).problem(.duplicateInFile, detail: .count(Int(first)))
        }
    }
}

/// What is to happen with a file, and what is to be said of it.
package struct ImportJudgement: Sendable {
    package let decision: ImportDecision
    /// Rows that change nothing, alone or together, and are not refused.
    package let unchanged: RowSet
    /// What the file's history says of each association.
    package let senders: [SenderCount]
    /// The problems as a report has them.
    package let problems: Spool
}

extension ImportJudgement: ImportVerdict {
    package var refused: RowSet { decision.refused }
    package var stores: Bool { decision.stores }
    package var errors: Int { decision.errors }
    package var confirmed: [ImportProblemCode: RowSet] { decision.confirmed }
}

extension Reading: Importable {
    package var hasUnknownColumns: Bool { own.contains { $0.code == .unknownColumn } }

    /// Judges the file by what the service knows, and writes down its problems on the way.
    ///
    /// - Throws: `Problem` `no_room_for_file`.
    package func judge(_ known: ImportKnowledge, _ choices: ImportChoices) throws -> ImportJudgement {
        let settled = settled(known.unchanged)
        var decision = ImportDecision(
            rows: rowCount, confirmed: choices.confirmed, answered: choices.answered,
            acceptValid: choices.acceptValid)
        var senders = senders
        let writer = try ReportWriter(choices.language)
        try problems(known, settled: settled) { problem in
            decision.take(problem)
            senders.take(problem)
            try writer.write(problem)
        }
        return ImportJudgement(
            decision: decision, unchanged: settled.subtracting(decision.refused), senders: senders.counts,
            problems: try writer.finish())
    }

    /// The report of an offline check, which compares with nothing.
    package func check(confirmed: Bool, acceptValid: Bool, language: Language) throws -> (
        report: ImportReport, exit: Int32
    ) {
        let judged = try judge(
            ImportKnowledge(), ImportChoices(confirmed: confirmed, acceptValid: acceptValid, language: language))
        return (try report(judged, judged.decision.counts, stored: false), judged.decision.exit)
    }

    /// The report, as it goes over the wire and to the screen. A file that stopped before its rows has none to count.
    package func report(
        _ verdict: ImportJudgement, _ counts: ImportCounts, _ changes: Spool? = nil, stored: Bool
    ) throws -> ImportReport {
        let counts = verdict.decision.isFileError ? ImportCounts() : counts
        return try ImportReport(
            ImportSummary(file: name, kind: kind, counts: counts, stored: stored, readAs: readAs),
            problems: verdict.problems, changes: changes)
    }

    /// Writes down what the file changes.
    package func kept(_ changes: (_ write: (RowChange) throws -> Void) throws -> Void) throws -> Spool? {
        let writer = try ReportWriter(.da)
        try changes { try writer.write($0) }
        return try writer.finish()
    }
}
