package import Housing

extension ImportReport {
    /// More problems than this of one kind in one column are told together.
    private static let mostAlike = 16

    /// The report for people: a summary, then the problems, those of one kind in one column together where there are
    /// more than 16.
    package func text(_ language: Language) -> String {
        var lines = summary(language)
        var groups: [Alike: [Line]] = [:]
        for line in problems { groups[Alike(line), default: []].append(line) }
        var told: Set<Alike> = []
        if !problems.isEmpty { lines.append("") }
        for line in problems {
            let alike = Alike(line)
            let group = groups[alike] ?? []
            if group.count <= ImportReport.mostAlike {
                lines.append(ImportReport.single(line, language))
            } else if told.insert(alike).inserted {
                lines += ImportReport.together(line, group, language)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What makes problems the same to a reader.
    private struct Alike: Hashable {
        let column: String?
        let code: ImportProblemCode
        let severity: ImportSeverity

        init(_ line: Line) {
            column = line.column
            code = line.code
            severity = line.severity
        }
    }

    private func summary(_ language: Language) -> [String] {
        let count = Words(
            da: "\(file): \(grouped(rows, .da)) rækker - \(grouped(added, .da)) nye, \(grouped(changed, .da)) ændrede, "
                + "\(grouped(unchanged, .da)) uændrede, \(grouped(refused, .da)) afvist.",
            en: "\(file): \(grouped(rows, .en)) rows - \(grouped(added, .en)) added, \(grouped(changed, .en)) changed, "
                + "\(grouped(unchanged, .en)) unchanged, \(grouped(refused, .en)) refused.")
        let outcome =
            stored
            ? Words(da: "Gemt.", en: "Stored.") : Words(da: "Intet er gemt.", en: "Nothing is stored.")
        return [ImportReport.visible(count[language]), readAs.text(language), outcome[language]].compactMap { $0 }
    }

    private static func single(_ line: Line, _ language: Language) -> String {
        let place = line.cell ?? line.row.map { Words(da: "Række \($0)", en: "Row \($0)")[language] }
        let found = line.found.flatMap { $0.isEmpty ? nil : "»\($0)«" }
        let parts = [
            place, line.column, "\(line.severity.words[language]):", found, line.message, line.hint,
            "[\(line.code.rawValue)]",
        ]
        return visible(parts.compactMap { $0 }.joined(separator: " "))
    }

    private static func together(_ line: Line, _ group: [Line], _ language: Language) -> [String] {
        let title = [line.column, line.code.words[language]].compactMap { $0 }.joined(separator: ": ")
        let rows = group.compactMap(\.row)
        let shown = rows.prefix(mostAlike).map(String.init).joined(separator: ", ")
        var examples: [String] = []
        for found in group.compactMap(\.found)
        where !found.isEmpty && examples.count < 3 && !examples.contains("»\(found)«") {
            examples.append("»\(found)«")
        }
        let head = Words(
            da: "\(title) (\(line.severity.words.da)) i \(grouped(group.count, .da)) rækker: \(shown), …",
            en: "\(title) (\(line.severity.words.en)) in \(grouped(group.count, .en)) rows: \(shown), …")
        let seen =
            examples.isEmpty
            ? nil
            : Words(
                da: "for eksempel \(examples.joined(separator: ", "))",
                en: "such as \(examples.joined(separator: ", "))")[language]
        let details = [seen, line.hint, "[\(line.code.rawValue)]"].compactMap { $0 }.joined(separator: "  ")
        return [visible(head[language]), visible("  " + details)]
    }

    /// On one line, and nothing in it that a terminal would act on.
    private static func visible(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? "␣" : $0 }))
    }
}

extension ImportReadAs {
    /// How the file was read, or nil where it was not.
    fileprivate func text(_ language: Language) -> String? {
        if let sheet { return Words(da: "Læst: arket »\(sheet)«.", en: "Read: the sheet \"\(sheet)\".")[language] }
        guard let encoding, let delimiter else { return nil }
        let mark = delimiter == "\t" ? "tab" : delimiter
        return Words(
            da: "Læst som \(encoding) med skilletegnet \(mark)", en: "Read as \(encoding) with the delimiter \(mark)")[
                language]
    }
}
