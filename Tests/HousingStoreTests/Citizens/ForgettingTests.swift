import Housing
import HousingAPI
import HousingStore
import Postgres
import Testing

@Suite struct ForgettingTests {
    @Test("who has had no case for the days of the setting is forgotten, once; who has one is not; every count stays")
    func citizens() async throws {
        try await TestStore.with { test in
            _ = try await test.refer([referral("T-1"), referral("T-2", cpr: "6101900102")])
            _ = try await test.store.noteReferral(test.act(), "R-1", ReferralNote(text: "Ringer mandag"))
            _ = try await test.store.closeReferral(
                test.act(), "R-1", ReferralClose(reason: .other, on: nil, note: nil), today: test.today)
            let last = test.today.adding(days: 1825)
            #expect(try await test.store.forgetDue(test.act(), today: last).citizens == 0)
            let after = last.adding(days: 1)
            #expect(try await test.store.forgetDue(test.act(dryRun: true), today: after).citizens == 1)
            #expect(try await test.identities() == ["1 true", "2 true"])
            #expect(try await test.store.forgetDue(test.act(), today: after, portion: 1).citizens == 1)
            #expect(try await test.store.forgetDue(test.act(), today: after).citizens == 0)
            #expect(try await test.identities() == ["1 false", "2 true"])
            let kept = try await test.asOwner { tx in
                try tx.row(
                    """
                    select (select count(*) from referral_note where key is not null or sealed is not null) as notes,
                      (select count(*) from referral) as referrals,
                      (select details ->> 'citizens' from event where action = 'forget') as forgotten
                    """)
            }
            #expect(try kept["notes"] == 0)
            #expect(try kept["referrals"] == 2)
            #expect(try kept["forgotten"] == "1")
            #expect(try await test.store.show(.referrals, "T-1")["name"] == .null)
            #expect(try await test.store.show(.referrals, "T-2")["name"] == .text("Prøve Person"))
        }
    }

    @Test("look-ups past their days keep nothing but their place, whatever day the daemon says it is")
    func reads() async throws {
        try await TestStore.with { test in
            _ = try await test.asOwner { tx in
                try tx.execute(
                    """
                    with noted as (
                      insert into event (at, actor, request, action, subject, reason, details)
                      select now() - make_interval(days => age), 'anna', 'q', 'read', 'R-1', 'Samtale', '{"citizens": 1}'
                      from unnest(array[1828, 1827, 1824]) age returning id
                    )
                    insert into event_citizens (event_id, citizens) select id, '{7}' from noted
                    """)
            }
            let far = test.today.adding(days: 10_000)
            #expect(try await test.store.forgetDue(test.act(), today: far, portion: 1).reads == 2)
            #expect(try await test.store.forgetDue(test.act(), today: far).reads == 0)
            let kept = try await test.asOwner { tx in
                try tx.row(
                    """
                    select (select count(*) from event where action = 'read') as rows,
                      (select count(*) from event where action = 'read' and (actor, request, details) = ('', '', '{}')
                        and subject is null and reason is null) as empty,
                      (select count(*) from event_citizens) as named,
                      (select count(*) from event where action = 'forget' and details ->> 'reads' = '1') as forgotten
                    """)
            }
            #expect(try kept["rows"] == 3)
            #expect(try kept["empty"] == 2)
            #expect(try kept["named"] == 1)
            #expect(try kept["forgotten"] == 2)
        }
    }

    @Test("notes go after their days, also of who waits, and beside steps")
    func notes() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1)
            _ = try await test.store.decline(
                test.act("allocations.decline"), "A-1",
                AllocationEnd(reason: .location, on: nil, note: "For langt væk"), today: test.today)
            _ = try await test.store.noteReferral(test.act(), "R-1", ReferralNote(text: "Ringer mandag"))
            let written: Day = try await test.asOwner { tx in
                try tx.execute("update event set at = now() - make_interval(days => 10)")
                return try tx.row("select (now() at time zone 'Europe/Copenhagen')::date - 10 as day")["day"]
            }
            let last = written.adding(days: 1825)
            #expect(try await test.store.forgetDue(test.act(), today: last).notes == 0)
            let forgotten = try await test.store.forgetDue(test.act(), today: last.adding(days: 1), portion: 1)
            #expect(forgotten.notes == 2)
            #expect(forgotten.citizens == 0)
            #expect(try await test.store.show(.allocations, "A-1")["note"] == .null)
            #expect(try await test.store.show(.referrals, "R-1")["name"] == .text("Prøve Person"))
        }
    }

    @Test(
        "who moved in is forgotten by the days since then; who has accepted only, or a subsidy without an end, is not")
    func movedIn() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1)
            try await test.accept(1)
            let far = test.today.adding(days: 9_000)
            #expect(try await test.store.forgetDue(test.act(), today: far).citizens == 0)
            try await test.moveIn(1)
            let last = test.today.adding(days: 1825)
            #expect(try await test.store.forgetDue(test.act(dryRun: true), today: last).citizens == 0)
            #expect(try await test.store.forgetDue(test.act(dryRun: true), today: last.adding(days: 1)).citizens == 1)
            try await test.asOwner { tx in
                _ = try tx.execute(
                    """
                    with s as (insert into subsidy (allocation_id) values (1) returning id)
                    insert into subsidy_version
                      (subsidy_id, allocation_id, scheme, amount, starts_on, known_from, event_id)
                    select id, 1, (select code from scheme limit 1), 100, today(), now(), (select min(id) from event) from s
                    """)
            }
            #expect(try await test.store.forgetDue(test.act(), today: far).citizens == 0)
        }
    }

    @Test("a register that is sent again means the citizens it meant before, forgotten or not")
    func register() async throws {
        try await TestStore.with { test in
            func row(_ tenancy: String, _ citizen: String) -> RegisterRow {
                var row = RegisterRow(
                    unit: unit(tenancy, rent: 4000, on: "2020-01-01"), outcome: .allocated,
                    outcomeOn: Day("2020-01-10"), citizen: citizen)
                row.movedInOn = Day("2020-02-01")
                return row
            }
            try await test.storeParameters()
            let rows = [row("1", "b1"), row("2", "b2")]
            #expect(try await test.receiveRegister(rows) == "2 0 0 0 true")
            let day = test.today.adding(days: 1826)
            #expect(try await test.store.forgetDue(test.act(), today: day).citizens == 2)
            let before = try await test.versions()
            #expect(try await test.receiveRegister(rows) == "0 0 2 0 true")
            // Something else has changed of one: the allocation is theirs all the same.
            var other = rows[0]
            other.movedInOn = Day("2020-02-02")
            #expect(try await test.receiveRegister([other, rows[1]]) == "0 1 1 0 true")
            #expect(try await test.versions() == before)
            #expect(try await test.identities() == ["1 false", "2 false"])
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("two daemons at once forget each citizen once")
    func twice() async throws {
        try await TestStore.with { test in
            _ = try await test.refer([referral("T-1"), referral("T-2", cpr: "6101900102")])
            for name in ["R-1", "R-2"] {
                _ = try await test.store.closeReferral(
                    test.act(), name, ReferralClose(reason: .other, on: nil, note: nil), today: test.today)
            }
            let day = test.today.adding(days: 1826)
            try await test.withAnother(writers: 1) { other in
                async let one = test.store.forgetDue(test.act(), today: day, portion: 1)
                async let two = other.forgetDue(test.act(), today: day, portion: 1)
                let forgotten = [try await one.citizens, try await two.citizens]
                #expect(forgotten.reduce(0, +) == 2)
            }
            #expect(try await test.identities() == ["1 false", "2 false"])
        }
    }
}

extension TestStore {
    /// The allocations there are, and the citizens.
    fileprivate func versions() async throws -> [String] {
        try await store.read { tx in
            try tx.rows("select allocation || ' ' || state as one from allocation_now order by 1").map {
                try $0["one", as: String.self]
            } + [try tx.row("select count(*)::text as n from citizen")["n"]]
        }
    }

    /// Of each citizen, whether anything says who it is.
    fileprivate func identities() async throws -> [String] {
        try await asOwner { tx in
            try tx.rows(
                """
                select citizen_id || ' ' || (coalesce(cpr_hash, register_hash, key, sealed) is not null) as said
                from identity order by citizen_id
                """
            ).map { try $0["said"] }
        }
    }
}
