package import Housing

extension ImportReport {
    /// The report for people: a summary, then the problems, those of one kind in one column together where there are
    /// more than 16. Its length is bounded by the kinds of problems, however many there are.
    package func text(_ language: Language) throws -> String {
        var groups: [AlikeProblems.Kind: AlikeProblems] = [:]
        var problems = problems()
        var place = 0
        while let line = try problems.next() {
            let kind = AlikeProblems.Kind(line)
            groups[kind, default: AlikeProblems(line)].take(line, at: place)
            place += 1
        }
        let told = groups.values.flatMap { $0.told(language) }.sorted { $0.place < $1.place }
        let changed = try changedText(language)
        let lines = [summary.lines(language), told.map(\.text), changed].filter { !$0.isEmpty }
        return lines.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    /// What the file changed: one by one, or how many rows of each column where they are more than 16.
    private func changedText(_ language: Language) throws -> [String] {
        var first: [RowChange] = []
        var rows: [String: Int] = [:]
        var order: [String] = []
        var changes = try changes()
        while let line = try changes.next() {
            guard let column = RowChange.column(of: line) else { continue }
            if rows[column] == nil { order.append(column) }
            rows[column, default: 0] += 1
            if first.count < AlikeProblems.mostApart, let change = RowChange(line: line) { first.append(change) }
        }
        let count = rows.values.reduce(0, +)
        guard count > 0 else { return [] }
        let title = Words(da: "Ændret:", en: "Changed:")[language]
        guard count > AlikeProblems.mostApart else { return [title] + first.map { visible("  " + $0.text(language)) } }
        let columns = order.map { column in
            let number = rows[column] ?? 0
            let count = grouped(number, language)
            return number == 1
                ? Words(da: "  \(column) i 1 række", en: "  \(column) in 1 row")[language]
                : Words(da: "  \(column) i \(count) rækker", en: "  \(column) in \(count) rows")[language]
        }
        return [title] + columns
            + [Words(da: "  Hver for sig: --format json", en: "  One by one: --format json")[language]]
    }
}

/// Problems of one kind in one column: what is told of them, of which only the first few are kept.
private struct AlikeProblems {
    /// More problems than this are told together.
    static let mostApart = 16

    struct Kind: Hashable {
        let column: String?
        let code: ImportProblemCode
        let severity: ImportSeverity

        init(_ line: ReportLine) {
            column = line.column
            code = line.code
            severity = line.severity
        }
    }

    private let first: ReportLine
    private var count = 0
    /// The first few, and where they stand among all problems.
    private var lines: [(place: Int, line: ReportLine)] = []
    private var rows: [Int] = []
    private var examples: [String] = []

    init(_ first: ReportLine) { self.first = first }

    mutating func take(_ line: ReportLine, at place: Int) {
        count += 1
        if lines.count < AlikeProblems.mostApart { lines.append((place, line)) }
        if let row = line.row, rows.count < AlikeProblems.mostApart { rows.append(row) }
        if let found = line.found, !found.isEmpty, examples.count < 3, !examples.contains("»\(found)«") {
            examples.append("»\(found)«")
        }
    }

    /// One by one, or together in the place of the first.
    func told(_ language: Language) -> [(place: Int, text: String)] {
        if count <= AlikeProblems.mostApart { return lines.map { ($0.place, AlikeProblems.single($0.line, language)) } }
        return lines.prefix(1).map { ($0.place, together(language)) }
    }

    private static func single(_ line: ReportLine, _ language: Language) -> String {
        let place = line.cell ?? line.row.map { Words(da: "Række \($0)", en: "Row \($0)")[language] }
        let found = line.found.flatMap { $0.isEmpty ? nil : "»\($0)«" }
        let parts = [
            place, line.column, "\(line.severity.words[language]):", found, line.message, line.hint,
            "[\(line.code.rawValue)]",
        ]
        return visible(parts.compactMap { $0 }.joined(separator: " "))
    }

    private func together(_ language: Language) -> String {
        let title = [first.column, first.code.words[language]].compactMap { $0 }.joined(separator: ": ")
        let shown = rows.map(String.init).joined(separator: ", ")
        let head = Words(
            da: "\(title) (\(first.severity.words.da)) i \(grouped(count, .da)) rækker: \(shown), …",
            en: "\(title) (\(first.severity.words.en)) in \(grouped(count, .en)) rows: \(shown), …")
        let seen =
            examples.isEmpty
            ? nil
            : Words(
                da: "for eksempel \(examples.joined(separator: ", "))",
                en: "such as \(examples.joined(separator: ", "))")[language]
        let details = [seen, first.hint, "[\(first.code.rawValue)]"].compactMap { $0 }.joined(separator: "  ")
        return visible(head[language]) + "\n" + visible("  " + details)
    }
}

extension ImportSummary {
    /// Counts, how the file was read, and what became of it.
    fileprivate func lines(_ language: Language) -> [String] {
        let count = Words(
            da:
                "\(file): \(grouped(rows, .da)) \(rows == 1 ? "række" : "rækker") - \(grouped(added, .da)) nye, \(grouped(changed, .da)) ændrede, "
                + "\(grouped(unchanged, .da)) uændrede, \(grouped(refused, .da)) afvist.",
            en:
                "\(file): \(grouped(rows, .en)) \(rows == 1 ? "row" : "rows") - \(grouped(added, .en)) added, \(grouped(changed, .en)) changed, "
                + "\(grouped(unchanged, .en)) unchanged, \(grouped(refused, .en)) refused.")
        let outcome =
            stored
            ? Words(da: "Gemt.", en: "Stored.") : Words(da: "Intet er gemt.", en: "Nothing is stored.")
        return [visible(count[language]), readAs.text(language), outcome[language]].compactMap { $0 }
    }
}

extension ImportReadAs {
    /// How the file was read, or nil where it was not.
    fileprivate func text(_ language: Language) -> String? {
        guard let how = how(language) else { return nil }
        guard let headerRow, headerRow > 1 else { return how }
        return how + " "
            + Words(
                da: "Overskrifterne står i række \(headerRow).", en: "The headings stand in row \(headerRow).")[
                language]
    }

    private func how(_ language: Language) -> String? {
        if let sheet { return Words(da: "Læst: arket »\(sheet)«.", en: "Read: the sheet \"\(sheet)\".")[language] }
        guard let encoding, let delimiter else { return nil }
        let mark = delimiter == "\t" ? "tab" : delimiter
        let isLast = headerRow ?? 1 <= 1
        return Words(
            da: "Læst som \(encoding) med skilletegnet \(mark)\(isLast ? "" : ".")",
            en: "Read as \(encoding) with the delimiter \(mark)\(isLast ? "" : ".")")[language]
    }
}

/// On one line, and nothing in it that a terminal would act on.
private func visible(_ text: String) -> String {
    String(
        String.UnicodeScalarView(
            text.unicodeScalars.map { $0.properties.generalCategory == .control ? "␣" : $0 }))
}
