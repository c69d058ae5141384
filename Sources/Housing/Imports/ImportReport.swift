/// What an import says of a file: the same value on the wire and on the screen, its texts in one language.
package struct ImportReport: Codable, Hashable, Sendable {
    /// The file's name without its folder.
    package var file: String
    package var kind: ImportKind
    /// Rows that are not wholly empty, always added + changed + unchanged + refused.
    package var rows: Int
    package var added: Int
    package var changed: Int
    package var unchanged: Int
    package var refused: Int
    package var stored: Bool
    package var readAs: ImportReadAs
    package var problems: [Line]

    private enum CodingKeys: String, CodingKey {
        case file, kind, rows, added, changed, unchanged, refused, stored
        case readAs = "read_as"
        case problems
    }

    /// A problem in one language.
    package struct Line: Hashable, Sendable {
        package var row: Int?
        package var cell: String?
        package var column: String?
        package var severity: ImportSeverity
        package var code: ImportProblemCode
        package var found: String?
        package var message: String
        package var hint: String?
    }

    package init(
        file: String, kind: ImportKind, counts: ImportCounts, stored: Bool, readAs: ImportReadAs,
        problems: [ImportProblem], language: Language
    ) {
        self.file = file
        self.kind = kind
        self.rows = counts.rows
        self.added = counts.added
        self.changed = counts.changed
        self.unchanged = counts.unchanged
        self.refused = counts.refused
        self.stored = stored
        self.readAs = readAs
        self.problems = problems.map { Line($0, language) }
    }
}

/// How the bytes were read; all nil where they were not.
package struct ImportReadAs: Hashable, Sendable {
    /// `utf-8`, `utf-16` or `windows-1252`; nil for a workbook.
    package var encoding: String?
    package var delimiter: String?
    /// The name of a workbook's sheet.
    package var sheet: String?

    package init(encoding: String? = nil, delimiter: String? = nil, sheet: String? = nil) {
        self.encoding = encoding
        self.delimiter = delimiter
        self.sheet = sheet
    }
}

// Both write their nulls, so that every field is always there.
extension ImportReadAs: Codable {
    private enum CodingKeys: String, CodingKey { case encoding, delimiter, sheet }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(encoding, forKey: .encoding)
        try container.encode(delimiter, forKey: .delimiter)
        try container.encode(sheet, forKey: .sheet)
    }
}

extension ImportReport.Line: Codable {
    private enum CodingKeys: String, CodingKey { case row, cell, column, severity, code, found, message, hint }

    package init(_ problem: ImportProblem, _ language: Language) {
        row = problem.row
        cell = problem.cell
        column = problem.column
        severity = problem.severity
        code = problem.code
        found = problem.found
        message = problem.message[language]
        hint = problem.hint?[language]
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(row, forKey: .row)
        try container.encode(cell, forKey: .cell)
        try container.encode(column, forKey: .column)
        try container.encode(severity, forKey: .severity)
        try container.encode(code, forKey: .code)
        try container.encode(found, forKey: .found)
        try container.encode(message, forKey: .message)
        try container.encode(hint, forKey: .hint)
    }
}
