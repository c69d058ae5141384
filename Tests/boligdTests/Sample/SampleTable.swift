import Housing
import Testing

@testable import boligd

/// A file of the sample read back without any of the code that wrote it.
struct SampleTable {
    let header: [String]
    let rows: [[String]]

    /// Reads CSV with quotes; the first line is the header.
    init(_ bytes: [UInt8], latin1: Bool = false, delimiter: Character = ";") {
        var text =
            latin1
            ? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
            : String(decoding: bytes, as: UTF8.self)
        if text.first == "\u{FEFF}" { text.removeFirst() }
        var lines: [[String]] = []
        var line = [""]
        var quoted = false
        for character in text {
            if character == "\"" {
                quoted.toggle()
            } else if quoted {
                line[line.count - 1].append(character)
            } else if character == delimiter {
                line.append("")
            } else if character.isNewline {
                lines.append(line)
                line = [""]
            } else {
                line[line.count - 1].append(character)
            }
        }
        header = lines.first ?? []
        rows = Array(lines.dropFirst())
    }

    /// One cell for each row; empty where there is no such header.
    func column(_ name: String) -> [String] {
        guard let index = header.firstIndex(of: name) else { return [] }
        return rows.map { $0[index] }
    }
}

/// The bytes of one file of the sample.
func sampleFile(_ name: String, seed: UInt64 = 1, on: String = "2025-11-03") throws -> [UInt8] {
    let files = try SampleFiles(seed: seed, on: #require(Day(on))).files
    return try #require(files.first { $0.name == name }).bytes
}

/// `05-11-2025` and `2025-11-05` as a number that compares like the day: 20251105; 0 for an empty cell.
func dayNumber(_ cell: String) -> Int {
    let parts = cell.split { "-./".contains($0) }.compactMap { Int($0) }
    guard parts.count == 3 else { return 0 }
    return parts[0] > 31 ? parts[0] * 10_000 + parts[1] * 100 + parts[2] : parts[2] * 10_000 + parts[1] * 100 + parts[0]
}

/// `4.612,00` and `4612` in kroner.
func kroner(_ cell: String) -> Int {
    Int(cell.split(separator: ",").first.map { $0.filter { $0 != "." } } ?? "") ?? 0
}
