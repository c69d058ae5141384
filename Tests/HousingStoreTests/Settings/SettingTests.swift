import Housing
import HousingAPI
import HousingStore
import Postgres
import Testing

@Suite struct SettingTests {
    private func act(_ actor: String) -> Act { Act(actor: actor, request: "request-1", action: "settings.set") }

    private func draft(
        _ test: TestStore, _ setting: SettingName, _ value: String, from: String? = nil, by actor: String = "anna"
    ) async throws -> Record {
        try await test.store.draftSetting(
            act(actor), SettingSet(setting: setting, value: value, from: from.flatMap { Day($0) }), today: test.today)
    }

    @Test("a draft takes effect when somebody else approves it, from its day on")
    func approved() async throws {
        try await TestStore.with { test in
            let drafted = try await draft(test, .ranking, "-waited_days referral", from: "2025-12-01")
            #expect(drafted["state"] == .text("draft") && drafted["valid_from"] == .text("2025-12-01"))
            #expect(try await test.store.ranking(on: Day("2025-12-01") ?? test.today) == .shipped)
            let problem = await #expect(throws: Problem.self) {
                try await test.store.approveSetting(act("anna"), "ranking")
            }
            #expect(problem?.code == "second_person_needed")
            #expect(try await test.store.approveSetting(act("bo"), "ranking")["state"] == .text("in_force"))
            #expect(try await test.store.ranking(on: Day("2025-11-30") ?? test.today) == .shipped)
            #expect(
                try await test.store.ranking(on: Day("2025-12-01") ?? test.today) == Ranking("-waited_days referral"))
            let again = await #expect(throws: Problem.self) {
                try await test.store.approveSetting(act("bo"), "ranking")
            }
            #expect(again?.code == "nothing_drafted")
            let query = EventsQuery(actor: "bo", action: nil, from: nil, until: nil, limit: nil)
            #expect(try await test.store.events(query, today: test.today).items.map(\.things) == [["ranking"]])
        }
    }

    @Test("the last draft is the one that waits, and the last approved of a day is in force")
    func replaced() async throws {
        try await TestStore.with { test in
            for value in ["5", "9"] { _ = try await draft(test, .offerAnswerDays, value) }
            _ = try await test.store.approveSetting(act("bo"), "offer_answer_days")
            let rows = try await test.store.list(
                .settings,
                ListRequest(.settings, where: ["setting=offer_answer_days"], sort: "value", today: test.today)
            ).items
            #expect(rows.map { $0["value"].text } == ["5", "7", "9"])
            #expect(rows.map { $0["state"].text } == ["replaced", "in_force", "in_force"])
            #expect(rows[1]["valid_until"] == .text("2025-11-02"))
        }
    }

    @Test("the database itself wants a second person")
    func constraint() async throws {
        try await TestStore.with { test in
            _ = try await draft(test, .offerAnswerDays, "5")
            await #expect {
                try await test.store.pool.transaction { tx in
                    try tx.execute(
                        """
                        insert into setting_version (setting_id, drafted_by, approved_by, known_from, event_id)
                        select id, drafted_by, drafted_by, now(), event_id from setting where drafted_by = 'anna'
                        """)
                }
            } throws: { ($0 as? PostgresError)?.constraint == "setting_second_person" }
        }
    }

    @Test("an unknown setting is wrong use")
    func unknown() async throws {
        try await TestStore.with { test in
            let problem = await #expect(throws: Problem.self) {
                try await test.store.approveSetting(act("bo"), "farve")
            }
            #expect(problem?.code == "unknown_setting" && problem?.kind == .wrongUse)
        }
    }
}
