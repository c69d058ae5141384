import Housing
import HousingAPI

/// One statistic on a terminal: the total, then each breakdown under its own heading, with a bar for each count.
struct FigureTable {
    let statistic: Statistic
    let language: Language

    /// The columns of an export, for CSV and JSON.
    static let fields: [Field] = [
        Field("statistic", .text, Words(da: "Statistik", en: "Statistic")),
        Field("period", .text, Words(da: "Periode", en: "Period")),
        Field("breakdown", .text, Words(da: "Opdeling", en: "Breakdown")),
        Field("category", .text, Words(da: "Kategori", en: "Category")),
        Field("value", .count, Words(da: "Værdi", en: "Value")),
        Field("unit", .text, Words(da: "Enhed", en: "Unit")),
        Field("status", .text, Words(da: "Status", en: "Status")),
        Field("break", .text, Words(da: "Databrud", en: "Break in series")),
    ]

    /// Everything to print, each line ended. A statistic without a row (a share of nothing) says so.
    func text(_ figures: [Figure], _ terminal: Terminal) -> String {
        var text = statistic.words[language] + (figures.first.map { ", " + $0.period } ?? "") + "\n"
        text += statistic.definition[language] + "\n"
        guard !figures.isEmpty else {
            return text + "\n" + Words(da: "Ingen tal for perioden.", en: "No figures for the period.")[language] + "\n"
        }
        var breakdowns: [String] = []
        for figure in figures where !breakdowns.contains(figure.breakdown) { breakdowns.append(figure.breakdown) }
        breakdowns.sort { ($0 == Figure.total ? 0 : 1) < ($1 == Figure.total ? 0 : 1) }
        for breakdown in breakdowns {
            text += "\n" + section(breakdown, figures.filter { $0.breakdown == breakdown }, terminal)
        }
        return text + notes(figures)
    }

    private func section(_ breakdown: String, _ figures: [Figure], _ terminal: Terminal) -> String {
        let labels = figures.map { label($0) }
        let values = figures.map { value($0) }
        let labelWidth = labels.map(\.count).max() ?? 0
        let valueWidth = values.map(\.count).max() ?? 0
        let most = figures.compactMap(\.value).max() ?? 0
        // A bar helps where parts can be compared, and there is room for one.
        let room = figures.count > 1 ? min(40, (terminal.width ?? 0) - labelWidth - valueWidth - 4) : 0
        var text = ""
        if let heading = heading(breakdown) {
            text += (terminal.colour ? "\u{1B}[1m\(heading)\u{1B}[0m" : heading) + "\n"
        }
        for (index, figure) in figures.enumerated() {
            var line = labels[index] + String(repeating: " ", count: labelWidth - labels[index].count + 2)
            line += String(repeating: " ", count: valueWidth - values[index].count) + values[index]
            if room > 3, most > 0, let value = figure.value, value > 0 {
                line += "  " + String(repeating: "█", count: max(1, value * room / most))
            }
            text += line + "\n"
        }
        return text
    }

    private func heading(_ breakdown: String) -> String? {
        guard breakdown != Figure.total else { return nil }
        return breakdown.split(separator: Figure.joint)
            .map { Breakdown(rawValue: String($0))?.words[language] ?? String($0) }.joined(separator: " + ")
    }

    private func label(_ figure: Figure) -> String {
        guard !figure.isTotal else { return Words(da: "I alt", en: "Total")[language] }
        let breakdowns = figure.breakdown.split(separator: Figure.joint).map { Breakdown(rawValue: String($0)) }
        let categories = figure.category.split(separator: Figure.joint).map(String.init)
        guard breakdowns.count == categories.count else { return figure.category }
        return zip(breakdowns, categories).map { $0?.words(for: $1)[language] ?? $1 }.joined(separator: ", ")
    }

    private func value(_ figure: Figure) -> String {
        guard let value = figure.value else { return "–" }
        let mark = figure.unit == .percent ? " %" : ""
        return figure.unit.text(value, language) + mark
    }

    /// What should be known before the figures are used.
    private func notes(_ figures: [Figure]) -> String {
        var notes: [String] = []
        for status in FigureStatus.allCases where status != .final && figures.contains(where: { $0.status == status }) {
            notes.append(Words(da: "Status: ", en: "Status: ")[language] + status.words[language])
        }
        let breaks = Set(figures.flatMap(\.breaks)).sorted()
        if !breaks.isEmpty {
            let days = breaks.map { language == .da ? $0.danish : $0.description }.joined(separator: ", ")
            notes.append(Words(da: "Databrud: ", en: "Break in series: ")[language] + days)
        }
        return notes.isEmpty ? "" : "\n" + notes.joined(separator: "\n") + "\n"
    }
}

extension Figure {
    /// The figure as a row of an export, with plain values.
    var record: Record {
        Record(fields: [
            ("statistic", .text(statistic.code)), ("period", .text(period)), ("breakdown", .text(breakdown)),
            ("category", .text(category)), ("value", value.map { .number(unit.text($0)) } ?? .null),
            ("unit", .text(unit.rawValue)), ("status", .text(status.rawValue)),
            ("break", .text(breaks.map(\.description).joined(separator: ","))),
        ])
    }
}
