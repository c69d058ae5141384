import Housing
import HousingAPI
import HousingStore
import Postgres
import Synchronization
import Testing

/// What the writers of a race race on, and what they were told.
final class RaceCourse: Sendable {
    /// What came of the writes, by their request.
    struct Told: Sendable {
        /// Whether it must have written versions.
        var acknowledged: [String: Bool] = [:]
        /// Each time a request was refused, also where it was sent twice and taken the other time.
        var refused: [String] = []
        /// What no writer may ever be told.
        var faults: [String] = []
    }

    let test: TestStore
    /// Of two daemons.
    let stores: [Store]
    let month: Period
    private let latest = Mutex(Told())
    /// The largest numbers seen of units, referrals, allocations and subsidies.
    private let numbers = Mutex<[String: Int]>(["U": 24, "R": 24])

    init(_ test: TestStore, _ other: Store) async throws {
        self.test = test
        stores = [test.store, other]
        month = try #require(Period("2025-10"))
        try await test.storeParameters()
        try await test.addAssociation()
        try await test.receive((1...24).map { unit("\($0)", rent: 1500 + 300 * $0, on: "2025-10-01") })
        // Lower than what is shipped, so that grants meet its end.
        _ = try await test.store.setFrame(
            test.act("frames.set"), FrameSet(scheme: .transitional, year: 2025, dwellings: 4, amount: nil))
        _ = try await test.refer((1...24).map { referral("A-\($0)", cpr: cpr($0)) }, columns: raceColumns)
    }

    var told: Told { latest.withLock { $0 } }

    func tell(_ body: (inout Told) -> Void) { latest.withLock { body(&$0) } }

    func highest(_ letter: String) -> Int { numbers.withLock { $0[letter] ?? 1 } }

    /// Learns the numbers of what an answer shows.
    func see(_ record: Record) {
        for (_, value) in record.fields {
            let parts = value.text.split(separator: "-")
            guard parts.count == 2, parts[0].count == 1, let number = Int(parts[1]) else { continue }
            numbers.withLock { $0[String(parts[0])] = max($0[String(parts[0])] ?? 0, number) }
        }
    }

    /// Figures as known at the latest K.
    ///
    /// - Throws: `broken_identity` where they do not add up.
    func readFigures() async throws {
        _ = try await test.store.figures(.latest) { _ in
            [.unitsOpen, .unitsReturned, .allocations].map { StatisticPeriod($0, month) }
        }
    }

    /// By request, whether each of its events wrote versions.
    func written() async throws -> [String: [Bool]] {
        let tables = ["allocation", "unit_return", "received_unit", "referral", "subsidy", "income_refusal"]
        let versions = tables.map { "select event_id from \(identifier: "\($0)_version")" as Statement }
        let rows = try await test.store.read { tx in
            try tx.rows(
                """
                select request, exists (select from (\(fragment: versions.joined(separator: " union all "))) v
                                        where v.event_id = e.id) as wrote
                from event e where request like 'race-%'
                """
            ).map { (try $0["request", as: String.self], try $0["wrote", as: Bool.self]) }
        }
        return Dictionary(rows.map { ($0, [$1]) }, uniquingKeysWith: +)
    }
}

/// The columns of the referrals in a race.
let raceColumns: Set<String> = ["navn", "formue", "boern"]

/// A citizen's CPR number: the day is 70, so it is nobody's.
func cpr(_ number: Int) -> String { "700170\(1000 + number)" }
