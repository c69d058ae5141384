import Housing
import HousingAPI
import Postgres
import TestDatabase
import Testing

@testable import HousingStore

/// What retention takes out of events is told from what somebody took.
@Suite struct SealRetentionTests {
    @Test("a look-up past its days leaves its hash; emptied without an event that says so, it is found")
    func forgotten() async throws {
        try await SealedLog.with(before: lookLongAgo) { log in
            let test = log.test
            let read: Int = try await test.asOwner { tx in
                try tx.row("select max(id) as id from event where action = 'read'")["id"]
            }
            let empty = """
                update event set actor = '', request = '', subject = null, reason = null, details = '{}' where id = \(read);
                delete from event_citizens where event_id = \(read)
                """
            let found = try await log.forging(empty)
            #expect(found?.way == .emptied)
            #expect(found?.id == read)
            // Nor does an event written by hand help, while it had to be kept, nor one of another shape.
            for (at, until, more) in [
                ("now()", "now()", ""), ("now() + interval '6 years'", "now()", ""),
                ("now()", "now() - interval '6 years'", ""), ("now()", "now()", ", 'x', 'y'"),
            ] {
                let told = """
                    \(empty);
                    insert into event (at, actor, request, action, details) values (\(at), 'boligd', 'q', 'forget',
                      jsonb_build_object('reads', '1', 'first', '\(read)', 'last', '\(read)', 'until', (\(until))::text\(more)))
                    """
                let found = try await log.forging(told, isSealed: true)
                #expect(
                    found?.way == .emptied && found?.id == read || found?.way == .inserted, "\(at) \(until) \(more)")
            }
            // Two of long ago, forgotten in turn.
            let old: [Int] = try await test.asOwner { tx in
                try tx.rows("select id from event where at < now() - interval '1000 days' order by id").map {
                    try $0["id"]
                }
            }
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

    @Test("look-ups are forgotten by the days in force then, in the database and in an export")
    func shorter() async throws {
        func setting(_ test: TestStore, _ value: String, _ day: Day) async throws {
            func act(_ actor: String, _ action: String) -> Act {
                Act(actor: actor, request: "request-1", action: action)
            }
            _ = try await test.store.draftSetting(
                act("anna", "settings.set"), SettingSet(setting: .retentionReads, value: value, from: nil), today: day)
            _ = try await test.store.approveSetting(act("bo", "settings.approve"), "retention_reads")
        }
        try await SealedLog.with(before: lookLongAgo) { log in
            let test = log.test
            let day = Instant(microseconds: Timestamp.now().microseconds).copenhagenDay
            try await setting(test, "1899", day)
            #expect(try await test.store.forgetDue(test.act(), today: day).reads == 1)
            // What was in force then counts, not what is now.
            try await setting(test, "3000", day)
            try await test.sealAll()
            let report = try await log.verified()
            #expect(report.broken == nil && report.forgotten == 1)
            let exported = try await log.export()
            #expect(try log.verified(exported).broken == nil)
            // An event of before did not say what it put in force; its setting does.
            let retention = ReadRetention([])
            let range = ForgottenReads.Range(
                event: 9, at: Timestamp.now(), reads: "1", first: "1", last: "2",
                until: "\(day.adding(days: -1900)) 12:00:00+00")
            #expect(range.map(retention.admits) == true)
        }
    }

    /// Two look-ups of long ago.
    private func lookLongAgo(_ test: TestStore) async throws {
        _ = try await test.asOwner { tx in
            try tx.execute(
                """
                with noted as (
                  insert into event (at, actor, request, action, subject, reason, details)
                  select now() - make_interval(days => age), 'anna', 'q', 'read', 'R-1', 'Samtale', '{"citizens": 1}'
                  from unnest(array[1900, 1899]) age returning id
                )
                insert into event_citizens (event_id, citizens) select id, '{1}' from noted
                """)
        }
    }
}
