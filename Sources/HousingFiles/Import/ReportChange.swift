import Foundation
package import Housing

// A change of what was known, as a line of a report: written by hand as problems are, for each row of a large file may have
// one, and read whole only where it is shown.
extension RowChange {
    private static let opening = Array("{\"column\":\"".utf8)

    /// Appends the change as JSON, in the order of the alphabet, without a line end.
    package func append(to json: inout [UInt8]) throws {
        json.append(contentsOf: "{\"column\":".utf8)
        try json.append(json: column)
        json.append(contentsOf: ",\"new\":".utf8)
        try new.append(to: &json)
        json.append(contentsOf: ",\"old\":".utf8)
        try old.append(to: &json)
        json.append(contentsOf: ",\"row\":\(row)}".utf8)
    }

    /// The column of a line that `append` wrote; nil for anything else. Columns have no quotes.
    static func column(of line: ArraySlice<UInt8>) -> String? {
        guard line.starts(with: opening) else { return nil }
        let rest = line.dropFirst(opening.count)
        return String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }

    /// Reads what `append` wrote, whatever follows it on the line; nil for anything else.
    package init?(line: ArraySlice<UInt8>) {
        struct Kept: Decodable {
            let column: String
            let new: FactValue
            let old: FactValue
            let row: Int
        }
        guard let end = line.lastIndex(of: UInt8(ascii: "}")),
            let kept = try? JSONDecoder().decode(Kept.self, from: Data(line[...end]))
        else { return nil }
        self.init(row: kept.row, column: kept.column, old: kept.old, new: kept.new)
    }

    /// `Række 3 husleje: 5100 → 5200`, values as they are typed in a file.
    func text(_ language: Language) -> String {
        let place = Words(da: "Række \(row)", en: "Row \(row)")[language]
        return "\(place) \(column): \(old.text(language)) → \(new.text(language))"
    }
}

extension FactValue {
    fileprivate func append(to json: inout [UInt8]) throws {
        switch self {
        case .unknown: json.append(contentsOf: "null".utf8)
        case .text(let text): try json.append(json: text)
        case .flag(let flag): json.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let digits): json.append(contentsOf: digits.utf8)
        case .list: json.append(contentsOf: try JSONEncoder().encode(self))
        }
    }

    fileprivate func text(_ language: Language) -> String {
        switch self {
        case .unknown: Words(da: "ukendt", en: "unknown")[language]
        case .text(let text): text
        case .flag(let flag): (flag ? Words(da: "ja", en: "yes") : Words(da: "nej", en: "no"))[language]
        case .number(let digits): language == .da ? digits.replacingOccurrences(of: ".", with: ",") : digits
        case .list(let items): items.joined(separator: ", ")
        }
    }
}

extension [UInt8] {
    /// Appends a text as JSON; the library's coder, which takes ten times as long, only where something is to be escaped.
    mutating func append(json text: String) throws {
        var text = text
        let isPlain = text.withUTF8 { $0.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F } }
        guard isPlain else {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .withoutEscapingSlashes
            return append(contentsOf: try encoder.encode(text))
        }
        append(UInt8(ascii: "\""))
        append(contentsOf: text.utf8)
        append(UInt8(ascii: "\""))
    }
}
