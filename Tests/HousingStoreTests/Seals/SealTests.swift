import Housing
import HousingAPI
import Postgres
import TestDatabase
import Testing

@testable import HousingStore

/// Whoever changes the log of events as owner of the database is found, and the first event that is broken is named.
@Suite struct SealTests {
    @Test("what nobody touched is whole, in the database and as an export; a wrong key signs nothing")
    func whole() async throws {
        try await SealedLog.with { log in
            let report = try await log.verified()
            #expect(report.broken == nil)
            #expect(report.events == log.events.count)
            #expect(report.heads == 1)
            #expect(report.unsealed == 0)
            let exported = try log.verified(try await log.export())
            #expect(exported.broken == nil)
            #expect(exported.events == log.events.count)
            #expect(exported.heads == 1)
            let read = try #require(SealedHead(log.head.text))
            #expect(read == log.head)
            #expect(read.isSigned(by: try #require(SealedHead.publicHalf(of: SealedLog.signing))))
            #expect(!read.isSigned(by: try #require(SealedHead.publicHalf(of: SealedHead.newKey()))))
            let other = try #require(SealedHead(log.head.text.replacing("E-", with: "E-1")))
            #expect(!other.isSigned(by: try #require(SealedHead.publicHalf(of: SealedLog.signing))))
        }
    }

    @Test("each field of an event, and each thing, citizen and note that belongs to it")
    func fields() async throws {
        try await SealedLog.with { log in
            let columns: [String: Int] = try await log.test.asOwner { tx in
                let rows = try tx.rows(
                    "select column_name as name from information_schema.columns where table_name = 'event'")
                return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["name"], 0) })
            }
            let changes = [
                "at": "at + interval '1 microsecond'", "transaction": "'7'", "actor": "actor || 'x'",
                "request": "request || 'x'", "action": "action || 'x'", "subject": "coalesce(subject, '') || 'x'",
                "reason": "coalesce(reason, '') || 'x'", "details": "details || '{\"x\": \"y\"}'", "id": "id + 1000000",
            ]
            #expect(Set(changes.keys) == Set(columns.keys), "a new field is sealed and tried too")
            for (column, value) in changes.sorted(by: { $0.key < $1.key }) {
                let event = log.events.randomElement() ?? 1
                let found = try await log.forging(
                    """
                    alter table event alter column id drop identity;
                    update event set \(column) = \(value) where id = \(event);
                    alter table event alter column id add generated always as identity
                    """)
                #expect(found?.event == "E-\(event)", "\(column)")
                #expect(found?.way == (column == "id" ? .deleted : .changed), "\(column)")
            }
            for (sql, event) in [
                ("update event set reason = null where id = X", "select max(id) from event where reason is not null"),
                ("delete from event_thing where event_id = X", "select max(event_id) from event_thing"),
                ("insert into event_thing values ('U-77', X)", "select min(event_id) from event_thing"),
                ("delete from event_citizen where event_id = X", "select max(event_id) from event_citizen"),
                ("insert into event_citizen values (77, X)", "select min(id) from event where action = 'read'"),
                (
                    "update step set undoes = null where event_id = X",
                    "select event_id from step where undoes is not null"
                ),
                ("delete from step_note where event_id = X", "select event_id from step_note"),
                ("delete from referral_note where event_id = X", "select max(event_id) from referral_note"),
            ] {
                let id: Int = try await log.test.asOwner { tx in
                    try tx.row("select (\(unescaped: event)) as id")["id"]
                }
                let found = try await log.forging(sql.replacing("X", with: "\(id)"))
                #expect(found?.event == "E-\(id)", "\(sql)")
                #expect(found?.way == .changed, "\(sql)")
            }
        }
    }

    @Test("an event deleted, inserted, put under another's number; the tail cut; a seal changed, deleted, made anew")
    func order() async throws {
        try await SealedLog.with { log in
            let events = log.events
            // Some of the first are of one migration and say the same.
            let event = events.suffix(8).dropLast(2).randomElement() ?? 1
            let next = events[(events.firstIndex(of: event) ?? 0) + 1]
            func swap(_ one: Int, _ two: Int) -> String {
                """
                alter table event alter column id drop identity;
                update event set id = 1000000 where id = \(one); update event set id = \(one) where id = \(two);
                update event set id = \(two) where id = 1000000;
                alter table event alter column id add generated always as identity
                """
            }
            func insert(_ id: Int, _ transaction: String) -> String {
                """
                insert into event (id, transaction, actor, request, action) overriding system value
                values (\(id), \(transaction), 'anna', 'q', 'test')
                """
            }
            for (sql, id, way) in [
                ("delete from event where id = \(event)", event, SealBreak.Way.deleted),
                (insert(log.gap, "pg_current_xact_id()"), log.gap, .inserted),
                (insert(log.gap, "'8'"), log.gap, .inserted),
                (swap(event, next), event, .changed),
                ("delete from event; delete from seal", 0, .cut),
                ("delete from event where id = \(events.max() ?? 0)", events.max() ?? 0, .deleted),
            ] {
                let found = try await log.forging(sql)
                #expect(found?.id == id, "\(sql)")
                #expect(found?.way == way, "\(sql)")
            }
            let last = try await log.test.asOwner { tx in
                try tx.row("select number, last_event from seal where events > 0 order by number desc limit 1")
            }
            let (number, lastEvent): (Int, Int) = (try last["number"], try last["last_event"])
            let before = events.last { $0 < lastEvent } ?? 0
            let cut = try await log.forging(
                "delete from event where id >= \(lastEvent); delete from seal where number >= \(number)")
            #expect(cut?.way == .cut)
            #expect(cut?.id == before)
            for sql in [
                "update seal set hash = sha256('x') where number = 2",
                "update seal set floor = floor - 1 where number = 2",
                "update seal set previous = sha256('x') where number = 2", "delete from seal where number = 2",
                "update seal set leaves = set_byte(leaves, 30, 1 + get_byte(leaves, 30) % 250) where number = 2",
                "update seal set sealed_at = now() + interval '1 day' where number = 2",
                "update seal set transaction = '9' where number = 2",
                "update seal set highest = highest + 1 where number = 2",
                "update seal set events = events + 1 where number = 2", "update seal set number = -2 where number = 2",
            ] {
                let found = try await log.forging(sql)
                #expect(found?.way == .seal, "\(sql)")
                #expect(found.map { events.contains($0.id) } == true, "\(sql)")
            }
        }
    }

    @Test("one among many is named, and what comes after it is not read")
    func many() async throws {
        try await TestStore.with { test in
            let first: Int = try await test.asOwner { tx in
                try tx.row(
                    """
                    with noted as (
                      insert into event (actor, request, action, details)
                      select 'anna', 'q' || n, 'test', '{"x": "y"}' from generate_series(1, 40000) n returning id
                    ) select min(id) as id from noted
                    """)["id"]
            }
            try await test.sealAll()
            _ = try await test.asOwner { tx in try tx.execute("update event set actor = 'x' where id = \(first + 9)") }
            let report = try await Store.verifyEvents(in: test.database.daemon, heads: [])
            #expect(report.broken?.id == first + 9 && report.broken?.way == .changed)
        }
    }

    @Test("who makes all seals anew after a change is found by a head that was signed before")
    func madeAnew() async throws {
        try await SealedLog.with { log in
            try await log.asSuperuser(
                "update event set actor = 'x' where id = \(log.events[3]); delete from seal where number > 0")
            try await log.test.sealAll(portion: 4)
            #expect(try await log.verified(heads: []).broken == nil)
            let found = try await log.verified().broken
            #expect(found?.way == .seal || found?.way == .cut)
        }
    }

    @Test("a look-up past its days leaves its hash; emptied without an event that says so, it is found")
    func forgotten() async throws {
        try await SealedLog.with { log in
            let test = log.test
            let read: Int = try await test.asOwner { tx in
                try tx.row("select min(id) as id from event where action = 'read'")["id"]
            }
            let empty = """
                update event set actor = '', request = '', subject = null, reason = null, details = '{}' where id = \(read);
                delete from event_citizen where event_id = \(read)
                """
            let found = try await log.forging(empty)
            #expect(found?.way == .emptied)
            #expect(found?.id == read)
            // Two of long ago, sealed and then forgotten in turn.
            let old: [Int] = try await test.asOwner { tx in
                try tx.rows(
                    """
                    with noted as (
                      insert into event (at, actor, request, action, subject, reason, details)
                      select now() - make_interval(days => age), 'anna', 'q', 'read', 'R-1', 'Samtale', '{"citizens": 1}'
                      from unnest(array[1900, 1899]) age returning id
                    ), shown as (
                      insert into event_citizen (citizen_id, event_id) select 1, id from noted
                    )
                    select id from noted order by id
                    """
                ).map { try $0["id"] }
            }
            try await test.sealAll()
            let day = Instant(microseconds: Timestamp.now().microseconds).copenhagenDay
            #expect(try await test.store.forgetDue(test.act(), today: day, portion: 1).reads == 2)
            // Who told of it must be sealed too.
            #expect(
                try await log.verified().broken
                    == SealBreak(.emptied, event: old[0], seal: try await log.seal(of: old[0])))
            try await test.sealAll()
            let report = try await log.verified()
            #expect(report.broken == nil)
            #expect(report.forgotten == 2)
            let exported = try await log.export()
            #expect(try log.verified(exported).broken == nil)
            #expect(try log.verified(exported).forgotten == 2)
            // Its instant is held all the same.
            try await log.asSuperuser("update event set at = at - interval '1 day' where id = \(old[1])")
            #expect(try await log.verified().broken?.id == old[1])
            // Without the events that tell of it, which came after the day of an export.
            try await log.asSuperuser("update event set at = at + interval '1 day' where id = \(old[1])")
            let forget = exported.first { $0.contains(#""action":"forget""#) } ?? ""
            #expect(try log.verified(exported.filter { $0 != forget }).broken != nil)
        }
    }

    @Test("numbers that come late are sealed late, while one writes for long; a restored database goes on")
    func late() async throws {
        try await TestStore.with { test in
            try await test.addAssociation("9001")
            try await test.sealAll()
            async let slow: Void = test.asOwner { tx in
                _ = try tx.execute(
                    "insert into event (actor, request, action) values ('slow', 'r', 'slow'), ('slow', 'r', 'slow')")
                _ = try tx.execute("select pg_sleep(4)")
            }
            try await Task.sleep(for: .seconds(1))
            try await test.addAssociation("9002")
            #expect(try await test.store.sealEvents() == 0)
            try await slow
            try await test.sealAll()
            // An id as another server gave it.
            try await test.asOwner { tx in
                _ = try tx.execute(
                    "insert into event (transaction, actor, request, action) values ('900000000', 'x', 'x', 'x')")
            }
            try await test.sealAll()
            let report = try await Store.verifyEvents(in: test.database.daemon, heads: [])
            #expect(report.broken == nil)
            #expect(try await report.events == test.asOwner { try $0.row("select count(*) as n from event")["n"] })
        }
    }

    @Test("two seal at once while others write: every event once")
    func atOnce() async throws {
        try await TestStore.with { test in
            try await test.withAnother(writers: 2) { other in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 1...30 { group.addTask { try await test.addAssociation("9\(number + 100)") } }
                    for store in [test.store, other] {
                        group.addTask { for _ in 0..<20 { _ = try await store.sealEvents(portion: 3) } }
                    }
                    try await group.waitForAll()
                }
            }
            try await test.sealAll()
            let report = try await Store.verifyEvents(in: test.database.daemon, heads: [])
            #expect(report.broken == nil)
            #expect(try await report.events == test.asOwner { try $0.row("select count(*) as n from event")["n"] })
            #expect(report.unsealed == 0)
        }
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
