import ArgumentParser
import Foundation

/// `Benchmarks lists`: a whole list through daemon and client, beside psql writing the same rows of the same view.
struct ListsBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists", abstract: "A whole list through daemon and client, beside psql's own.")

    @Option(parsing: .upToNextOption, help: "Rows of the list, fewer and then all.")
    var rows = [6000, 100_000]

    @Option(help: "How often each is measured; the quickest counts.")
    var times = 5

    /// How many times as long as psql's it may take.
    private static let goal = 3.0

    func run() throws {
        printLoad()
        let service = try ScratchService()
        defer { service.stop() }
        let today = try service.asked("select current_date")
        try service.bolig("associations", "add", UnitFile.association, "Eksempel Boligforening")
        var known = 0
        for count in rows {
            let file = service.folder + "/units.csv"
            try UnitFile.varied(known..<count, receivedOn: today).write(to: URL(fileURLWithPath: file))
            try service.bolig("units", "import", file, "--confirm", "måling")
            known = count
            try service.psql("vacuum analyze\n", as: "postgres")
            try measure(service, count)
        }
        printRow("peak MB of boligd", decimal(service.daemonPeak, 0), "", "")
        printLoad()
    }

    private func measure(_ service: ScratchService, _ count: Int) throws {
        printRow("\(count) units", "s", "of psql", "goal")
        let peer = try quickest {
            try service.psql(
                "\\copy (select * from unit_listed order by id) to '\(service.folder)/peer.csv' csv header\n")
        }
        printRow("psql \\copy csv", decimal(peer, 3), "1.0", "")
        for format in ["csv", "jsonl", "json"] {
            let ours = try quickest { try service.bolig("units", "list", "--format", format) }
            printRow("bolig units list \(format)", decimal(ours, 3), decimal(ours / peer, 1), decimal(Self.goal, 1))
        }
    }

    private func quickest(_ body: () throws -> Void) rethrows -> Double {
        var best = Double.infinity
        for _ in 0..<times { best = min(best, try seconds(body)) }
        return best
    }
}
