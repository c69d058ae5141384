import ArgumentParser
import Foundation

/// `Benchmarks rechecks`: open referrals against the units of 12 months, by the daemon as it runs, PostgreSQL included.
struct RechecksBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rechecks", abstract: "Rechecks of open referrals against the units of 12 months.")

    @Option(parsing: .upToNextOption, help: "Open referrals, fewer and then all: time and memory should follow.")
    var referrals = [10_000, 100_000]

    @Option(help: "Units received in the last 12 months.")
    var units = 1000

    /// Seconds in which the last of them should be done.
    private static let goal = 60.0

    func run() throws {
        printLoad()
        let service = try ScratchService()
        defer { service.stop() }
        let today = try service.asked("select current_date")
        try service.bolig("associations", "add", UnitFile.association, "Eksempel Boligforening")
        try load(service, "units", UnitFile.varied(0..<units, receivedOn: today))
        printRow("referrals x \(units) units", "s", "of goal", "pairs/s", "peak MB")
        var known = 0
        for count in referrals {
            try load(service, "referrals", ReferralFile.bytes(known..<count, referredOn: today))
            // What the import asked for: most standings are new, and the server knows little of the tables yet.
            try measure(service, "\(count), \(count - known) of them new", count)
            known = count
            // All that was kept is made anew: every standing is written again, with its check.
            try service.psql("update standing_version set known_until = now() where known_until = 'infinity'\n")
            try ask(service)
            try measure(service, "\(count), all written", count)
            try ask(service)
            try measure(service, "\(count), none changed", count)
        }
        printLoad()
    }

    private func load(_ service: ScratchService, _ kind: String, _ bytes: Data) throws {
        let file = service.folder + "/\(kind).csv"
        try bytes.write(to: URL(fileURLWithPath: file))
        try service.bolig(kind, "import", file, "--confirm", "måling")
    }

    private func ask(_ service: ScratchService) throws {
        try service.psql("insert into recheck (cause, event_id) select 'day', max(id) from event\n")
    }

    /// Times the recheck that has been asked for by the instants it keeps itself.
    private func measure(_ service: ScratchService, _ name: String, _ count: Int) throws {
        try wait(service)
        let took = try service.asked(
            "select extract(epoch from finished_at - started_at) from recheck order by id desc limit 1")
        guard let time = Double(took), time > 0 else { throw Trouble(what: "the recheck has no time: \(took)") }
        printRow(
            name, decimal(time, 1), decimal(time / Self.goal), decimal(Double(count * units) / time, 0),
            decimal(service.daemonPeak, 0))
    }

    private func wait(_ service: ScratchService) throws {
        repeat {
            // Asking takes processors from what is measured.
            Thread.sleep(forTimeInterval: 1)
        } while try service.asked(
            "select count(*) from recheck where finished_at is null") != "0"
    }
}
