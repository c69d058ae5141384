import Housing
import HousingAPI
import HousingStore
import Postgres
import Testing

/// Offers with deadlines, and the ways they come to nothing.
@Suite struct OfferTests {
    /// Three units and three referrals; an offer of the first, made on 1 November and to be answered by the 3rd.
    private func offered(_ body: (TestStore) async throws -> Void) async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await test.addAssociation()
            try await test.receive((1...3).map { unit("\($0)") })
            _ = try await test.refer((1...3).map { referral("A-\($0)", cpr: cpr($0)) })
            try await offer(test, 1, on: "2025-11-01", until: "2025-11-03")
            try await body(test)
        }
    }

    @discardableResult
    private func offer(_ test: TestStore, _ number: Int, on: String? = nil, until: String? = nil) async throws -> Record
    {
        try await test.store.offer(
            test.act("allocations.offer", reason: "test"),
            AllocationOffer(
                unit: UnitNumber(number), referral: ReferralNumber(number), subsidy: nil, on: on.flatMap { Day($0) },
                answerBy: until.flatMap { Day($0) }), today: test.today)
    }

    private func code(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch let problem as Problem { return problem.code } catch { return "\(error)" }
    }

    @Test("an offer says its own deadline, or gets the days of the setting in force on its day")
    func deadline() async throws {
        try await offered { test in
            #expect(try await offer(test, 2, on: "2025-10-20")["answer_by"] == .text("2025-10-27"))
            _ = try await test.store.draftSetting(
                test.act(), SettingSet(setting: .offerAnswerDays, value: "3", from: Day("2025-11-02")),
                today: test.today)
            var other = test.act()
            other.actor = "other"
            _ = try await test.store.approveSetting(other, "offer_answer_days")
            #expect(try await offer(test, 3)["answer_by"] == .text("2025-11-06"))
            #expect(await code { try await offer(test, 3, on: "2025-11-02", until: "2025-11-01") } != nil)
        }
    }

    @Test("it expires by itself the day after its last; unit, referral and subsidy are free again")
    func expires() async throws {
        try await offered { test in
            #expect(try await test.store.expireOffers(test.act(), today: test.today) == 0)
            let next = test.today.adding(days: 1)
            #expect(try await test.store.expireOffers(test.act(dryRun: true), today: next) == 1)
            #expect(try await test.store.show(.allocations, "A-1")["state"] == .text("offered"))
            // The service was away for a week: the day of expiry is the day after the last all the same.
            #expect(try await test.store.expireOffers(test.act(), today: next.adding(days: 7)) == 1)
            let expired = try await test.store.show(.allocations, "A-1")
            #expect(expired["state"] == .text("expired") && expired["expired_on"] == .text("2025-11-04"))
            #expect(try await test.store.show(.units, "U-1")["state"] == .text("open"))
            #expect(try await test.store.show(.referrals, "R-1")["state"] == .text("open"))
            #expect(try await test.store.expireOffers(test.act(), today: next.adding(days: 7)) == 0)
            let actors = try await test.store.read { tx in
                try tx.rows("select actor from event where action = 'allocations.expire'").map {
                    try $0["actor", as: String.self]
                }
            }
            #expect(actors == ["boligd"])
            #expect(await code { try await test.accept(1) } == "offer_expired")
            #expect(await code { try await test.decline(1) } == "offer_expired")
            #expect(await code { try await test.moveIn(1) } == "allocation_expired")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("an answer is judged by its day: in time is in time, however late it is told")
    func answeredInTime() async throws {
        try await offered { test in
            let later = Day("2025-11-20") ?? test.today
            #expect(
                await code {
                    _ = try await test.store.accept(test.act(), "A-1", Step(on: Day("2025-11-04")), today: later)
                } == "offer_expired")
            let accepted = try await test.store.accept(test.act(), "A-1", Step(on: Day("2025-11-03")), today: later)
            #expect(accepted["accepted_on"] == .text("2025-11-03"))
            #expect(try await test.store.expireOffers(test.act(), today: later) == 0)
        }
    }

    @Test("days that do not follow each other, and days ahead, are refused")
    func days() async throws {
        try await offered { test in
            #expect(await code { try await offer(test, 2, on: "2025-09-30") } == "days_out_of_order")
            #expect(await code { try await offer(test, 2, on: "2025-11-04") } == "day_in_future")
            #expect(await code { try await test.accept(1, on: Day("2025-10-31")) } == "days_out_of_order")
            try await test.accept(1)
            #expect(await code { try await test.moveIn(1, on: Day("2025-11-02")) } == "days_out_of_order")
            #expect(
                await code { try await test.moveIn(1, on: test.today, planned: test.today) } == "planned_or_happened")
        }
    }

    @Test("a planned move-in is no move-in until it has happened")
    func planned() async throws {
        try await offered { test in
            try await test.accept(1)
            let planned = try await test.moveIn(1, planned: Day("2026-02-01"))
            #expect(planned["state"] == .text("accepted") && planned["planned_on"] == .text("2026-02-01"))
            #expect(planned["moved_in_on"] == .null)
            let moved = try await test.moveIn(1)
            #expect(moved["state"] == .text("moved_in") && moved["planned_on"] == .text("2026-02-01"))
        }
    }

    @Test("a reason says whose answer it was; only barred has a last day")
    func reasons() async throws {
        try await offered { test in
            let barred = AllocationEnd(reason: .barred, on: nil, until: Day("2026-05-01"), note: "Husorden")
            let ended = try await test.store.decline(test.act(), "A-1", barred, today: test.today)
            #expect(ended["side"] == .text("association") && ended["barred_until"] == .text("2026-05-01"))
            #expect(ended["note"] == .text("Husorden"))
            try await offer(test, 2)
            #expect(
                await code {
                    _ = try await test.store.cancel(
                        test.act(), "A-2", AllocationEnd(reason: .mistake, on: nil, until: test.today),
                        today: test.today)
                } == "only_barred_until")
            for (reason, side) in [
                (AnswerReason.tooExpensive, "citizen"), (.failsCheck, "economy"), (.betterMatch, "municipality"),
            ] {
                let number = try await test.decline(try await latest(test), reason)
                #expect(number["side"] == .text(side))
                try await offer(test, 2)
            }
        }
    }

    @Test("whom the association will not have gets no offer of it until its last day, whatever the reason")
    func barred() async throws {
        try await offered { test in
            let end = AllocationEnd(reason: .barred, on: nil, until: nil)
            _ = try await test.store.decline(test.act(), "A-1", end, today: test.today)
            #expect(await code { try await offer(test, 1) } == "barred")
            try await offer(test, 2)
            try await test.correct("A-1", "reason=no_reply")
            try await offer(test, 1)
        }
    }

    @Test("a household larger than the association's rule is offered the unit for a reason alone")
    func tooManyPersons() async throws {
        try await offered { test in
            var large = referral("A-4", cpr: cpr(4))
            large.facts.household.children = [1, 2, 3, 4]
            _ = try await test.refer([large])
            let wanted = AllocationOffer(unit: UnitNumber(2), referral: ReferralNumber(4), subsidy: nil, on: nil)
            #expect(
                await code {
                    _ = try await test.store.offer(test.act("allocations.offer"), wanted, today: test.today)
                } == "too_many_persons")
            _ = try await test.store.offer(
                test.act("allocations.offer", reason: "Boligorganisationen er enig"), wanted, today: test.today)
        }
    }

    private func latest(_ test: TestStore) async throws -> Int {
        try await test.store.read { tx in try tx.row("select max(id) as id from allocation")["id"] }
    }

    @Test("a reason that is no longer in use is refused by the day of the answer")
    func reasonsByDay() async throws {
        try await offered { test in
            _ = try await test.asOwner { tx in
                try tx.execute("update answer_reason set valid_until = '2025-11-02' where code = 'size'")
            }
            #expect(await code { try await test.decline(1, .size) } == "reason_not_in_use")
            #expect(try await test.decline(1, .size, on: Day("2025-11-01"))["side"] == .text("citizen"))
        }
    }

    @Test("an association that takes a unit back cancels its open offer in the same step, and no allocation")
    func withdrawn() async throws {
        try await offered { test in
            let unit = try await test.store.withdrawUnit(
                test.act("units.withdraw"), "U-1", Step(on: nil), today: test.today)
            #expect(unit["state"] == .text("withdrawn"))
            let cancelled = try await test.store.show(.allocations, "A-1")
            #expect(cancelled["state"] == .text("cancelled") && cancelled["reason"] == .text("withdrawn"))
            #expect(cancelled["cancelled_on"] == .text("2025-11-03") && cancelled["side"] == .text("association"))
            #expect(try await test.store.show(.referrals, "R-1")["state"] == .text("open"))
            let events = try await test.store.read { tx in
                try tx.row(
                    """
                    select count(distinct event_id) from (
                      select event_id from allocation_version where allocation_id = 1 and known_until = 'infinity'
                      union all select event_id from received_unit_version where received_unit_id = 1 and known_until = 'infinity') v
                    """)["count", as: Int.self]
            }
            #expect(events == 1)
            try await offer(test, 2)
            try await test.accept(2)
            #expect(
                await code {
                    _ = try await test.store.withdrawUnit(test.act(), "U-2", Step(on: nil), today: test.today)
                } == "unit_already_allocated")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("acceptance and expiry at the same instant: one of them")
    func atOnce() async throws {
        try await TestStore.with(writers: 12) { test in
            try await test.storeParameters()
            try await test.addAssociation()
            try await test.receive((1...20).map { unit("\($0)") })
            _ = try await test.refer((1...20).map { referral("A-\($0)", cpr: cpr($0)) })
            for number in 1...20 { try await offer(test, number, on: "2025-11-01", until: "2025-11-02") }
            try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 1...3 {
                    group.addTask {
                        _ = try await test.store.expireOffers(test.act(), today: test.today)
                        return nil
                    }
                }
                for number in 1...20 {
                    group.addTask { await code { try await test.accept(number, on: Day("2025-11-02")) } }
                }
                for try await code in group { #expect(code == nil || code == "offer_expired") }
            }
            let states = try await test.store.list(.allocations, ListRequest(limit: 100)).items.map { $0["state"].text }
            #expect(states.allSatisfy { ["accepted", "expired"].contains($0) })
            let events = try await test.store.read { tx in
                try tx.row(
                    "select count(*) from event where action in ('allocations.expire', 'allocations.accept')")[
                        "count", as: Int.self]
            }
            #expect(events == 20)
            #expect(try await test.store.breaches() == [])
        }
    }
}
