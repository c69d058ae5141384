import FoundationEssentials
import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

@Suite struct ImportTests {
    @Test("a file adds, the same again changes nothing, another rent is a change kept with its history")
    func unitsAgain() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            #expect(try await test.receive([unit("1"), unit("2")]) == "2 0 0 0 true")
            #expect(try await test.receive([unit("1"), unit("2")]) == "0 0 2 0 true")
            #expect(try await test.receive([unit("1", rent: 4300), unit("2")]) == "0 1 1 0 true")
            #expect(try await test.store.show(.units, "U-1")["rent"] == .number("4300"))
            let versions = try await test.store.read { tx in
                try tx.rows("select rent from received_unit_version where received_unit_id = 1 order by known_from")
                    .map { try $0["rent", as: Money.self].kroner }
            }
            #expect(versions == [4200, 4300])
        }
    }

    @Test("a second row with a key is compared with the first, and the last of unequal ones wins")
    func repeatedKeys() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            let report = try await test.receive([unit("1"), unit("01"), unit("1", rent: 4300)])
            #expect(report == "1 1 1 0 true")
            #expect(try await test.store.show(.units, "U-1")["rent"] == .number("4300"))
        }
    }

    @Test("what is not stored is counted all the same; refused rows are left out")
    func notStored() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            #expect(try await test.receive([unit("1"), unit("2")], refused: [3], stores: false) == "1 0 0 1 false")
            #expect(try await test.receive([unit("1"), unit("2")], dryRun: true) == "2 0 0 0 false")
            #expect(try await test.store.list(.units, ListRequest()).items.isEmpty)
            #expect(try await test.receive([unit("1"), unit("2")], refused: [3]) == "1 0 0 1 true")
            #expect(try await test.store.list(.units, ListRequest()).items.count == 1)
            let kept = try #require(try await test.store.importReport(1, of: 1))
            #expect(String(decoding: kept, as: UTF8.self) == "1 0 0 1 false")
            // The refused file is kept with its report; the dry run is not.
            #expect(try await test.store.list(.imports, ListRequest()).items.count == 2)
        }
    }

    @Test("the bytes of a file are kept in pieces; those of referrals are sealed")
    func bytes() async throws {
        try await TestStore.with { test in
            let bytes = Data((0..<2_500_000).map { UInt8(truncatingIfNeeded: $0) })
            let units = TestFile(.units, [Unit](), columns: allUnitColumns)
            _ = try await test.store.importUnits(
                test.act("units.import"), units, TestFile<Unit>.sent(bytes), today: test.today)
            let row = try await test.store.read { tx in
                try tx.row(
                    """
                    select count(*) as parts, string_agg(bytes, ''::bytea order by part) = \(Array(bytes)) as same
                    from import_file_part
                    """)
            }
            #expect(try row["parts"] == 3)
            #expect(try row["same"] == true)
            let sent = Data("navn;Prøve Person".utf8)
            let referrals = TestFile(.referrals, [referral("A-1")], columns: ["navn"])
            _ = try await test.store.importReferrals(
                test.act("referrals.import"), referrals, TestFile<Unit>.sent(sent), today: test.today)
            let sealed = try await test.store.read { tx in
                try tx.row(
                    "select position('Person'::bytea in bytes) as found from import_file_part where part = 1 order by import_file_id desc limit 1"
                )
            }
            #expect(try sealed["found"] == 0)
        }
    }

    @Test("the key of a referral file is destroyed when its days have passed, not before, and nothing else")
    func forgottenFiles() async throws {
        try await TestStore.with { test in
            _ = try await test.refer([referral("A-1")])
            try await test.addAssociation()
            _ = try await test.receive([unit("1")])
            let until = try await test.store.read { tx in
                try tx.row("select keep_until, now()::date as today from import_file where kind = 'referrals'")
            }
            let (last, today): (Day, Day) = (try until["keep_until"], try until["today"])
            #expect((89...91).contains(last.days(since: today)))
            let act = test.act("imports.forget")
            #expect(try await test.store.forgetFiles(act, today: last) == 0)
            #expect(try await test.store.forgetFiles(act, today: last.adding(days: 1)) == 1)
            #expect(try await test.store.forgetFiles(act, today: last.adding(days: 2)) == 0)
            let events = try await test.store.read { tx in
                try tx.rows("select details ->> 'files' as files from event where action = 'imports.forget'")
                    .map { try $0["files", as: String.self] }
            }
            #expect(events == ["I-1"])
            #expect(try await test.store.list(.imports, ListRequest()).items.count == 2)
        }
    }

    private func row(
        _ tenancy: String, _ outcome: UnitState, citizen: String? = nil, on: String = "2025-10-10",
        movedIn: String? = nil,
        reason: ReturnReason? = nil, subsidy: RegisterSubsidy? = nil
    ) -> RegisterRow {
        RegisterRow(
            unit: unit(tenancy), outcome: outcome, outcomeOn: outcome == .open ? nil : Day(on), returnReason: reason,
            citizen: citizen, targetGroup: .homeless, homeless: true, movedInOn: movedIn.flatMap { Day($0) },
            subsidy: subsidy)
    }

    private func states(_ test: TestStore) async throws -> [String] {
        try await test.store.list(.units, ListRequest()).items.map { $0["state"].text }
    }

    @Test("a register makes the units, allocations, returns and subsidies that daily work would have made")
    func register() async throws {
        try await TestStore.with { test in
            let start = try #require(Day("2025-10-10"))
            let rows = [
                row(
                    "1", .allocated, citizen: "b1", movedIn: "2025-10-15",
                    subsidy: RegisterSubsidy(
                        scheme: .state, amount: Money(kroner: 1414), from: start)),
                row("2", .returned, reason: .rentTooHigh), row("3", .withdrawn), row("4", .open),
                row("5", .allocated, citizen: "b1", on: "2025-10-20"),
            ]
            #expect(try await test.receiveRegister(rows) == "5 0 0 0 true")
            #expect(try await test.receiveRegister(rows) == "0 0 5 0 true")
            #expect(try await states(test) == ["allocated", "returned", "withdrawn", "open", "allocated"])
            let subsidies = try await test.store.list(.subsidies, ListRequest())
            #expect(subsidies.items.map { $0["amount"] } == [.number("1414")])
            let citizens = try await test.store.read { tx in try tx.rows("select id from citizen").count }
            #expect(citizens == 1)
        }
    }

    @Test("another outcome for the same key is a change: what it no longer says is undone, and kept")
    func registerChange() async throws {
        try await TestStore.with { test in
            let start = try #require(Day("2025-10-10"))
            let subsidy = RegisterSubsidy(scheme: .state, amount: Money(kroner: 1414), from: start)
            _ = try await test.receiveRegister([
                row("1", .allocated, citizen: "b1", subsidy: subsidy), row("2", .returned, reason: .condition),
                row("3", .withdrawn), row("4", .allocated, citizen: "b2"),
            ])
            let changed = [
                row("1", .returned, reason: .rentTooHigh), row("2", .allocated, citizen: "b1", on: "2025-10-21"),
                row("3", .open), row("4", .allocated, citizen: "b3"),
            ]
            #expect(try await test.receiveRegister(changed) == "0 4 0 0 true")
            #expect(try await test.receiveRegister(changed) == "0 0 4 0 true")
            #expect(try await states(test) == ["returned", "allocated", "open", "allocated"])
            #expect(try await test.subsidies().isEmpty)
            let undone = try await test.store.read { tx in
                try tx.row("select count(*) from allocation_now where state = 'cancelled'")["count", as: Int.self]
            }
            #expect(undone == 2)
        }
    }

    @Test("a citizen twice in a register: the earlier allocation no longer waits")
    func citizenTwice() async throws {
        try await TestStore.with { test in
            _ = try await test.receiveRegister([row("1", .allocated, citizen: "b1")])
            _ = try await test.receiveRegister([
                row("1", .allocated, citizen: "b1"), row("2", .allocated, citizen: "b1", on: "2025-10-12"),
                row("3", .allocated, citizen: "b1", on: "2025-10-12"),
            ])
            let open = try await test.store.read { tx in
                try tx.rows("select unit from allocation_now where open").map { try $0["unit", as: Int.self] }
            }
            #expect(open == [3])
        }
    }

    private func waitedOn(_ test: TestStore) async throws -> [Int] {
        try await test.store.read { tx in
            try tx.rows("select unit from allocation_now where open order by unit").map { try $0["unit", as: Int.self] }
        }
    }

    @Test("an allocation is open again when it was not moved into after all, or when the later one is undone")
    func reopened() async throws {
        try await TestStore.with { test in
            _ = try await test.receiveRegister([row("1", .allocated, citizen: "b1", movedIn: "2025-10-15")])
            #expect(try await waitedOn(test) == [])
            _ = try await test.receiveRegister([row("1", .allocated, citizen: "b1")])
            #expect(try await waitedOn(test) == [1])
            _ = try await test.receiveRegister([row("2", .allocated, citizen: "b1", on: "2025-10-20")])
            #expect(try await waitedOn(test) == [2])
            _ = try await test.receiveRegister([row("2", .returned, on: "2025-10-21", reason: .condition)])
            #expect(try await waitedOn(test) == [1])
        }
    }

    @Test("what a register has no column for stays as it is known; an empty cell makes it unknown")
    func absentRegisterColumns() async throws {
        try await TestStore.with { test in
            let start = try #require(Day("2025-10-10"))
            let subsidy = RegisterSubsidy(scheme: .state, amount: Money(kroner: 1414), from: start)
            let full = row("1", .allocated, citizen: "b1", movedIn: "2025-10-15", subsidy: subsidy)
            _ = try await test.receiveRegister([full])
            var bare = full
            (bare.targetGroup, bare.homeless, bare.movedInOn, bare.subsidy) = (nil, nil, nil, nil)
            #expect(try await test.receiveRegister([bare], columns: allUnitColumns) == "0 0 1 0 true")
            // Another citizen has nothing of the first one's.
            bare.citizen = "b2"
            #expect(try await test.receiveRegister([bare], columns: allUnitColumns) == "0 1 0 0 true")
            #expect(try await test.subsidies().isEmpty)
            #expect(try await test.receiveRegister([full]) == "0 1 0 0 true")
            bare.citizen = "b1"
            #expect(try await test.receiveRegister([bare]) == "0 1 0 0 true")
            #expect(try await test.subsidies().isEmpty)
            #expect(try await test.store.show(.units, "U-1")["moved_in_on"] == .null)
        }
    }

    @Test("a referral keeps who the citizen is sealed, and finds the same citizen again")
    func referrals() async throws {
        try await TestStore.with { test in
            #expect(try await test.refer([referral("A-1"), referral("A-2")]) == "2 0 0 0 true")
            #expect(try await test.refer([referral("A-1")]) == "0 0 1 0 true")
            let (citizen, name) = try await test.store.read { tx in
                let row = try tx.row("select key, sealed from identity where citizen_id = 1")
                let citizen = try tx.vault.identity(key: try row["key"], sealed: try row["sealed"], of: 1)
                return OfCases((citizen, try tx.name(of: 1)), citizen: 1)
            }.value
            #expect(citizen.cpr == "7001701234" && citizen.name == nil && name == "Prøve Person")
            let plain = try await test.store.read { tx in
                try tx.row(
                    """
                    select count(*) from identity where position('Person'::bytea in sealed) > 0
                    or position('7001701234'::bytea in sealed) > 0
                    """)["count", as: Int.self]
            }
            #expect(plain == 0)
            let citizens = try await test.store.read { tx in try tx.rows("select id from citizen").count }
            #expect(citizens == 1)
        }
    }

    @Test("an absent column leaves what is known, an empty cell in a present one makes it unknown")
    func absentColumns() async throws {
        try await TestStore.with { test in
            _ = try await test.refer([referral("A-1")], columns: ["maalgruppe", "hjemloes"])
            var row = referral("A-1")
            row.facts.targetGroup = nil
            row.facts.homeless = nil
            #expect(try await test.refer([row], columns: ["hjemloes"]) == "0 1 0 0 true")
            let shown = try await test.store.show(.referrals, "R-1")
            #expect(shown["target_group"] == .text("homeless"))
            #expect(shown["homeless"] == .null)
        }
    }
}
