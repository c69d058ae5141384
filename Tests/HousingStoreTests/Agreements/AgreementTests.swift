import Housing
import HousingAPI
import HousingStore
import Postgres
import Testing

/// What is agreed with associations and their departments, as dated rows.
@Suite struct AgreementTests {
    private func set(
        _ test: TestStore, _ department: String? = nil, share: String? = nil, days: Int? = nil, from: String? = nil
    ) async throws -> Record {
        try await test.store.setAgreement(
            test.act("agreements.set"),
            AgreementSet(
                association: "9001", department: department, share: share.flatMap { Share($0) }, answerDays: days,
                from: from.flatMap { Day($0) }), today: test.today)
    }

    /// Every row: department, share, days, from, until.
    private func rows(_ test: TestStore) async throws -> [String] {
        try await test.store.list(.agreements, ListRequest()).items.map { row in
            ["department", "share", "answer_days", "valid_from", "valid_until"].map { row[$0].text }
                .joined(separator: " ")
        }
    }

    @Test("a change from a day ends the earlier row the day before, and keeps what it does not name")
    func follows() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            let row = try await set(test, share: "1/3")
            #expect(row["valid_from"].text == "2025-11-03" && row["share"].text == "33.33")
            _ = try await set(test, days: 7, from: "2027-01-01")
            #expect(
                try await rows(test) == [
                    "  10 2000-01-01 2025-11-02", " 33.33 10 2025-11-03 2026-12-31", " 33.33 7 2027-01-01 ",
                ])
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("a row from before another ends where that begins; from the same day it takes its place")
    func between() async throws {
        try await TestStore.with { test in
            _ = try await test.store.addAssociation(
                test.act(), AssociationAdd(association: "9001", name: "E", profile: nil, share: nil, answerDays: nil))
            _ = try await set(test, share: "25", days: 10, from: "2026-01-01")
            _ = try await set(test, share: "50", days: 5, from: "2025-01-01")
            #expect(try await rows(test) == [" 50 5 2025-01-01 2025-12-31", " 25 10 2026-01-01 "])
            _ = try await set(test, share: "40", from: "2026-01-01")
            #expect(try await rows(test) == [" 50 5 2025-01-01 2025-12-31", " 40 10 2026-01-01 "])
            let known = try await test.store.read { tx in
                try tx.row("select count(*)::int as versions from letting_agreement_version")["versions", as: Int.self]
            }
            #expect(known == 3)
        }
    }

    @Test("a department has its own beside its association's, and takes from it what it does not say")
    func departments() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            _ = try await set(test, "12", share: "1/2", from: "2025-09-01")
            #expect(try await test.store.show(.agreements, "9001/12/2025-10-01")["answer_days"].text == "10")
            #expect(try await test.store.show(.agreements, "9001/12/2025-08-31")["department"] == .null)
            #expect(try await test.store.show(.agreements, "9001/77")["department"] == .null)
            _ = try await set(test, "12", days: 3, from: "2025-10-01")
            try await test.receive([unit("1"), unit("2", on: "2025-09-30")])
            let units = try await test.store.list(.units, ListRequest()).items.map { $0["answer_by"].text }
            #expect(units.sorted() == ["2025-10-04", "2025-10-10"])
            for name in ["9001/12/1999-12-31", "9001/12/3/4", "9001/2025-13-01/x", "9001//x"] {
                await #expect { try await test.store.show(.agreements, name) } throws: {
                    ($0 as? Problem)?.code == "unknown_agreement"
                }
            }
        }
    }

    @Test("days a department never had are its association's once there are some")
    func laterDays() async throws {
        try await TestStore.with { test in
            _ = try await test.store.addAssociation(
                test.act(), AssociationAdd(association: "9001", name: "E", profile: nil, share: nil, answerDays: nil))
            _ = try await set(test, "12", share: "1/2", from: "2025-01-01")
            _ = try await set(test, days: 14, from: "2025-01-01")
            #expect(try await test.store.show(.agreements, "9001/12")["answer_days"].text == "14")
        }
    }

    @Test("nothing agreed, an unknown association and days out of bounds are refused")
    func refused() async throws {
        try await TestStore.with { test in
            await #expect { try await set(test, share: "25") } throws: {
                ($0 as? Problem)?.code == "unknown_association"
            }
            try await test.addAssociation()
            await #expect { try await set(test) } throws: { ($0 as? Problem)?.code == "missing_field" }
            await #expect { try await set(test, days: 366) } throws: { ($0 as? Problem)?.code == "out_of_range" }
            #expect(try await rows(test).count == 1)
        }
    }

    @Test("many at once, of one association and its departments: no two rows hold on one day")
    func atOnce() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<24 {
                    group.addTask {
                        let day = Day(number: 20_000 + number % 8 * 30)
                        _ = try await set(
                            test, number % 2 == 0 ? "12" : nil, share: "1/\(number + 1)", from: day.description)
                    }
                }
                try await group.waitForAll()
            }
            let overlaps = try await test.store.read { tx in
                try tx.rows(
                    """
                    select a.letting_agreement_id as id from letting_agreement_version a
                    join letting_agreement_version b on b.association_id = a.association_id
                      and b.department_id is not distinct from a.department_id
                      and b.letting_agreement_id > a.letting_agreement_id
                      and daterange(a.valid_from, a.valid_until) && daterange(b.valid_from, b.valid_until)
                    where a.known_until = 'infinity' and b.known_until = 'infinity'
                    """
                ).count
            }
            #expect(overlaps == 0)
            // Four days of the department, four of the association and the row it began with.
            #expect(try await rows(test).count == 9)
            #expect(try await test.store.breaches() == [])
        }
    }
}
