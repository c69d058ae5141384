import Housing

extension ReportTable {
    /// As people open it in a spreadsheet: Danish, decimal comma, `;`, BOM; notes below.
    var file: ReportFile {
        var table = DelimitedTable(header: heading.map(\.da) + columns.map { $0.words(.da) })
        table.rows = rows.map { row in
            row.labels.map(\.da)
                + row.figures.enumerated().map { unrecorded.contains($0) ? "–" : ReportTable.spreadsheet($1) }
        }
        table.rows += notes.map { ["Bemærkning: " + $0.da] }
        return table.file("tables/\(name).csv", byteOrderMark: true)
    }

    /// No thousands mark, which a spreadsheet of another language takes for a decimal; empty where there is no figure.
    private static func spreadsheet(_ figure: Figure?) -> String {
        guard let figure, figure.value != nil else { return "" }
        return figure.text.split(separator: ".").joined(separator: ",")
    }
}
