import Housing

/// A bar chart of a table, drawn as inline SVG with its figures as text beside it.
struct ReportChart {
    private struct Bar {
        let label: String
        /// One for each series; nil where there is no figure.
        let figures: [Figure?]
    }

    private let title: String
    private let series: [String]
    private let bars: [Bar]
    /// Categories have long names: their bars lie, and the names stand before them.
    private let isLying: Bool
    private let language: Language

    /// A bar for each period, of the total or of the report's own rows; a bar for each category where there is one
    /// period only. nil where there is nothing to compare.
    init?(_ table: ReportTable, _ language: Language) {
        self.language = language
        title = table.title[language]
        let shown = table.rows.filter { !$0.isPair }
        guard let first = shown.first else { return nil }
        let columns = table.heading.dropFirst(first.labels.count)
        isLying = columns.count == 1
        if columns.count > 1 {
            let rows = table.number == nil ? [first] : Array(shown.prefix(2))
            series = rows.map { $0.labels.map { $0[language] }.filter { !$0.isEmpty }.joined(separator: ", ") }
            bars = columns.enumerated().map { place, heading in
                Bar(label: heading[language], figures: rows.map { $0.figures[place] })
            }
        } else {
            series = [title]
            bars = shown.compactMap { row in
                row.labels.last.map { Bar(label: $0[language], figures: [row.figures.first ?? nil]) }
            }.filter { !$0.label.isEmpty }
        }
        guard bars.count > 1, greatest > 0 else { return nil }
    }

    private var greatest: Int { bars.flatMap(\.figures).compactMap { $0?.value }.max() ?? 0 }

    private static let width = 640
    private static let base = 190
    private static let height = 160

    /// The whole figure in words, for who cannot see it.
    private var description: String {
        bars.map { bar in
            let values = zip(series, bar.figures).map { name, figure in
                series.count > 1 ? "\(name) \(text(figure))" : text(figure)
            }
            return "\(bar.label): \(values.joined(separator: ", "))"
        }.joined(separator: "; ")
    }

    private func text(_ figure: Figure?) -> String {
        guard let figure, let value = figure.value else { return "–" }
        return figure.unit.text(value, language)
    }

    var svg: String { isLying ? lying : standing }

    private func drawing(height: Int, _ marks: String) -> String {
        """
        <svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-label="\(escaped("\(title). \(description)"))">\
        \(marks)</svg>
        """
    }

    private var lying: String {
        let (row, before, room) = (26, 230, 330)
        let marks = bars.enumerated().map { place, bar in
            let top = place * row
            let wide = divided((bar.figures.first??.value ?? 0) * room, by: greatest)
            return """
                <text x="\(before - 8)" y="\(top + 17)" text-anchor="end">\(escaped(bar.label))</text>\
                <rect class="first" x="\(before)" y="\(top + 3)" width="\(wide)" height="\(row - 6)"/>\
                <text x="\(before + wide + 6)" y="\(top + 17)">\(text(bar.figures.first ?? nil))</text>
                """
        }
        return drawing(height: bars.count * row, marks.joined())
    }

    private var standing: String {
        let step = Self.width / bars.count
        let thick = min(70, step * 7 / 10 / series.count)
        var marks =
            "<line class=\"axis\" x1=\"0\" y1=\"\(Self.base)\" x2=\"\(Self.width)\" y2=\"\(Self.base)\"/>"
        for (place, bar) in bars.enumerated() {
            let middle = place * step + step / 2
            for (index, figure) in bar.figures.enumerated() {
                let left = middle - thick * series.count / 2 + thick * index
                guard let value = figure?.value else { continue }
                let tall = divided(value * Self.height, by: greatest)
                let top = Self.base - tall
                marks += """
                    <rect class="\(index == 0 ? "first" : "second")" x="\(left)" y="\(top)" width="\(thick - 4)" height="\(tall)"/>\
                    <text x="\(left + thick / 2 - 2)" y="\(top - 5)" text-anchor="middle">\(text(figure))</text>
                    """
            }
            for (line, part) in lines(bar.label).enumerated() {
                marks += """
                    <text x="\(middle)" y="\(Self.base + 16 + line * 14)" text-anchor="middle">\(escaped(part))</text>
                    """
            }
        }
        return drawing(height: series.count > 1 ? foot + 30 : foot, marks + legend)
    }

    /// Below the labels, which stand on one line or two.
    private var foot: Int {
        Self.base + 12 + 14 * (bars.map { lines($0.label).count }.max() ?? 1)
    }

    /// A long period stands on two lines, parted after its dash.
    private func lines(_ label: String) -> [String] {
        guard label.count > 16, let dash = label.firstIndex(of: "-") else { return [label] }
        return [String(label[...dash]), String(label[label.index(after: dash)...])]
    }

    /// Which colour is which, where there are two.
    private var legend: String {
        guard series.count > 1 else { return "" }
        return series.enumerated().map { index, name in
            let left = 10 + index * 220
            return """
                <rect class="\(index == 0 ? "first" : "second")" x="\(left)" y="\(foot + 8)" width="12" height="12"/>\
                <text x="\(left + 18)" y="\(foot + 19)">\(escaped(name))</text>
                """
        }.joined()
    }

    private func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
    }
}
