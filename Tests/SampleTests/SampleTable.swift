import Housing
import Synchronization
import Testing

@testable import Sample

/// A file of the sample read back without any of the code that wrote it.
struct SampleTable {
    /// As the import compares them: small letters, `ae oe aa`, no spaces, marks or parenthesis.
    let header: [String]
    let rows: [[String]]

    /// Reads CSV with quotes; the first line is the header.
    init(_ bytes: [UInt8], latin1: Bool = false, delimiter: Unicode.Scalar = ";") {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var lines: [[String]] = []
        var line: [String] = []
        var cell: [UInt8] = []
        var quoted = false
        func finished(_ cell: [UInt8]) -> String {
            // A doubled quote inside a cell is left out here: no test looks for one.
            latin1
                ? String(String.UnicodeScalarView(cell.map { Unicode.Scalar($0) }))
                : String(decoding: cell, as: UTF8.self)
        }
        for byte in bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0) {
            switch byte {
            case UInt8(ascii: "\""): quoted.toggle()
            case UInt8(ascii: delimiter) where !quoted, UInt8(ascii: "\n") where !quoted:
                line.append(finished(cell))
                cell = []
                if byte == UInt8(ascii: "\n") {
                    lines.append(line)
                    line = []
                }
            case UInt8(ascii: "\r") where !quoted: break
            default: cell.append(byte)
            }
        }
        header = (lines.first ?? []).map(Self.folded)
        rows = Array(lines.dropFirst())
    }

    private static func folded(_ header: String) -> String {
        let letters = header.lowercased().split(separator: "(")[0].filter { !" -_".contains($0) }
        return letters.map { ["æ": "ae", "ø": "oe", "å": "aa"][$0] ?? String($0) }.joined()
    }

    /// One cell for each row; empty where there is no such header, whose name is given folded.
    func column(_ name: String) -> [String] {
        guard let index = header.firstIndex(of: name) else { return [] }
        return rows.map { $0[index] }
    }
}

extension SampleTable {
    /// Samples for 3 November 2025, made once and read by many tests.
    private static let samples = Mutex<[UInt64: SampleFiles]>([:])

    static func sample(seed: UInt64 = 1) throws -> SampleFiles {
        try samples.withLock { made in
            if let sample = made[seed] { return sample }
            let sample = try SampleFiles(seed: seed, on: #require(Day("2025-11-03")))
            made[seed] = sample
            return sample
        }
    }

    /// The bytes of one file of the sample.
    static func file(_ name: String, seed: UInt64 = 1) throws -> [UInt8] {
        try #require(sample(seed: seed).files.first { $0.name == name }).bytes
    }

    /// `05-11-2025` and `2025-11-05` as a number that compares like the day: 20251105; 0 for an empty cell.
    static func day(_ cell: String) -> Int {
        let parts = cell.split { "-./".contains($0) }.compactMap { Int($0) }
        guard parts.count == 3 else { return 0 }
        let (year, day) = parts[0] > 31 ? (parts[0], parts[2]) : (parts[2], parts[0])
        return year * 10_000 + parts[1] * 100 + day
    }

    /// `4.612,00` and `4612` in kroner.
    static func kroner(_ cell: String) -> Int {
        Int(cell.split(separator: ",").first.map { $0.filter { $0 != "." } } ?? "") ?? 0
    }
}
