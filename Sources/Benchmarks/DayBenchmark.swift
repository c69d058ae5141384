import ArgumentParser
import Foundation

/// `Benchmarks day`: the day's work and the candidates of a unit, by the daemon as it runs, PostgreSQL and HTTP included.
struct DayBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "day", abstract: "The day's work with many open units; candidates among many open referrals.")

    @Option(parsing: .upToNextOption, help: "Open units of the day's work, fewer and then all: time should follow.")
    var units = [1000, 5000]

    @Option(parsing: .upToNextOption, help: "Open referrals that are candidates, fewer and then all.")
    var referrals = [5000, 20_000]

    @Option(help: "How often each is measured; the middle one counts.")
    var times = 21

    /// Milliseconds within which each answers.
    private static let goal = 50.0

    func run() throws {
        printLoad()
        let service = try ScratchService()
        defer { service.stop() }
        let today = try service.asked("select current_date")
        try service.bolig("associations", "add", UnitFile.association, "Eksempel Boligforening")
        printRow("", "ms", "of goal", "µs a row", "peak MB")
        var known = 0
        for count in units {
            try load(service, "units", UnitFile.varied(known..<count, receivedOn: today))
            known = count
            try measure(service, "today, \(count) open units", "today", count)
        }
        known = 0
        for count in referrals {
            try load(service, "referrals", ReferralFile.bytes(known..<count, referredOn: today))
            known = count
            try measure(service, "candidates, \(count) referrals", "units/U-1/candidates", count)
            try measure(service, "all of them", "units/U-1/candidates?all=true", count)
            try measure(service, "units of one referral", "referrals/R-1/units", units.last ?? 1)
        }
        try measure(service, "today, with \(known) referrals", "today", units.last ?? 1)
        printLoad()
    }

    private func load(_ service: ScratchService, _ kind: String, _ bytes: Data) throws {
        let file = service.folder + "/\(kind).csv"
        try bytes.write(to: URL(fileURLWithPath: file))
        try service.bolig(kind, "import", file, "--confirm", "måling")
        // What the import asked for takes processors from what is measured.
        repeat {
            Thread.sleep(forTimeInterval: 1)
        } while try service.asked("select count(*) from recheck where finished_at is null") != "0"
        try service.psql("vacuum analyze\n", as: "postgres")
    }

    private func measure(_ service: ScratchService, _ name: String, _ path: String, _ rows: Int) throws {
        _ = try service.milliseconds(path)
        let taken = try (0..<times).map { _ in try service.milliseconds(path) }.sorted()
        let middle = taken[taken.count / 2]
        printRow(
            name, decimal(middle, 1), decimal(middle / Self.goal), decimal(middle * 1000 / Double(rows)),
            decimal(service.daemonPeak, 0))
    }
}
