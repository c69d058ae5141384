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
    private let language: Language

    /// A bar for each period, of the total or of the report's own rows; a bar for each category where there is one
    /// period only. nil where there is nothing to compare.
    init?(_ table: ReportTable, _ language: Language) {
        self.language = language
        title = table.title[language]
        let shown = table.rows.filter { !$0.isPair }
        guard let first = shown.first else { return nil }
        let columns = table.heading.dropFirst(first.labels.count)
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

    var svg: String {
        let step = Self.width / bars.count
        let thick = min(70, step * 7 / 10 / series.count)
        var marks = ""
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
            marks += "<text x=\"\(middle)\" y=\"\(Self.base + 18)\" text-anchor=\"middle\">\(escaped(bar.label))</text>"
        }
        return """
            <svg viewBox="0 0 \(Self.width) \(series.count > 1 ? 244 : 220)" role="img" \
            aria-label="\(escaped("\(title). \(description)"))">\
            <line class="axis" x1="0" y1="\(Self.base)" x2="\(Self.width)" y2="\(Self.base)"/>\
            \(marks)\(legend)</svg>
            """
    }

    /// Which colour is which, where there are two.
    private var legend: String {
        guard series.count > 1 else { return "" }
        return series.enumerated().map { index, name in
            let left = 10 + index * 220
            return """
                <rect class="\(index == 0 ? "first" : "second")" x="\(left)" y="224" width="12" height="12"/>\
                <text x="\(left + 18)" y="235">\(escaped(name))</text>
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
