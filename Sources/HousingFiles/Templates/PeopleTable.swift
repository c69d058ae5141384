import Housing

/// A list for people who work in spreadsheets: headings in their language, numbers and days that can be reckoned with.
/// What programs read is written elsewhere, with field names and points.
package struct PeopleTable: Sendable {
    package let title: String
    package let headings: [String]
    private var rows: [[WorkbookValue]] = []

    package init(title: String, headings: [String]) {
        self.title = title
        self.headings = headings
    }

    /// - Parameter row: a value for each heading.
    package mutating func append(_ row: [WorkbookValue]) { rows.append(row) }

    /// As `.xlsx`, its headings in sight however far one scrolls.
    ///
    /// - Throws: `Problem` `no_room_for_file`.
    package func workbook() throws -> Spool {
        try WorkbookWriter.written { writer in
            writer.begin(title)
            for index in headings.indices { writer.column(index, width: width(of: index)) }
            writer.write(headings.map { .text($0) }, .bold)
            writer.freeze()
            for row in rows { writer.write(row) }
        }
    }

    private func width(of column: Int) -> Double {
        let texts = rows.prefix(1000).map { column < $0.count ? $0[column].danish.count : 0 }
        return Double(min(60, max(8, headings[column].count, texts.max() ?? 0)) + 2)
    }

    /// As a Danish Excel opens a text file without being asked: UTF-8 with its mark, `;`, decimal commas. A text that
    /// would be taken for a formula has a leading `'`.
    package var csv: String {
        "\u{FEFF}"
            + ([headings.map { .text($0) }] + rows).map { row in
                row.map { PeopleTable.quoted($0.harmless) }.joined(separator: ";") + "\r\n"
            }.joined()
    }

    private static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { [10, 13, 34, 59].contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension WorkbookValue {
    /// As a Dane writes it.
    var danish: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .number(let number, let decimals): WorkbookText.number(number, decimals: decimals)
        case .day(let day): day.danish
        }
    }

    fileprivate var harmless: String {
        guard case .text(let text) = self, let first = text.unicodeScalars.first, CellText.startsFormula(first) else {
            return danish
        }
        return "'" + text
    }
}
