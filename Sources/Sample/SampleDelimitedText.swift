import Housing

/// How one CSV file of the sample is written, each like some program people use.
struct SampleDelimitedText {
    enum Encoding { case utf8, utf8WithMark, windows1252 }

    var delimiter: Unicode.Scalar = ";"
    var encoding = Encoding.utf8
    var lineEnd = "\r\n"

    /// The bytes of header and rows.
    func bytes(header: [String], rows: [[String]]) throws(Problem) -> [UInt8] {
        var text = ""
        for row in [header] + rows {
            text += row.map(cell).joined(separator: String(delimiter)) + lineEnd
        }
        return switch encoding {
        case .utf8: Array(text.utf8)
        case .utf8WithMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case .windows1252: try SampleWindows1252.encode(text)
        }
    }

    /// Quotes where the text needs them, and a leading `'` where a spreadsheet would take the text for a formula.
    private func cell(_ text: String) -> String {
        var text = text
        if let first = text.first, "=+-@\t".contains(first) { text = "'" + text }
        let needsQuotes = text.utf8.contains { byte in
            byte == UInt8(ascii: delimiter) || byte == UInt8(ascii: "\"") || byte == 10 || byte == 13
        }
        guard needsQuotes else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
