import Housing
import HousingAPI

/// Rows under headings, as wide as they are in a pipe, and fitted where there is a terminal.
struct Table {
    let fields: [Field]
    let language: Language
    /// Where a word to the reader goes, beside the table.
    var note: (String) -> Void = Terminal.note

    /// The whole table, a line for the headings and one a record, each ended.
    func text(_ records: [Record], _ terminal: Terminal) -> String {
        let headings = fields.map { $0.words[language] }
        let rows = records.map { record in
            fields.map { clean($0.shown(record[$0.name], language)) }
        }
        let natural = fields.indices.map { column in
            max(headings[column].count, rows.map { $0[column].count }.max() ?? 0)
        }
        let widths = terminal.width.map { Table.fit(natural, fields, into: $0) } ?? natural
        let heading = line(headings, widths)
        let hidden = zip(fields, widths).filter { $1 == 0 }.map(\.0.name)
        if !hidden.isEmpty {
            let names = hidden.joined(separator: ", ")
            note(
                Words(
                    da: "Der var ikke plads til \(names). Vælg felter med --columns.",
                    en: "There was no room for \(names). Choose fields with --columns.")[language])
        }
        return (terminal.colour ? "\u{1B}[1m\(heading)\u{1B}[0m" : heading) + "\n"
            + rows.map { line($0, widths) + "\n" }.joined()
    }

    /// One record, a field a line: what `show` prints.
    func text(_ record: Record, _ terminal: Terminal) -> String {
        let labels = fields.map { $0.words[language] }
        let width = labels.map(\.count).max() ?? 0
        return zip(fields, labels).map { field, label in
            let value = clean(field.shown(record[field.name], language))
            return label + String(repeating: " ", count: width - label.count + 2) + (value.isEmpty ? "–" : value) + "\n"
        }.joined()
    }

    /// Narrows the widest column of words, a character at a time, until the line fits or little of it could still be read;
    /// then leaves out columns (a width of 0), the least important first. Columns stand in the order of their importance;
    /// the first and every number that names a thing stay while anything else is left, and are never cut.
    private static func fit(_ natural: [Int], _ fields: [Field], into total: Int) -> [Int] {
        var widths = natural
        func length() -> Int { widths.filter { $0 > 0 }.reduce(0) { $0 + $1 + 2 } - 2 }
        while length() > total {
            let widest = fields.indices.filter { $0 > 0 && fields[$0].mayBeCut && widths[$0] > 10 }
                .max { widths[$0] < widths[$1] }
            let left = widths.indices.dropFirst().filter { widths[$0] > 0 }
            if let widest {
                widths[widest] -= 1
            } else if let least = left.last(where: { !fields[$0].namesAThing }) ?? left.last {
                widths[least] = 0
                // What was cut to make room for it has its room back.
                for place in widths.indices where widths[place] > 0 { widths[place] = natural[place] }
            } else {
                return widths
            }
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = ""
        for (index, cell) in cells.enumerated() where widths[index] > 0 {
            let cut = cell.count > widths[index] ? cell.prefix(widths[index] - 1) + "…" : cell[...]
            let space = String(repeating: " ", count: widths[index] - cut.count)
            text += (text.isEmpty ? "" : "  ") + (fields[index].isRight ? space + cut : cut + space)
        }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// Control characters would move the cursor of whoever looks.
    private func clean(_ text: String) -> String {
        String(text.map { $0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } ? " " : $0 })
    }
}
