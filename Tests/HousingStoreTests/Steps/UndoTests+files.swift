import Housing
import HousingAPI
import Testing

@testable import HousingStore

/// Undoing where files spoke between steps.
extension UndoTests {
    @Test(
        "what an undoing put back was said by who said it before: a file is named, not the undoing, which leads nowhere"
    )
    func fileBeneathUndoing() async throws {
        try await TestStore.withSteps { test in
            try await rent(5000, test)
            try await test.receive([unit("1", rent: 5200)])
            try await rent(5300, test)
            let back = try await test.undo("U-1")
            // A step and its undoing twice over, and an undoing of an undoing.
            let again = try await test.undo(back.event)
            let third = try await test.undo(again.event)
            let steps = try await test.store.history("U-1").items.suffix(4)
            #expect(steps.map(\.undoneBy) == [back.event, nil, third.event, nil])
            let problem = await #expect(throws: Problem.self) { try await test.undo("U-1") }
            #expect(
                problem?.code == "later_step" && problem?.details["import"] == "I-3", "\(String(describing: problem))")
            #expect(problem?.hint?.en.contains("bolig undo") == false && problem?.hint?.en.contains("by hand") == true)
            // What the hint says leads out: by hand it is as it was before the step.
            try await rent(4600, test)
            #expect(try await test.store.show(.units, "U-1")["rent"] == .number("4600"))
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("a later step and its undoing are as if neither had been, also for an undoing")
    func pairs() async throws {
        try await TestStore.withSteps { test in
            try await rent(5000, test)
            let first = try await test.undo("U-1")
            try await rent(5300, test)
            let second = try await test.undo("U-1")
            // The later step is undone: the earlier undoing can be undone, and what it put away stands again.
            try await test.undo(first.event)
            #expect(try await test.store.show(.units, "U-1")["rent"] == .number("5000"))
            let problem = await #expect(throws: Problem.self) { try await test.undo(second.event) }
            #expect(problem?.code == "later_step")
            try await test.undo(try #require(problem?.details["event"]))
            try await test.undo(second.event)
            #expect(try await test.store.show(.units, "U-1")["rent"] == .number("5300"))
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("where what is put back cannot stand beside what a file said, the file is named")
    func besideFile() async throws {
        try await TestStore.withSteps { test in
            _ = try await test.store.returnUnit(
                test.act("units.return"), "U-1", UnitReturn(returnReason: .condition, on: nil, note: "Fugt"),
                today: test.today)
            let back = try await test.undo("U-1")
            _ = try await test.receiveRegister([
                RegisterRow(unit: unit("1", rent: 4600), outcome: .withdrawn, outcomeOn: test.today)
            ])
            // A change by hand writes the unit after the file, and says nothing of its withdrawal.
            try await rent(5300, test)
            try await test.undo("U-1")
            let problem = await #expect(throws: Problem.self) { try await test.undo(back.event) }
            #expect(
                problem?.code == "later_step" && problem?.details["import"] == "I-3", "\(String(describing: problem))")
            #expect(problem?.details["undoes"] == back.event)
        }
    }

    @Test("a file is no step: it is undone by none, and what it says of the same stands in the way")
    func files() async throws {
        try await TestStore.withSteps { test in
            #expect(await test.code { try await test.undo("U-1") } == "nothing_to_undo")
            try await test.offer(1, to: 1)
            try await test.accept(1)
            // Other facts do not matter; what was put back is what the step did, and no more.
            try await test.receive([unit("1", rent: 4700)])
            try await test.undo("A-1")
            #expect(try await test.store.show(.units, "U-1")["rent"] == .number("4700"))
            try await test.accept(1)
            _ = try await test.receiveRegister([
                RegisterRow(
                    unit: unit("1", rent: 4700), outcome: .returned, outcomeOn: test.today, returnReason: .condition)
            ])
            // What stands in the way is named by the file, which nobody is told to undo.
            let problem = await #expect(throws: Problem.self) { try await test.undo("A-1") }
            #expect(problem?.code == "later_step" && problem?.details["import"] == "I-4")
            #expect(problem?.message.da.contains("I-4") == true && problem?.hint?.da.contains("undo") == false)
            for name in ["I-4", try #require(problem?.details["event"])] {
                let nothing = await #expect(throws: Problem.self) { try await test.undo(name) }
                #expect(nothing?.code == "nothing_to_undo" && nothing?.details["import"] == "I-4")
                #expect(nothing?.hint?.en.contains("new file") == true)
            }
            #expect(await test.code { try await test.undo("I-9") } == "unknown_referral")
            #expect(try await test.state(.units, "U-1") == "returned")
            #expect(try await test.store.breaches() == [])
        }
    }
}
