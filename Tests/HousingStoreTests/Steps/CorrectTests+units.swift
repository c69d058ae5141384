import Housing
import HousingAPI
import Testing

@testable import HousingStore

/// Corrections that reach a unit and its offer, by either's number or by the tenancy's key.
extension CorrectTests {
    @Test("a withdrawal and the offer that fell by it have one day, whichever is corrected, also after an undoing")
    func oneDay() async throws {
        try await TestStore.withSteps { test in
            func days() async throws -> [String] {
                [
                    try await test.store.show(.units, "U-1")["withdrawn_on"].text,
                    try await test.store.show(.allocations, "A-1")["cancelled_on"].text,
                ]
            }
            func withdraw() async throws {
                _ = try await test.store.withdrawUnit(
                    test.act("units.withdraw"), "U-1", Step(on: nil), today: test.today)
            }
            try await test.offer(1, to: 1, on: "2025-10-20")
            try await withdraw()
            try await test.correct("A-1", "cancelled_on=2025-10-28")
            #expect(try await days() == ["2025-10-28", "2025-10-28"])
            try await test.correct("U-1", "withdrawn_on=2025-10-27")
            #expect(try await days() == ["2025-10-27", "2025-10-27"])
            #expect(await test.code { try await test.correct("A-1", "cancelled_on=2025-10-19") } == "days_out_of_order")
            try await test.undo("A-1")
            #expect(try await days() == ["2025-10-28", "2025-10-28"])
            try await test.undo("U-1")
            try await test.undo("U-1")
            // An offer that was cancelled by somebody before the unit was withdrawn has a day of its own.
            _ = try await test.store.cancel(
                test.act("allocations.cancel"), "A-1", AllocationEnd(reason: .withdrawn, on: Day("2025-10-30")),
                today: test.today)
            try await withdraw()
            try await test.correct("A-1", "cancelled_on=2025-10-29", "reason=mistake")
            try await test.correct("U-1", "withdrawn_on=2025-11-02")
            #expect(try await days() == ["2025-11-02", "2025-10-29"])
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("a tenancy's key of several units is the one that has what is corrected or undone")
    func keyOfSeveral() async throws {
        try await TestStore.withSteps { test in
            _ = try await test.store.returnUnit(
                test.act("units.return"), "U-1", UnitReturn(returnReason: .condition, on: nil, note: nil),
                today: test.today)
            try await test.receive([unit("1", rent: 4600, on: "2025-10-02"), unit("1", rent: 4600, on: "2025-10-03")])
            let key = "9001/12/1"
            let returned = try await test.correct(key, "returned_on=2025-11-01")
            #expect(returned.thing?.record["unit"] == .text("U-1"))
            #expect(await test.code { try await test.correct(key, "withdrawn_on=2025-11-01") } == "which_one")
            try await test.undo(key)
            #expect(try await test.store.show(.units, "U-1")["returned_on"] == .text("2025-11-03"))
            try await test.offer(4, to: 1)
            let offer = try await test.correct(key, "offered_on=2025-11-02")
            #expect(offer.thing?.record["allocation"] == .text("A-1"))
            // An open one is meant before one that is not, and of two open ones the one that has a step.
            try await test.undo(key)
            #expect(try await test.store.show(.allocations, "A-1")["offered_on"] == .text("2025-11-03"))
            try await test.offer(5, to: 2)
            #expect(await test.code { try await test.undo(key) } == "which_one")
            #expect(try await test.state(.units, "U-1") == "returned")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test(
        "a tenancy's key of several units that are all closed asks which, whatever is done; one that alone can be meant is"
    )
    func keyOfClosed() async throws {
        try await TestStore.withSteps { test in
            let key = "9001/12/1"
            func back(_ name: String) async throws {
                _ = try await test.store.returnUnit(
                    test.act("units.return"), name, UnitReturn(returnReason: .condition, on: nil, note: nil),
                    today: test.today)
            }
            try await back("U-1")
            try await test.receive([unit("1", rent: 4600, on: "2025-10-02")])
            try await back(key)
            #expect(try await test.state(.units, "U-4") == "returned")
            #expect(await test.code { try await test.undo(key) } == "which_one")
            #expect(await test.code { try await test.correct(key, "returned_on=2025-11-01") } == "which_one")
            #expect(await test.code { try await back(key) } == "which_one")
            #expect(await test.code { _ = try await test.store.show(.units, key) } == "which_one")
            #expect(await test.code { _ = try await test.store.history(key) } == "which_one")
            #expect(
                await test.code {
                    _ = try await test.store.withdrawUnit(
                        test.act("units.withdraw"), key, Step(on: nil), today: test.today)
                } == "which_one")
            // No step stands with the one any more: the other alone can be undone.
            try await test.undo("U-4")
            _ = try await test.store.withdrawUnit(test.act("units.withdraw"), key, Step(on: nil), today: test.today)
            #expect(try await test.state(.units, "U-4") == "withdrawn")
            let returned = try await test.correct(key, "returned_on=2025-11-01")
            #expect(returned.thing?.record["unit"] == .text("U-1"))
            #expect(try await test.store.breaches() == [])
        }
    }
}
