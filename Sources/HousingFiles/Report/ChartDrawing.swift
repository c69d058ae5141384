import Housing

/// A picture in a fixed grid of 640 units' width, said in words too.
struct ChartDrawing {
    static let width = 640
    let name: String
    let title: String
    let description: String

    /// - Parameters:
    ///   - height: of the grid.
    ///   - marks: SVG elements.
    func svg(height: Int, _ marks: String) -> String {
        """
        <svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-labelledby="\(name)-t \(name)-d">\
        <title id="\(name)-t">\(Self.escaped(title))</title><desc id="\(name)-d">\(Self.escaped(description))</desc>\
        \(marks)</svg>
        """
    }

    static func escaped(_ text: String) -> String {
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

    static func text(_ text: String, _ x: Int, _ y: Int, _ anchor: String = "start") -> String {
        "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(escaped(text))</text>"
    }

    static func rectangle(_ series: String, _ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
        "<rect class=\"\(series)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>"
    }

    static func line(_ kind: String, _ x: Int, _ y: Int, to right: Int, _ bottom: Int) -> String {
        "<line class=\"\(kind)\" x1=\"\(x)\" y1=\"\(y)\" x2=\"\(right)\" y2=\"\(bottom)\"/>"
    }
}

extension ReportChart {
    private static let base = 190
    private static let height = 160

    var svg: String {
        let drawing = ChartDrawing(name: "c-" + name.filter { $0 != "." }, title: title, description: description)
        guard shape != .lying else { return drawing.svg(height: bars.count * Self.row, lying) }
        return drawing.svg(height: foot + legend.height, standing + legend.marks)
    }

    private static let row = 26

    /// The names stand before their bars.
    private var lying: String {
        let (before, room) = (230, 330)
        return bars.enumerated().map { place, bar in
            let top = place * Self.row
            let wide = divided((bar.figures.first??.value ?? 0) * room, by: greatest)
            return ChartDrawing.text(bar.label, before - 8, top + 17, "end")
                + ChartDrawing.rectangle("s1", before, top + 3, wide, Self.row - 6)
                + ChartDrawing.text(text(bar.figures.first ?? nil), before + wide + 6, top + 17)
        }.joined()
    }

    /// A group of bars, or one bar of parts, for each period; the periods' names below.
    private var standing: String {
        let step = ChartDrawing.width / bars.count
        let marks = bars.enumerated().map { place, bar in
            let middle = place * step + step / 2
            let labels = lines(bar.label).enumerated().map { line, part in
                ChartDrawing.text(part, middle, Self.base + 16 + line * 14, "middle")
            }
            return (shape == .stacked ? stack(bar, middle) : group(bar, middle, step)) + labels.joined()
        }
        return ChartDrawing.line("axis", 0, Self.base, to: ChartDrawing.width, Self.base) + marks.joined()
    }

    private func tall(_ value: Int) -> Int { divided(value * Self.height, by: greatest) }

    /// Texts come last, on top of what they stand by.
    private func group(_ bar: Bar, _ middle: Int, _ step: Int) -> String {
        let thick = min(70, step * 7 / 10 / series.count)
        let left = middle - thick * series.count / 2
        var (marks, texts) = ("", "")
        for (index, figure) in bar.figures.enumerated() {
            guard let value = figure?.value else { continue }
            let x = left + thick * index
            marks += ChartDrawing.rectangle("s\(index + 1)", x, Self.base - tall(value), thick - 4, tall(value))
            texts += ChartDrawing.text(text(figure), x + thick / 2 - 2, Self.base - tall(value) - 5, "middle")
        }
        if let goal = bar.goal {
            let y = Self.base - tall(goal)
            marks += ChartDrawing.line("goal", left - 8, y, to: left + thick * series.count + 4, y)
        }
        return marks + texts
    }

    /// Each part above the one before, and what they make together on top.
    private func stack(_ bar: Bar, _ middle: Int) -> String {
        var (marks, sum) = ("", 0)
        for (index, figure) in bar.figures.enumerated() {
            guard let value = figure?.value, value > 0 else { continue }
            let (bottom, top) = (Self.base - tall(sum), Self.base - tall(sum + value))
            marks += ChartDrawing.rectangle("b\(index + 1)", middle - 35, top, 70, bottom - top)
            if bottom - top >= 14 {
                marks += ChartDrawing.text(text(figure), middle + 41, (bottom + top) / 2 + 4)
            }
            sum += value
        }
        let isWhole = bar.figures.contains { $0?.value != nil }
        let whole = isWhole ? FigureMeasure.count.text(sum, language) : "–"
        return marks + ChartDrawing.text(whole, middle, Self.base - tall(sum) - 5, "middle")
    }

    private var hasGoals: Bool { bars.contains { $0.goal != nil } }
    private var isLegendNeeded: Bool { series.count > 1 || hasGoals }

    /// Below the labels, which stand on one line or two.
    private var foot: Int { Self.base + 12 + 14 * (bars.map { lines($0.label).count }.max() ?? 1) }

    /// A long period stands on two lines, parted after its dash.
    private func lines(_ label: String) -> [String] {
        guard label.count > 12, let dash = label.firstIndex(of: "-") else { return [label] }
        return [String(label[...dash]), String(label[label.index(after: dash)...])]
    }

    /// Which colour is which, where there are several, and what the line across is: on as many lines as it takes.
    private var legend: (marks: String, height: Int) {
        guard isLegendNeeded else { return ("", 0) }
        var (marks, left, top) = ("", 0, foot + 8)
        for (index, name) in (series + (hasGoals ? [Words(da: "Årets mål", en: "The year's goal")[language]] : []))
            .enumerated()
        {
            // Letters are some 7 units wide.
            let wide = 18 + name.count * 7 + 14
            if left > 0, left + wide > ChartDrawing.width { (left, top) = (0, top + 20) }
            marks +=
                index == series.count
                ? ChartDrawing.line("goal", left, top + 6, to: left + 12, top + 6)
                : ChartDrawing.rectangle("\(shape == .stacked ? "b" : "s")\(index + 1)", left, top, 12, 12)
            marks += ChartDrawing.text(name, left + 18, top + 11)
            left += wide
        }
        return (marks, top - foot + 22)
    }
}
