import ArgumentParser
import Foundation
import Housing
import HousingFiles

/// `Benchmarks reader`: how fast a file is cut into cells, and how fast it is read as units and judged.
struct ReaderBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reader", abstract: "Reading files, MB/s.")

    @Option(help: "Rows of the file.")
    var rows = 400_000

    func run() throws {
        printLoad()
        let bytes = UnitFile.bytes(0..<rows)
        let megabytes = Double(bytes.count) / 1e6
        let directory = AssociationDirectory([
            (number: UnitFile.association, names: ["Eksempel Boligforening"], profile: nil)
        ])
        let context = ImportContext(on: Day(UnitFile.today) ?? Day(number: 0), directory: directory)
        let file = ImportFile(name: "units.csv", bytes: bytes, profiles: try Profiles())
        printRow("\(decimal(megabytes, 1)) MB", "s", "MB/s")
        try best("cells") { guard try file.countRows() == rows + 1 else { throw Trouble(what: "rows are missing") } }
        try best("units, judged") {
            let reading = try file.units(context)
            try reading.problems { _ in throw Trouble(what: "rows are wrong") }
            guard reading.rowCount == rows else { throw Trouble(what: "rows are missing") }
        }
        try workbook(context)
        printLoad()

        func best(_ name: String, _ body: () throws -> Void) throws {
            var best = Double.infinity
            for _ in 0..<3 { best = min(best, try seconds(body)) }
            printRow(name, decimal(best), decimal(megabytes / best, 0))
        }
    }

    /// The same as a workbook, MB/s of what it unpacks to.
    private func workbook(_ context: ImportContext) throws {
        let rows = min(rows, 100_000)
        let text = UnitFile.bytes(0..<rows)
        let check = try ImportFile(name: "units.csv", bytes: text, profiles: try Profiles()).units(context)
            .check(confirmed: false, acceptValid: false, language: .da)
        let made = try ProblemsFile.made(of: text, report: check.report, asWorkbook: true)
        let file = ImportFile(name: "units.xlsx", bytes: try made.mapped(), profiles: try Profiles())
        let megabytes = Double(try file.unpackedSheet()) / 1e6
        printRow("\(decimal(megabytes, 1)) MB unpacked", "s", "MB/s")
        func best(_ name: String, _ body: () throws -> Void) throws {
            var best = Double.infinity
            for _ in 0..<3 { best = min(best, try seconds(body)) }
            printRow(name, decimal(best), decimal(megabytes / best, 0))
        }
        try best("workbook, cells") {
            guard try file.countRows() == rows + 1 else { throw Trouble(what: "rows are missing") }
        }
        try best("workbook, judged") {
            let reading = try file.units(context)
            guard reading.rowCount == rows else { throw Trouble(what: "rows are missing") }
        }
        try best("workbook, --problems") {
            _ = try ProblemsFile.made(of: file.bytes, report: check.report)
        }
    }
}
