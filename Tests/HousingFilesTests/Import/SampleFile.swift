import Foundation
import Housing

@testable import HousingFiles

/// A small file to change one thing in: columns, a good row, and rows that differ from it.
struct SampleFile {
    var columns: [String]
    var good: [String: String]
    var rows: [[String: String]] = [[:]]

    static let today = Day("2026-06-15") ?? Day(number: 0)

    static let units = SampleFile(
        columns: [
            "boligorganisation", "afdeling", "lejemaal", "adresse", "postnr", "by", "boligtype", "vaerelser", "areal",
            "husleje", "modtaget", "ledig_fra",
        ],
        good: [
            "boligorganisation": "155", "afdeling": "12", "lejemaal": "1042", "adresse": "Prøvevej 1", "postnr": "2400",
            "by": "København NV", "boligtype": "familiebolig", "vaerelser": "2", "areal": "60", "husleje": "6200",
            "modtaget": "01-06-2026", "ledig_fra": "01-07-2026",
        ])

    /// The file with one row for each of `rows`, a tenancy of its own for each that doesn't say one.
    func with(_ rows: [[String: String]]) -> SampleFile {
        var file = self
        file.rows = rows
        for row in rows {
            for name in row.keys.sorted() where !file.columns.contains(name) { file.columns.append(name) }
        }
        return file
    }

    func with(_ row: [String: String]) -> SampleFile { with([row]) }

    func without(_ column: String) -> SampleFile {
        var file = self
        file.columns.removeAll { $0 == column }
        return file
    }

    func text(delimiter: String = ";", lineEnd: String = "\n") -> String {
        ([columns] + rows.map { row in columns.map { row[$0] ?? good[$0] ?? "" } })
            .map { cells in
                cells.map { $0.contains(delimiter) || $0.contains("\n") ? "\"\($0)\"" : $0 }.joined(
                    separator: delimiter)
                    + lineEnd
            }.joined()
    }

    var bytes: Data { Data(text().utf8) }
}

extension ImportFile {
    init(_ bytes: Data, name: String = "fil.csv", adding profiles: [(name: String, yaml: String)] = []) throws {
        self.init(
            name: name, bytes: bytes, profiles: profiles.isEmpty ? try shipped.get() : try Profiles(adding: profiles))
    }
}

extension Reading {
    /// Every problem at once, in the order of a report.
    func problems(known: [KnownReceipt] = [], unchanged: RowSet = [], ofAnother: RowSet = [], ofForgotten: RowSet = [])
        throws -> [ImportProblem]
    {
        var problems: [ImportProblem] = []
        try self.problems(
            ImportKnowledge(receipts: known, unchanged: unchanged, ofAnother: ofAnother, ofForgotten: ofForgotten)
        ) {
            problems.append($0)
        }
        return problems
    }
}

extension ImportReport {
    /// Every problem at once.
    var lines: [ReportLine] {
        get throws {
            var lines: [ReportLine] = []
            var problems = problems()
            while let line = try problems.next() { lines.append(line) }
            return lines
        }
    }

    /// The whole text.
    var json: Data { get throws { Data(try bytes(0..<count)) } }
}

/// What a report says of its problems: `H14 husleje not_an_amount`.
func said(_ problems: [ImportProblem]) -> [String] {
    problems.map { problem in
        "\(problem.cell ?? problem.row.map(String.init) ?? "-") \(problem.column ?? "-") \(problem.code.rawValue)"
            + (problem.severity == problem.code.severity ? "" : " \(problem.severity.rawValue)")
    }
}

/// The problems of a `units` file.
func unitProblems(
    _ file: SampleFile, on day: Day = SampleFile.today, association: String? = nil,
    directory: AssociationDirectory? = nil
) throws -> [String] {
    let context = ImportContext(on: day, association: association, directory: directory)
    return said(try ImportFile(file.bytes).units(context).problems())
}

/// The shipped profiles, read once for all tests.
private let shipped = Result { try Profiles() }
