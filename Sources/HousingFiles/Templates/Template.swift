package import Housing

/// A workbook to be filled in and sent: the columns of a kind of file in its first row, words to choose from, and a sheet
/// that explains them.
package enum Template {
    /// - Parameter profile: of the kind, perhaps with an association's own headers.
    /// - Throws: `Problem` `no_room_for_file`.
    package static func made(of profile: Profile, _ language: Language) throws -> Spool {
        try WorkbookWriter.written { writer in
            writer.begin(profile.kind.words[language])
            for (index, column) in profile.columns.enumerated() {
                writer.column(index, width: Double(max(12, min(30, column.name.count + 3))), column.style)
                if let source = source(of: column, in: profile) { writer.choices(index, source) }
            }
            writer.write(profile.columns.map { .text($0.name) }, .bold)
            writer.freeze()
            explain(profile, language, to: writer)
            writeWords(profile, language, to: writer)
        }
    }

    /// The sheet that the drop-downs take their words from.
    private static let words = "Ord"

    private static func source(of column: ProfileColumn, in profile: Profile) -> String? {
        guard column.hasChoices, let place = lists(of: profile).firstIndex(where: { $0.list == column.list }) else {
            return nil
        }
        let letters = columnLetters(place)
        return "=\(words)!$\(letters)$2:$\(letters)$\(column.words.count + 1)"
    }

    /// The closed lists of a kind, each once.
    private static func lists(of profile: Profile) -> [ProfileColumn] {
        var seen: Set<String> = []
        return profile.columns.filter { column in
            column.hasChoices && column.list.map { seen.insert($0).inserted } == true
        }
    }

    private static func explain(_ profile: Profile, _ language: Language, to writer: WorkbookWriter) {
        writer.begin(Words(da: "Forklaring", en: "Explanation")[language])
        for (index, width) in [28.0, 14, 60, 60].enumerated() { writer.column(index, width: width, .wrapped) }
        writer.write(
            [
                Words(da: "Kolonne", en: "Column"), Words(da: "Skal udfyldes", en: "Required"),
                Words(da: "Betydning", en: "Meaning"), Words(da: "Skrives som", en: "Written as"),
            ].map { .text($0[language]) }, .bold)
        writer.freeze()
        for column in ColumnDescription.all(of: profile) {
            writer.write(
                [
                    .text(column.column), .text(column.required ? Words(da: "ja", en: "yes")[language] : ""),
                    .text(column.meaning[language]), .text(column.form[language]),
                ], .wrapped)
        }
    }

    private static func writeWords(_ profile: Profile, _ language: Language, to writer: WorkbookWriter) {
        let lists = lists(of: profile)
        guard !lists.isEmpty else { return }
        writer.begin(words)
        for index in lists.indices { writer.column(index, width: 30) }
        writer.write(lists.map { .text($0.name) }, .bold)
        for row in 0..<(lists.map(\.words.count).max() ?? 0) {
            writer.write(lists.map { row < $0.words.count ? .text($0.words[row]) : .empty })
        }
    }
}

extension ProfileColumn {
    /// True where a cell holds one word of a closed list.
    fileprivate var hasChoices: Bool { (type == .list || type == .yesNo) && !words.isEmpty }

    /// How a spreadsheet is to take what is typed: what it would make a number or a day of is text.
    fileprivate var style: WorkbookWriter.Style {
        switch type {
        case .day, .birthDay: .day
        case .amount: .number(decimals: 2)
        case .number, .whole, .year: .plain
        case .association, .key, .text, .personName, .cpr, .postcode, .uuid, .month, .yesNo, .list, .several, .ages:
            .text
        }
    }
}
