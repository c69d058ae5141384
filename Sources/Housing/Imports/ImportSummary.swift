/// What an import says of a file beside its problems: the same value on the wire and on the screen.
package struct ImportSummary: Hashable, Sendable {
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

    package init(file: String, kind: ImportKind, counts: ImportCounts, stored: Bool, readAs: ImportReadAs) {
        self.file = file
        self.kind = kind
        self.rows = counts.rows
        self.added = counts.added
        self.changed = counts.changed
        self.unchanged = counts.unchanged
        self.refused = counts.refused
        self.stored = stored
        self.readAs = readAs
    }
}

/// How the bytes were read; all nil where they were not.
package struct ImportReadAs: Hashable, Sendable {
    /// `utf-8`, `utf-16` or `windows-1252`; nil for a workbook.
    package var encoding: String?
    package var delimiter: String?
    /// The name of a workbook's sheet.
    package var sheet: String?
    /// The row the headings stand in, as a person sees it.
    package var headerRow: Int?

    package init(
        encoding: String? = nil, delimiter: String? = nil, sheet: String? = nil, headerRow: Int? = nil
    ) {
        self.headerRow = headerRow
        self.encoding = encoding
        self.delimiter = delimiter
        self.sheet = sheet
    }
}

extension ImportSummary: Codable {
    private enum CodingKeys: String, CodingKey {
        case file, kind, rows, added, changed, unchanged, refused, stored
        case readAs = "read_as"
    }
}

// Writes its nulls, so that every field is always there.
extension ImportReadAs: Codable {
    private enum CodingKeys: String, CodingKey {
        case encoding, delimiter, sheet
        case headerRow = "header_row"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(encoding, forKey: .encoding)
        try container.encode(delimiter, forKey: .delimiter)
        try container.encode(sheet, forKey: .sheet)
        try container.encode(headerRow, forKey: .headerRow)
    }
}
