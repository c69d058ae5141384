import ArgumentParser
import Foundation

/// `Benchmarks requests`: one unit's row over HTTP with many connections, beside a server of Go that asks the database the
/// same two questions.
struct RequestsBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requests", abstract: "A single row over HTTP, beside Go's net/http and pgx.")

    @Option(help: "Units in the database.")
    var units = 10_000

    @Option(help: "Connections at once.")
    var connections = 32

    @Option(help: "Seconds each is measured, in turns.")
    var duration = 3

    @Option(help: "How often each is measured; the best counts.")
    var times = 3

    /// What part of the peer's requests a second there should be.
    private static let goal = 0.8

    private static let account = """
        select name, roles, (select number from association where id = a.association_id) as association,
          array(select "right" from role_right where role = any (a.roles)) as rights
        from account a
        where token_hash = $1 and closed_at is null and (expires_at is null or expires_at > clock_timestamp())
        """
    private static let unit = "select * from unit_listed where id = $1 limit 1"

    func run() throws {
        printLoad()
        guard let wrk = Tool.path("wrk") else {
            return print("wrk is not here: nothing is measured (apt-get install wrk)")
        }
        let service = try ScratchService()
        defer { service.stop() }
        try fill(service)
        // The same daemon that counts what it answers.
        let counting = try ScratchService("--metrics", "127.0.0.1:0")
        defer { counting.stop() }
        try fill(counting)
        let (address, counted) = (try service.address(), try counting.address())
        let peer = try Peer(service)
        defer { peer?.stop() }
        var (ours, theirs, withMetrics) = (0.0, 0.0, 0.0)
        for _ in 0..<times {
            ours = max(ours, try requests(wrk, "\(address.server)/v1/units/U-1", address.token))
            withMetrics = max(withMetrics, try requests(wrk, "\(counted.server)/v1/units/U-1", counted.token))
            if let peer { theirs = max(theirs, try requests(wrk, "\(peer.server)/v1/units/U-1", address.token)) }
        }
        printRow("one unit, \(connections) connections", "per s", "of Go", "goal")
        if peer != nil {
            printRow("Go net/http + pgx", decimal(theirs, 0), "1.00", "")
        } else {
            print(
                "Go with pgx is not here: the peer is left out (apt-get install golang-go golang-github-jackc-pgx-v4-dev)"
            )
        }
        printRow(
            "boligd", decimal(ours, 0), theirs > 0 ? decimal(ours / theirs) : "", decimal(Self.goal))
        printRow(
            "the same with --metrics", decimal(withMetrics, 0), theirs > 0 ? decimal(withMetrics / theirs) : "", "")
        print("counting takes \(decimal((1 / withMetrics - 1 / ours) * 1_000_000, 0)) µs of a request")
        printLoad()
    }

    /// Gives a service the units that are asked for.
    private func fill(_ service: ScratchService) throws {
        try service.bolig("associations", "add", UnitFile.association, "Eksempel Boligforening")
        let file = service.folder + "/units.csv"
        let today = try service.asked("select current_date")
        try UnitFile.varied(0..<units, receivedOn: today).write(to: URL(fileURLWithPath: file))
        try service.bolig("units", "import", file, "--confirm", "måling")
        try service.psql("vacuum analyze\n", as: "postgres")
    }

    /// Requests a second.
    private func requests(_ wrk: String, _ url: String, _ token: String) throws -> Double {
        let said = try Tool.said(
            wrk, ["-t1", "-c\(connections)", "-d\(duration)s", "-H", "Authorization: Bearer \(token)", url])
        guard !said.contains("Non-2xx"),
            let line = said.split(separator: "\n").first(where: { $0.hasPrefix("Requests/sec:") }),
            let rate = Double(line.dropFirst(13).trimmingCharacters(in: .whitespaces))
        else { throw Trouble(what: "wrk: \(said)") }
        return rate
    }

    /// The server of Go, built here.
    private struct Peer {
        let server: String
        private let process = Process()

        /// nil where Go or pgx is not here.
        init?(_ service: ScratchService) throws {
            let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("peers/singlerow.go").path
            let program = service.folder + "/singlerow"
            guard let go = Tool.path("go"),
                (try? Tool.said(
                    go, ["build", "-o", program, source],
                    environment: [
                        "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOCACHE": service.folder + "/go",
                    ])) != nil
            else { return nil }
            let port = Int.random(in: 20_000...40_000)
            server = "http://127.0.0.1:\(port)"
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = [
                "127.0.0.1:\(port)", "host=\(service.data)/postgres/run dbname=bolig user=bolig pool_max_conns=6",
                RequestsBenchmark.account, RequestsBenchmark.unit,
            ]
            try process.run()
            Thread.sleep(forTimeInterval: 1)
        }

        func stop() {
            process.terminate()
            process.waitUntilExit()
        }
    }
}
