import ArgumentParser
import Foundation

/// `Benchmarks statistics`: `bolig statistics export` beside the SQL it rests on, run bare by psql.
///
/// The SQL is what the daemon was seen to send: PostgreSQL logs one export, and psql runs those transactions again, one
/// after the other, with the values in place of the parameters.
struct StatisticsBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics", abstract: "Packages of statistics beside their bare SQL; takes some minutes.")

    @Option(help: "Units received in 20 years.")
    var units = 1_000_000

    @Option(help: "Times each is measured; the median is told.")
    var rounds = 5

    func run() throws {
        printLoad()
        let year = Calendar(identifier: .gregorian).component(.year, from: Date()) - 2
        let quarter = try measureYear(year, units: units / 4)
        let service = try filled(units)
        defer { service.stop() }
        let whole = try printYear(year, service, "\(units) units")
        printRow("time for 4 times the rows", "", "", decimal(whole / quarter))
        try printYearBack(year, service)
        let month = try median { try export(service, "\(year)-11") }
        printRow("one month", decimal(month), "", "")
        try printWriter(year, service)
        print("the daemon's peak \(decimal(service.daemonPeak, 0)) MB")
        printLoad()
    }

    private func filled(_ units: Int) throws -> ScratchService {
        let service = try ScratchService()
        do { try service.psql(PracticeHistory.sql(units: units)) } catch {
            service.stop()
            throw error
        }
        return service
    }

    /// Seconds of a year's package among so many units.
    private func measureYear(_ year: Int, units: Int) throws -> Double {
        let service = try filled(units)
        defer { service.stop() }
        return try printYear(year, service, "\(units) units")
    }

    private func printYear(_ year: Int, _ service: ScratchService, _ name: String) throws -> Double {
        let bare = try service.logged { try export(service, "\(year)") }
        var (ours, theirs): ([Double], [Double]) = ([], [])
        for _ in 0..<rounds {
            ours.append(try export(service, "\(year)"))
            theirs.append(try seconds { try service.psql(bare, as: "bolig") })
        }
        printRow("a year's package, s", "export", "bare SQL", "ratio")
        printRow(
            name, decimal(median(ours)), decimal(median(theirs)), decimal(median(ours) / median(theirs)))
        printLoad()
        return median(ours)
    }

    private func printYearBack(_ year: Int, _ service: ScratchService) throws {
        let day = Date().addingTimeInterval(-365 * 86_400).formatted(.iso8601.year().month().day())
        var (now, then): ([Double], [Double]) = ([], [])
        for _ in 0..<rounds {
            now.append(try export(service, "\(year)"))
            then.append(try export(service, "\(year)", knownAt: day))
        }
        printRow("known a year back, s", "then", "now", "ratio")
        printRow("", decimal(median(then)), decimal(median(now)), decimal(median(then) / median(now)))
    }

    /// Small imports alone, and while packages are made: none waits for a package to be done.
    private func printWriter(_ year: Int, _ service: ScratchService) throws {
        try service.bolig("associations", "add", UnitFile.association, "Eksempel Boligforening")
        var next = 0
        func write() throws -> Double {
            next += 10
            let file = service.folder + "/units.csv"
            try UnitFile.bytes(next..<next + 10).write(to: URL(fileURLWithPath: file))
            return try seconds { try service.bolig("units", "import", file, "--on", UnitFile.today) }
        }
        let alone = try (0..<10).map { _ in try write() }
        let reading = Background { for _ in 0..<3 { _ = try export(service, "\(year)") } }
        var beside: [Double] = []
        while reading.isRunning { beside.append(try write()) }
        try reading.wait()
        printRow("an import of 10 rows, s", "median", "slowest", "imports")
        printRow("alone", decimal(median(alone)), decimal(alone.max() ?? 0), "\(alone.count)")
        printRow("while packages are made", decimal(median(beside)), decimal(beside.max() ?? 0), "\(beside.count)")
    }

    /// Seconds of an export into a folder that goes at once.
    private func export(_ service: ScratchService, _ period: String, knownAt: String? = nil) throws -> Double {
        let folder = "\(service.folder)/package-\(UUID().uuidString)"
        let known = knownAt.map { ["--known-at", $0] } ?? []
        let time = try seconds {
            try service.bolig(["statistics", "export", "--period", period, "--output", folder] + known)
        }
        try FileManager.default.removeItem(atPath: folder)
        return time
    }

    private func median(_ times: [Double]) -> Double {
        let sorted = times.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }

    private func median(_ body: () throws -> Double) rethrows -> Double {
        median(try (0..<rounds).map { _ in try body() })
    }
}

/// Work on a thread of its own.
private final class Background: @unchecked Sendable {
    private let lock = NSLock()
    private var result: Result<Void, any Error>?

    init(_ body: @escaping () throws -> Void) {
        nonisolated(unsafe) let work = body
        Thread.detachNewThread { [self] in
            let result = Result { try work() }
            lock.withLock { self.result = result }
        }
    }

    var isRunning: Bool { lock.withLock { result == nil } }

    /// Throws what the work threw.
    func wait() throws {
        while isRunning { Thread.sleep(forTimeInterval: 0.01) }
        try lock.withLock { try result?.get() }
    }
}
