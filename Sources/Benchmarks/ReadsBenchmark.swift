import ArgumentParser
import Foundation
import HousingAPI
import HousingStore
import Logging
import Postgres

/// `Benchmarks reads`: what noting a look-up costs of it, and how long a citizen's extract takes among many look-ups.
struct ReadsBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reads", abstract: "What the log of look-ups costs; a citizen's extract among many of them.")

    @Option(help: "Look-ups in the log, made up, before the extract is asked for.")
    var events = 5_000_000

    @Option(help: "Referrals, each of a citizen of its own.")
    var referrals = 2000

    @Option(help: "How often each is measured; the middle one counts.")
    var times = 201

    /// The part of a look-up that noting it may take.
    private static let goal = 0.1
    /// Milliseconds within which the extract answers.
    private static let extractGoal = 2000.0

    func run() async throws {
        printLoad()
        let service = try ScratchService()
        defer { service.stop() }
        let today = try service.asked("select current_date")
        let file = service.folder + "/referrals.csv"
        try ReferralFile.bytes(0..<referrals, referredOn: today).write(to: URL(fileURLWithPath: file))
        try service.bolig("referrals", "import", file, "--confirm", "måling")
        try service.psql("vacuum analyze\n", as: "postgres")
        printRow("", "ms", "noting it", "of it", "goal")
        for (name, path, request) in [
            ("one referral", "referrals/R-7", nil), ("a page of 100", "referrals", ListRequest(limit: 100)),
            ("a page of 1000", "referrals?limit=1000", ListRequest(limit: 1000)),
        ] {
            let whole = middle(try (0..<times).map { _ in try service.milliseconds(path) })
            let look: @Sendable (Store) async throws -> Void = { store in
                if let request {
                    _ = try await store.list(.referrals, request)
                } else {
                    _ = try await store.show(.referrals, "R-7")
                }
            }
            let noting = try await noting(service, look)
            printRow(name, decimal(whole, 2), decimal(noting, 2), decimal(noting / whole, 3), decimal(Self.goal, 1))
        }
        try extract(service)
        printLoad()
    }

    /// Milliseconds that noting adds to what the store does: the same asked in turn by somebody and by nobody.
    private func noting(
        _ service: ScratchService, _ look: @Sendable (Store) async throws -> Void
    ) async throws -> Double {
        let logger = Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() }
        let configuration = Pool.Configuration("host=\(service.data)/postgres/run dbname=bolig user=bolig")
        let pool = Pool(configuration, logger: logger)
        let key = service.data + "/secret.key"
        let store = try Store(pool: pool, key: Array(Data(contentsOf: URL(fileURLWithPath: key))))
        let reader = Reader(
            actor: "anna", request: "benchmark", operation: "referrals.show", subject: "R-7", purpose: "Måling",
            showsPersons: true, seesCases: true, seesProtected: false)
        var taken: (with: [Double], without: [Double]) = ([], [])
        for _ in 0..<times {
            taken.without.append(try await milliseconds { try await look(store) })
            taken.with.append(
                try await milliseconds { try await Reader.$current.withValue(reader) { try await look(store) } })
        }
        await pool.close()
        return middle(taken.with) - middle(taken.without)
    }

    /// The extract of a citizen who stands in as many look-ups as anybody, among all of them and of long lists too.
    private func extract(_ service: ScratchService) throws {
        try service.psql(
            """
            insert into event (at, actor, request, action, reason, details)
            select now() - make_interval(secs => (\(events) - n) * 0.5), 'anna', 'r', 'read', 'Samtale med borgeren',
              jsonb_build_object('operation', 'referrals.show', 'citizens', case when n % 50 = 0 then 400 else 1 end)
            from generate_series(1, \(events)) n;
            insert into event_citizens (event_id, citizens)
            select id, array[1 + (id * 7919) % \(referrals)] from event
            where action = 'read' and (details ->> 'citizens')::int = 1 and reason = 'Samtale med borgeren';
            vacuum analyze;

            """, as: "postgres")
        let size = try service.asked(
            "select pg_size_pretty(pg_total_relation_size('event') + pg_total_relation_size('event_citizens'))")
        let taken = middle(
            try (0..<11).map { _ in try service.milliseconds("citizens/access", sending: #"{"referral":"R-7"}"#) })
        printRow("extract, \(events) look-ups (\(size))", decimal(taken, 1), "", "", decimal(Self.extractGoal, 0))
    }

    private func middle(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private func milliseconds(_ body: () async throws -> Void) async throws -> Double {
        let time = try await ContinuousClock().measure { try await body() }.components
        return Double(time.seconds) * 1000 + Double(time.attoseconds) / 1e15
    }
}
