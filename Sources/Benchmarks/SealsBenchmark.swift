import ArgumentParser
import Foundation
import Housing
import HousingAPI
import HousingStore
import Logging
import Postgres

/// `Benchmarks seals`: how many events a second are sealed and verified, and what sealing costs those who write meanwhile.
struct SealsBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seals", abstract: "Events sealed a second, beside writers; what sealing costs a write.")

    @Option(help: "Events made up at once, for the sealing and verifying by themselves.")
    var events = 200_000

    @Option(help: "Writers at once.")
    var writers = 4

    @Option(help: "Seconds of a round of writing; the middle of the rounds counts.")
    var seconds = 10

    @Option(help: "Rounds with sealing, and as many without.")
    var rounds = 5

    /// Events a second that sealing keeps up with.
    private static let goal = 2000.0

    func run() async throws {
        printLoad()
        let service = try ScratchService()
        defer { service.stop() }
        let today = try service.asked("select current_date")
        let file = service.folder + "/referrals.csv"
        try ReferralFile.bytes(0..<100, referredOn: today).write(to: URL(fileURLWithPath: file))
        try service.bolig("referrals", "import", file, "--confirm", "måling")
        let database = "host=\(service.data)/postgres/run dbname=bolig user=bolig"
        printRow("", "events/s", "goal", "of without")
        try await byThemselves(service, database)
        try await besideWriters(service, database)
        try await keepingUp(service, database)
        printLoad()
    }

    private func byThemselves(_ service: ScratchService, _ database: String) async throws {
        try service.psql(
            """
            begin;
            insert into event (actor, request, action, subject, reason, details)
            select 'anna', 'r', 'read', 'R-7', 'Samtale med borgeren', '{"operation": "referrals.show", "citizens": 1}'
            from generate_series(1, \(events));
            insert into event_citizens (event_id, citizens)
            select id, array[1 + id % 100] from event where action = 'read' and request = 'r';
            commit;

            """)
        // The daemon seals too, each portion once.
        let sealing = try await time { try await Store.sealEvents(in: database) }
        printRow("sealing \(events)", decimal(Double(events) / sealing, 0), decimal(Self.goal, 0))
        let verifying = try await time {
            let report = try await Store.verifyEvents(in: database, heads: [])
            guard report.broken == nil else { throw Trouble(what: "broken: \(report)") }
        }
        printRow("verifying", decimal(Double(events) / verifying, 0))
    }

    private func besideWriters(_ service: ScratchService, _ database: String) async throws {
        let key = service.data + "/secret.key"
        var (with, without): ([Double], [Double]) = ([], [])
        for _ in 0..<rounds {
            without.append(try await withoutSealing(database) { try await written(database, key) })
            try await Store.sealEvents(in: database)
            with.append(try await written(database, key))
        }
        let (sealed, free) = (middle(with), middle(without))
        printRow("written without sealing", decimal(free, 0))
        printRow("written with sealing", decimal(sealed, 0), "", decimal(sealed / free, 3))
        let behind = try service.asked(
            "select (select max(id) from event) - (select max(last_event) from seal)")
        printRow("numbers behind at the end", behind)
    }

    /// Events written as fast as the goal wants while the daemon seals: how many are unsealed at most, which is to be what is
    /// written in the second or two until the next seal.
    private func keepingUp(_ service: ScratchService, _ database: String) async throws {
        let end = ContinuousClock.now + .seconds(seconds)
        let written = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 1...writers { group.addTask { try await writeAtGoal(database, until: end) } }
            var most = 0
            while ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(250))
                let unsealed = try service.asked(
                    "select count(*) from event where id > (select coalesce(max(last_event), 0) from seal)")
                most = max(most, Int(unsealed) ?? 0)
            }
            let events = try await group.reduce(0, +)
            return (events: Double(events) / Double(seconds), most: most)
        }
        printRow("written while sealed", decimal(written.events, 0), decimal(Self.goal, 0))
        printRow("unsealed at most", "\(written.most)")
    }

    /// One writer's part of the goal, in transactions of 50 events.
    private func writeAtGoal(_ database: String, until end: ContinuousClock.Instant) async throws -> Int {
        let (batch, pause) = (50, Double(50 * writers) / Self.goal)
        let connection = try await Connection.connect(database)
        defer { connection.close() }
        var (count, next) = (0, ContinuousClock.now)
        while ContinuousClock.now < end {
            try await connection.script(
                """
                insert into event (actor, request, action, subject)
                select 'anna', 'r', 'units.change', 'U-7' from generate_series(1, \(batch))
                """)
            count += batch
            next += .seconds(pause)
            try await Task.sleep(until: next, clock: .continuous)
        }
        return count
    }

    /// Notes a second that so many write.
    private func written(_ database: String, _ key: String) async throws -> Double {
        var configuration = Pool.Configuration(database)
        configuration.size = writers
        let pool = Pool(configuration, logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() })
        let store = try Store(pool: pool, key: Array(Data(contentsOf: URL(fileURLWithPath: key))))
        let end = ContinuousClock.now + .seconds(seconds)
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for writer in 1...writers {
                group.addTask {
                    var count = 0
                    while ContinuousClock.now < end {
                        _ = try await store.noteReferral(
                            Act(actor: "anna", request: "benchmark", action: "referrals.note"), "R-\(writer)",
                            ReferralNote(text: "Ringer mandag"))
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        await pool.close()
        return Double(count) / Double(seconds)
    }

    /// Runs the body while nobody seals: the job's turn is taken.
    private func withoutSealing(_ database: String, _ body: () async throws -> Double) async throws -> Double {
        let connection = try await Connection.connect(database)
        defer { connection.close() }
        try await connection.script("select pg_advisory_lock(6, hashtext('seal'))")
        return try await body()
    }

    private func middle(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private func time<Value>(_ body: () async throws -> Value) async throws -> Double {
        let taken = try await ContinuousClock().measure { _ = try await body() }.components
        return Double(taken.seconds) + Double(taken.attoseconds) / 1e18
    }
}
