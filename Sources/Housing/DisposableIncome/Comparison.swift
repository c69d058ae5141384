extension Check {
    /// Two checks of the same facts side by side, for a person: each line with both amounts and what differs.
    package func comparison(with other: Check, assumed: [String], _ language: Language) -> String {
        let headings = [other.on, on].map { language == .da ? $0.danish : $0.description }
        let difference = language == .da ? "Forskel" : "Difference"
        var rows: [[String]] = [["", headings[0], headings[1], difference]]
        for (first, second) in other.paired(with: self) {
            guard let line = second ?? first else { continue }
            // Two rates of the same benefit are one line, called by what they have in common.
            let isSame = first == nil || second == nil || first?.label(language) == second?.label(language)
            rows.append([
                isSame ? line.label(language) : Line(line.code, adult: line.adult, amount: nil).label(language),
                first?.amountText(language) ?? "", second?.amountText(language) ?? "",
                delta(first, second, language),
            ])
        }
        let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }.joined(separator: "  ").trimmed
        }
        var text = [
            "\(headings[0]): \(other.sentence[language])", "\(headings[1]): \(sentence[language])", "",
        ]
        text += lines
        if !assumed.isEmpty {
            let paths = FactWords.list(assumed, language)
            text += [
                "", language == .da ? "Antaget efter de nye regler: \(paths)" : "Assumed from the new rules: \(paths)",
            ]
        }
        for (check, heading) in [(other, headings[0]), (self, headings[1])] where !check.missing.isEmpty {
            let paths = FactWords.list(check.missing, language)
            text.append(language == .da ? "Mangler \(heading): \(paths)" : "Missing \(heading): \(paths)")
        }
        return text.joined(separator: "\n") + "\n"
    }

    /// The lines of both, those of the same kind and adult beside each other, in the order they stand.
    private func paired(with other: Check) -> [(Line?, Line?)] {
        func isPair(_ first: Line, _ second: Line) -> Bool { first.code == second.code && first.adult == second.adult }
        var rest = other.lines
        var pairs: [(Line?, Line?)] = []
        for line in lines {
            // What the other has alone stands where it stands there.
            while let next = rest.first, !lines.contains(where: { isPair($0, next) }) {
                pairs.append((nil, rest.removeFirst()))
            }
            let place = rest.firstIndex { isPair(line, $0) }
            pairs.append((line, place.map { rest.remove(at: $0) }))
        }
        return pairs + rest.map { (nil, $0) }
    }

    private func delta(_ first: Line?, _ second: Line?, _ language: Language) -> String {
        guard let before = first == nil ? 0 : first?.amount, let after = second == nil ? 0 : second?.amount else {
            return "?"
        }
        return (after > before ? "+" : "") + Money(kroner: after - before).text(language)
    }
}

extension String {
    /// Without the spaces at the end.
    fileprivate var trimmed: String { String(reversed().drop { $0 == " " }.reversed()) }
}
