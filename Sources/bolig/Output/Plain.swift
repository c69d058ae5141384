import Housing
import HousingAPI

/// CSV and JSON of records: for programs, so plain numbers, ISO days and the API's names in every language.
enum Plain {
    /// A CSV line of RFC 4180, ended by LF as shells and PostgreSQL want it. A cell of words that a spreadsheet would
    /// run as a formula gets a leading `'`.
    static func csv(_ cells: [String]) -> String {
        cells.map { cell in
            let isPlain = !cell.utf8.contains(where: isMark)
            let isASCII = cell.utf8.allSatisfy { $0 < 128 }
            guard !isPlain || !isASCII && cell.contains(where: \.isNewline) else { return cell }
            return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }.joined(separator: ",") + "\n"
    }

    /// What a cell cannot hold without quotes.
    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\"") || (10...13).contains(byte)
    }

    /// The record as cells of `fields`.
    static func cells(_ record: Record, _ fields: [Field]) -> [String] {
        fields.enumerated().map { place, field in
            let value = record.value(field.name, at: place)
            if case .text(let text) = value { return harmless(text) }
            return value.text
        }
    }

    /// Text that no spreadsheet takes for a formula.
    static func harmless(_ text: String) -> String {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"): "'" + text
        default: text
        }
    }

    /// The record as a JSON object with a field a line.
    static func indented(_ record: Record) -> String {
        let fields = record.fields.map { quoted($0.name) + ": " + $0.value.json }
        return "{\n  " + fields.joined(separator: ",\n  ") + "\n}"
    }

    /// A JSON string with its quotes.
    static func quoted(_ text: String) -> String { Record.Value.text(text).json }
}
