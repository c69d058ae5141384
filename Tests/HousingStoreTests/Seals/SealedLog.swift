import FoundationEssentials
import Housing
import HousingAPI
import Postgres
import TestDatabase

@testable import HousingStore

/// A log of steps, look-ups, notes and a gap in the numbers, sealed, which a test may forge as whoever owns the database could.
struct SealedLog {
    static let signing = [UInt8](repeating: 9, count: 32)
    private static let tables = [
        "event", "event_citizens", "event_thing", "step", "step_note", "referral_note", "seal",
    ]

    let test: TestStore
    let head: SealedHead
    /// The numbers of all events.
    let events: [Int]
    /// A number that no event has, between others.
    let gap: Int

    /// - Parameter before: done before anything is sealed.
    static func with(
        before: (TestStore) async throws -> Void = { _ in }, _ body: (SealedLog) async throws -> Void
    ) async throws {
        try await TestStore.withSteps { test in
            try await before(test)
            let store = test.store
            try await test.offer(1, to: 1)
            // A number is drawn and not used.
            _ = try await store.closeReferral(
                test.act(dryRun: true), "R-3", ReferralClose(reason: .other, on: nil, note: nil), today: test.today)
            _ = try await store.decline(
                test.act("allocations.decline"), "A-1",
                AllocationEnd(reason: .location, on: nil, note: "For langt væk"), today: test.today)
            try await test.undo("A-1")
            _ = try await store.noteReferral(test.act(), "R-1", ReferralNote(text: "Ringer mandag"))
            try await look(store)
            try await look(store)
            try await test.sealAll(portion: 4)
            _ = try await store.noteReferral(test.act(), "R-2", ReferralNote(text: "Ringer tirsdag"))
            try await test.sealAll()
            guard let head = try await store.signedHead(signing) else { throw ForgeryFailed(what: "no head") }
            let events: [Int] = try await test.asOwner { tx in
                try tx.rows("select id from event order by id").map { try $0["id"] }
            }
            guard let gap = zip(events, events.dropFirst()).first(where: { $1 > $0 + 1 })?.0 else {
                throw ForgeryFailed(what: "no gap")
            }
            try await SealedLog(test: test, head: head, events: events, gap: gap + 1).keepingCopies(body)
        }
    }

    private static func look(_ store: Store) async throws {
        let reader = Reader(
            actor: "anna", request: "q", operation: "referrals.list", subject: nil, purpose: "Møde",
            showsPersons: true, seesCases: true, seesProtected: false)
        _ = try await Reader.$current.withValue(reader) { try await store.list(.referrals, ListRequest()) }
    }

    func verified(heads: [SealedHead]? = nil) async throws -> SealReport {
        try await Store.verifyEvents(in: test.database.daemon, heads: heads ?? [head])
    }

    private func keepingCopies(_ body: (SealedLog) async throws -> Void) async throws {
        try await asSuperuser(
            Self.tables.map { "create table kept_\($0) as select * from \($0);" }.joined(separator: "\n"))
        try await body(self)
    }

    /// Forges the log, gives what is found, and puts everything back.
    ///
    /// - Parameter isSealed: whether the service seals what was forged before anybody looks.
    func forging(_ sql: String, heads: [SealedHead]? = nil, isSealed: Bool = false) async throws -> SealBreak? {
        try await asSuperuser(sql)
        if isSealed { _ = try await test.store.sealEvents() }
        let found = try await verified(heads: heads).broken
        try await asSuperuser(
            Self.tables.map {
                "delete from \($0); insert into \($0) overriding system value select * from kept_\($0);"
            }.joined(separator: "\n"))
        return found
    }

    /// Past every constraint between tables, as the superuser can.
    func asSuperuser(_ sql: String) async throws {
        let connection = try await Connection.connect(test.database.superuser)
        defer { connection.close() }
        try await connection.transaction { tx in
            try tx.script("set local session_replication_role = replica;\n\(sql)")
        }
    }

    /// The lines of an export to a day.
    func export(until: Day? = nil) async throws -> [String] {
        let lines = Lines()
        let day = until ?? Instant(microseconds: Timestamp.now().microseconds).copenhagenDay
        try await Store.exportEvents(in: test.database.daemon, until: day) { lines.all.append($0) }
        return lines.all
    }

    func verified(_ lines: [String], heads: [SealedHead]? = nil) throws -> SealReport {
        var verification = ExportVerification(heads: heads ?? [head])
        for line in lines { verification.note(line) }
        do {
            for line in lines { try verification.take(line) }
            try verification.finish()
        } catch let broken as SealBreak {
            var report = verification.report
            report.broken = broken
            return report
        }
        return verification.report
    }
}

extension TestStore {
    /// Seals until every event is sealed and settled; whoever writes in another database of the server may hold it up.
    func sealAll(portion: Int = 10_000) async throws {
        for _ in 0..<600 {
            _ = try await store.sealEvents(portion: portion)
            let isSettled: Bool = try await asOwner { tx in
                try tx.row(
                    """
                    select coalesce((select max(floor) from seal), 0) = (select max(id) from event) as settled
                    """)["settled"]
            }
            if isSettled { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw ForgeryFailed(what: "not sealed")
    }
}

extension SealedLog {
    /// The number of the seal an event is in.
    func seal(of event: Int) async throws -> Int {
        try await test.asOwner { tx in
            try tx.row("select min(number) as number from seal where last_event >= \(event)")["number"]
        }
    }
}

/// Filled on the connection's thread and read after it.
private final class Lines: @unchecked Sendable { var all: [String] = [] }

struct ForgeryFailed: Error { let what: String }
