import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

/// The way back, step by step, and what stands in it.
@Suite struct UndoTests {
    @Test("a second undo goes one step further back, to where there was nothing; an undo is undone by its number")
    func wholeWayBack() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1)
            try await test.accept(1)
            try await test.moveIn(1)
            let first = try await test.undo("A-1")
            #expect(first.undone != nil && first.thing?.record["state"] == .text("accepted"))
            #expect(first.thing?.record["moved_in_on"] == .null)
            try await test.undo("U-1")
            #expect(try await test.state(.allocations, "A-1") == "offered")
            #expect(try await test.state(.referrals, "R-1") == "offered")
            // The case number names the referral, whose last step the offer is too.
            let last = try await test.undo("IND-1")
            #expect(try await test.state(.allocations, "A-1") == "undone")
            #expect(try await test.state(.units, "U-1") == "open")
            #expect(try await test.state(.referrals, "R-1") == "open")
            #expect(await test.code { try await test.undo("A-1") } == "nothing_to_undo")
            #expect(await test.code { try await test.accept(1) } == "allocation_undone")
            try await test.undo(last.event)
            #expect(try await test.state(.allocations, "A-1") == "offered")
            #expect(await test.code { try await test.undo(last.event) } == "nothing_to_undo")
            // What stands again can be gone on with, and undone again.
            try await test.accept(1)
            try await test.undo("R-1")
            try await test.undo("R-1")
            #expect(try await test.state(.units, "U-1") == "open")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test(
        "every step goes back: decline, cancel, expiry with its subsidy, withdrawal with its offer, return, grant, end")
    func everyStep() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, until: "2025-11-03")
            try await test.decline(1)
            try await test.undo("A-1")
            #expect(try await test.store.show(.allocations, "A-1")["reason"] == .null)
            let grant = SubsidyGrant(
                allocation: AllocationNumber(1), scheme: .transitional, amount: Money(kroner: 500), from: test.today,
                until: nil)
            _ = try await test.store.grantSubsidy(test.act("subsidies.grant"), grant)
            #expect(try await test.store.expireOffers(test.act(), today: test.today.adding(days: 1)) == 1)
            #expect(try await test.store.show(.subsidies, "S-1")["state"] == .text("cancelled"))
            try await test.undo("S-1")
            #expect(try await test.state(.allocations, "A-1") == "offered")
            #expect(try await test.store.show(.subsidies, "S-1")["amount"] == .number("500"))

            _ = try await test.store.endSubsidy(
                test.act("subsidies.end"), "S-1", Step(on: Day("2025-12-31")), today: test.today)
            try await test.undo("S-1")
            #expect(try await test.store.show(.subsidies, "S-1")["ends_on"] == .text("2030-11-02"))
            let gone = try await test.undo("S-1")
            // A subsidy that is undone is in no list; its allocation is shown.
            #expect(gone.thing?.record["allocation"] == .text("A-1"))
            try await test.undo(gone.event)

            _ = try await test.store.withdrawUnit(test.act("units.withdraw"), "U-1", Step(on: nil), today: test.today)
            #expect(try await test.state(.allocations, "A-1") == "cancelled")
            try await test.undo("U-1")
            #expect(try await test.state(.allocations, "A-1") == "offered")
            #expect(try await test.state(.units, "U-1") == "offered")
            #expect(try await test.subsidies().count == 1)

            try await test.accept(1)
            try await test.cancel(1)
            try await test.undo("A-1")
            #expect(try await test.state(.referrals, "R-1") == "allocated")

            _ = try await test.store.returnUnit(
                test.act("units.return"), "U-2", UnitReturn(returnReason: .condition, on: nil, note: "Fugt"),
                today: test.today)
            try await test.undo("U-2")
            #expect(try await test.state(.units, "U-2") == "open")
            try await test.offer(2, to: 2)
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("an offer is the last step of unit and referral too: what is later on any of them stands in the way, by name")
    func laterStep() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1)
            try await test.decline(1)
            try await test.offer(1, to: 2)
            let problem = await #expect(throws: Problem.self) { try await test.undo("A-1") }
            #expect(problem?.code == "later_step")
            let later = try await test.store.history("A-2").items.last?.event
            #expect(problem?.details["event"] == later)
            // An undoing too is in the way of undoing an earlier undoing.
            let second = try await test.undo("U-1")
            let first = try await test.undo("A-1")
            #expect(await test.code { try await test.undo(second.event) } == "later_step")
            try await test.undo(first.event)
            try await test.undo(second.event)
            #expect(try await test.state(.allocations, "A-2") == "offered")
            #expect(try await test.store.breaches() == [])
        }
    }

    /// Another rent and area, by hand.
    private struct Measured: FactsChange {
        let columns: Set = ["husleje", "areal"]

        func applied(to facts: Unit) -> Unit {
            var facts = facts
            facts.rent = Money(kroner: 5300)
            facts.areaTenths = 610
            return facts
        }
    }

    @Test("a change of which a file says another value is put back whole or not at all")
    func changed() async throws {
        try await TestStore.withSteps { test in
            _ = try await test.store.changeUnit(
                test.act("units.change", reason: "x"), "U-1", Measured(), today: test.today)
            var told = unit("1", rent: 5500)
            told.areaTenths = 610
            try await test.receive([told])
            let problem = await #expect(throws: Problem.self) { try await test.undo("U-1") }
            #expect(problem?.code == "later_step" && problem?.details["import"] != nil)
            #expect(try await test.store.show(.units, "U-1")["area"] == .number("61"))
        }
    }

    /// Another rent, by hand.
    func rent(_ kroner: Int, _ test: TestStore) async throws {
        struct Other: FactsChange {
            let columns: Set = ["husleje"]
            let rent: Money

            func applied(to facts: Unit) -> Unit {
                var facts = facts
                facts.rent = rent
                return facts
            }
        }
        _ = try await test.store.changeUnit(
            test.act("units.change", reason: "x"), "U-1", Other(rent: Money(kroner: kroner)), today: test.today)
    }

    @Test("an expiry that is undone waits for the next midnight; an offer entered late is due at once")
    func expiryUndone() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, on: "2025-10-20", until: "2025-10-21")
            #expect(try await test.store.expireOffers(test.act(), today: test.today) == 1)
            try await test.undo("A-1")
            #expect(try await test.store.expireOffers(test.act(), today: test.today) == 0)
            try await test.accept(1, on: Day("2025-10-21"))
            try await test.undo("A-1")
            #expect(try await test.store.expireOffers(test.act(), today: test.today.adding(days: 1)) == 1)
            #expect(try await test.store.show(.allocations, "A-1")["expired_on"] == .text("2025-10-22"))
        }
    }

    @Test("what is not there, has no step, or gives no reason is refused; a dry run stores nothing")
    func refused() async throws {
        try await TestStore.withSteps { test in
            #expect(await test.code { try await test.undo("A-9") } == "unknown_allocation")
            #expect(await test.code { try await test.undo("E-999") } == "unknown_event")
            #expect(await test.code { try await test.undo("E-1") } == "nothing_to_undo")
            #expect(await test.code { try await test.undo("IND-9") } == "unknown_referral")
            #expect(await test.code { try await test.undo("9001") } == "unknown_referral")
            #expect(await test.code { _ = try await test.store.history("9001") } == "unknown_referral")
            try await test.offer(1, to: 1)
            #expect(
                await test.code {
                    _ = try await test.store.undo(
                        test.act("steps.undo"), try await test.store.stepToUndo("A-1"), today: test.today)
                } == "reason_missing")
            // What is tried leaves no event, and names none.
            let tried = try await test.undo("A-1", dryRun: true)
            #expect(tried.event == nil && tried.undone != nil)
            #expect(try await test.state(.allocations, "A-1") == "offered")
        }
    }

    @Test("a refusal goes back: the referral is open, and the refusal is told of no more")
    func refusal() async throws {
        try await TestStore.withSteps { test in
            try await test.receive([unit("9", rent: 9900)])
            for number in 1...3 {
                _ = try await test.store.withdrawUnit(
                    test.act("units.withdraw"), "U-\(number)", Step(on: nil), today: test.today)
            }
            let code = await test.code {
                _ = try await test.store.refuse(
                    test.act("referrals.refuse", reason: "For dyrt"), "R-1",
                    ReferralRefuse(on: nil, heardOn: nil, notHeard: "x", guidance: nil), guidance: "x",
                    today: test.today)
            }
            guard code == nil else { return #expect(["passes_somewhere", "undecided"].contains(code)) }
            try await test.undo("R-1")
            #expect(try await test.state(.referrals, "R-1") == "open")
            #expect(try await test.store.list(.incomeRefusals, ListRequest()).items.isEmpty)
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("undone by two at once: once")
    func atOnce() async throws {
        try await TestStore.withSteps { test in
            for _ in 1...6 {
                try await test.offer(1, to: 1)
                let number = try await test.store.read { tx in
                    try tx.row("select max(id) as id from allocation")["id", as: Int.self]
                }
                let codes = await withTaskGroup(of: String?.self) { group in
                    for _ in 1...3 { group.addTask { await test.code { try await test.undo("A-\(number)") } } }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(codes.count { $0 == nil } == 1 && codes.allSatisfy { $0 == nil || $0 == "nothing_to_undo" })
            }
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("history tells every step with what it undoes, and the file that brought the unit")
    func history() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1)
            _ = try await test.store.decline(
                test.act("allocations.decline"), "A-1",
                AllocationEnd(reason: .location, on: nil, note: "For langt væk"),
                today: test.today)
            let undone = try await test.undo("A-1")
            let steps = try await test.store.history("A-1").items
            #expect(steps.map(\.action) == ["allocations.offer", "allocations.decline", "steps.undo"])
            #expect(
                steps[1].reason == "location" && steps[1].note == "For langt væk" && steps[1].undoneBy == undone.event)
            #expect(steps[2].undoes == steps[1].event && steps[2].reason == "Tastefejl" && steps[2].note == nil)
            #expect(steps[0].things == ["A-1", "R-1", "U-1"])
            #expect(try await test.store.history("U-1").items.map(\.action) == ["units.import"] + steps.map(\.action))
            let query = EventsQuery(action: "allocations.decline")
            #expect(try await test.store.events(query, today: test.today).items == [steps[1]])
            let none = EventsQuery(actor: "nobody")
            #expect(try await test.store.events(none, today: test.today).items.isEmpty)
        }
    }
}
