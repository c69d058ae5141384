/// One file of a package: its name in the package's folder, its bytes, and how many rows it holds.
package struct ReportFile: Sendable, Hashable {
    /// With `/` between folder and name, as in the manifest.
    package let name: String
    package let bytes: [UInt8]
    /// Rows below the header; 0 for what is no table.
    package let rows: Int

    package init(name: String, bytes: [UInt8], rows: Int) {
        self.name = name
        self.bytes = bytes
        self.rows = rows
    }
}

/// A table as text with `;`, header first, lines ended with LF, quotes only where needed.
struct DelimitedTable {
    var header: [String]
    var rows: [[String]] = []

    /// - Parameter byteOrderMark: where a spreadsheet shall open it and read æøå.
    func file(_ name: String, byteOrderMark: Bool = false) -> ReportFile {
        var bytes: [UInt8] = byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        for row in [header] + rows {
            bytes.append(contentsOf: row.map(DelimitedTable.cell).joined(separator: ";").utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        return ReportFile(name: name, bytes: bytes, rows: rows.count)
    }

    /// A text a spreadsheet would run as a formula gets a leading `'`; a number does not begin with such a sign here.
    private static func cell(_ text: String) -> String {
        let formula: [UInt8] = Array("=+-@\t".utf8)
        let safe = text.utf8.first.map(formula.contains) == true ? "'" + text : text
        guard safe.utf8.contains(where: { [UInt8(ascii: ";"), UInt8(ascii: "\""), 10, 13].contains($0) }) else {
            return safe
        }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
