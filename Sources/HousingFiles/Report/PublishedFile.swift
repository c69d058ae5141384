package import Housing

package import struct Foundation.Data

/// A file of published figures: `statistic;period;value;source`, and where wanted `breakdown;category;known_at`. The
/// `statistics.csv` of a package is one too.
package enum PublishedFile {
    /// Reads every row; none is skipped.
    ///
    /// - Throws: `Problem` `bad_published_file` (exit 65), naming row and column.
    package static func read(_ bytes: Data) throws -> [PublishedFigure] {
        do {
            var header: [Column: Int]?
            var figures: [PublishedFigure] = []
            try ImportFile.source(bytes).rows { number, cells in
                guard cells.contains(where: { !$0.isEmpty }) else { return }
                guard let places = header else {
                    header = try columns(cells)
                    return
                }
                figures.append(try PublishedRow(number: number, cells: cells, places: places).figure())
            }
            guard header != nil else { throw FileFault(.emptyFile) }
            return figures
        } catch let fault as FileFault {
            let message = ImportProblem(fault.code, detail: fault.detail).message
            throw Problem(.unreadable, fault.code.rawValue, message)
        }
    }

    enum Column: String, CaseIterable {
        case statistic, period, value, source, breakdown, category
        case knownAt = "known_at"

        /// In the words of a Danish file.
        var danish: String {
            switch self {
            case .statistic: "statistik"
            case .period: "periode"
            case .value: "værdi"
            case .source: "kilde"
            case .breakdown: "opdeling"
            case .category: "kategori"
            case .knownAt: "kendt"
            }
        }
    }

    private static func columns(_ cells: [Cell]) throws -> [Column: Int] {
        var places: [Column: Int] = [:]
        for (place, cell) in cells.enumerated() {
            let name = folded(cell.text)
            let column = Column.allCases.first { folded($0.rawValue) == name || folded($0.danish) == name }
            guard let column else { continue }
            guard places.updateValue(place, forKey: column) == nil else {
                throw problem(1, column, Words(da: "Kolonnen er der to gange.", en: "The column is there twice."))
            }
        }
        for column in [Column.statistic, .period, .value] where places[column] == nil {
            throw problem(1, column, Words(da: "Kolonnen mangler.", en: "The column is missing."))
        }
        return places
    }

    static func problem(_ row: Int, _ column: Column, _ message: Words, found: String = "") -> Problem {
        Problem(
            .unreadable, "bad_published_file", message,
            details: ["row": String(row), "column": column.rawValue, "found": String(found.prefix(60))],
            hint: Words(
                da: "Kolonnerne er statistic;period;value;source og evt. breakdown;category;known_at.",
                en: "The columns are statistic;period;value;source and, where wanted, breakdown;category;known_at."))
    }
}

/// One row below the header.
private struct PublishedRow {
    let number: Int
    let cells: [Cell]
    let places: [PublishedFile.Column: Int]

    private func text(_ column: PublishedFile.Column) -> String {
        guard let place = places[column], place < cells.count else { return "" }
        return cells[place].text
    }

    private func read<Value>(
        _ column: PublishedFile.Column, _ message: Words, _ read: (String) -> Value?
    ) throws -> Value {
        guard let value = read(text(column)) else {
            throw PublishedFile.problem(number, column, message, found: text(column))
        }
        return value
    }

    func figure() throws -> PublishedFigure {
        let statistic = try read(
            .statistic, Words(da: "Den statistik findes ikke.", en: "There is no such statistic.")
        ) { Statistic(code: $0) }
        let period = try read(.period, Words(da: "Perioden kan ikke læses.", en: "The period cannot be read.")) {
            Period($0)
        }
        let breakdown = text(.breakdown).isEmpty ? Figure.total : text(.breakdown)
        let names = statistic.breakdowns.map { $0.map(\.rawValue).joined(separator: String(Figure.joint)) }
        guard breakdown == Figure.total || names.contains(breakdown) else {
            throw PublishedFile.problem(
                number, .breakdown,
                Words(da: "Statistikken har ikke den opdeling.", en: "The statistic has no such breakdown."),
                found: breakdown)
        }
        let value =
            text(.value).isEmpty ? nil : try read(.value, PublishedRow.noValue) { scaled($0, statistic.measure) }
        let known =
            text(.knownAt).isEmpty
            ? nil
            : try read(.knownAt, Words(da: "Dagen kan ikke læses.", en: "The day cannot be read.")) {
                KnownAt($0) ?? KnownAt($0.split(separator: "-").reversed().joined(separator: "-"))
            }
        return PublishedFigure(
            row: number, statistic: statistic, period: period, breakdown: breakdown,
            category: text(.category).isEmpty ? Figure.total : text(.category), value: value,
            isWhole: !text(.value).contains { $0 == "," } && !isDecimal(text(.value)), source: text(.source),
            knownAt: known)
    }

    private static let noValue = Words(
        da: "Tallet kan ikke læses som denne statistiks.", en: "The number cannot be read as one of this statistic.")

    /// `33.0`, as exports write it; `1.066` is a thousand, as people write it.
    private func isDecimal(_ text: String) -> Bool {
        DanishNumber.hundredths(text, decimals: 1) == nil && text.contains(".")
    }

    /// In the unit's smallest step; nil for more decimals than the unit has.
    private func scaled(_ text: String, _ measure: FigureMeasure) -> Int? {
        guard let hundredths = DanishNumber.hundredths(text, decimals: 1) ?? Money(text)?.ore else { return nil }
        let step = measure.decimals == 1 ? 10 : 100
        return hundredths.isMultiple(of: step) ? hundredths / step : nil
    }
}
