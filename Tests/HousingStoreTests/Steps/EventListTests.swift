import Housing
import HousingAPI
import Testing

@testable import HousingStore

/// What was done, filtered and sorted as every list is.
@Suite struct EventListTests {
    @Test("events take conditions and an order; of what is sorted the limit takes the first")
    func chosen() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1)
            _ = try await test.store.decline(
                test.act("allocations.decline"), "A-1",
                AllocationEnd(reason: .location, on: nil, note: "For langt væk"), today: test.today)
            let undone = try await test.undo("A-1")
            func events(_ conditions: [String], sort: String? = nil, limit: Int? = nil) async throws -> [StepEvent] {
                try await test.store.events(
                    EventsQuery(where: conditions, sort: sort, limit: limit), today: test.today
                ).items
            }
            #expect(
                try await events(["things=A-1"]).map(\.action) == [
                    "allocations.offer", "allocations.decline", "steps.undo",
                ])
            #expect(try await events(["undone_by!="]).map(\.action) == ["allocations.decline"])
            #expect(try await events(["note!="]).map(\.note) == ["For langt væk"])
            let undoing = try #require(undone.event)
            #expect(try await events(["event=\(undoing)", "actor~TES"]).map(\.event) == [undoing])
            let all = try await events([])
            #expect(try await events([], sort: "-event") == all.reversed())
            #expect(try await events(["things~u-1"], sort: "-at", limit: 1).map(\.event) == [undoing])
            #expect(try await events([], limit: 2) == Array(all.suffix(2)))
            // In memory the same rows are found, in the same order.
            for condition in [
                "things=A-1", "undone_by=", "undone_by!=", "action~offer", "event>3", "at<today", "note!=",
            ] {
                let one = try Condition(condition, .events, today: test.today)
                #expect(try await events([condition]) == all.filter { one.holds($0.record) }, "\(condition)")
            }
            for (conditions, sort, code) in [
                (["nosuch=1"], nil, "unknown_field"), (["note~x"], nil, "bad_comparison"), ([], "note", "bad_sort"),
            ] as [([String], String?, String)] {
                #expect(await test.code { _ = try await events(conditions, sort: sort) } == code)
            }
        }
    }

    @Test("an action that does not exist is refused; one that the service does by itself is none of the operations")
    func actions() async throws {
        try await TestStore.withSteps { test in
            func code(_ action: String) async -> String? {
                await test.code { _ = try await test.store.events(EventsQuery(action: action), today: test.today) }
            }
            #expect(await code("foo.bar") == "unknown_word")
            #expect(await code("allocations.offer") == nil)
            for action in ["allocations.expire", "jobs.expiry", "users.add", "read", "imports.create", "rechecks.day"] {
                #expect(await code(action) == nil, "\(action)")
            }
            // As a condition too, where it is a list like any other.
            func found(_ condition: String) async throws -> [String] {
                try await test.store.events(EventsQuery(where: [condition]), today: test.today).items.map(\.action)
            }
            for condition in ["action=foo", "action!=foo", "action=allocations.offer,foo", "action~foo"] {
                let problem = await #expect(throws: Problem.self) { _ = try await found(condition) }
                #expect(problem?.code == "unknown_word" && problem?.kind == .wrongUse, "\(condition)")
                #expect(problem?.hint?.da.contains("allocations.offer, ") == true)
            }
            #expect(try await found("action=allocations.offer") == [])
            try await test.offer(1, to: 1, until: "2025-11-03")
            #expect(try await test.store.expireOffers(test.act(), today: test.today.adding(days: 1)) == 1)
            #expect(
                try await found("action=allocations.offer,allocations.expire") == [
                    "allocations.offer", "allocations.expire",
                ])
        }
    }

    @Test("a file is found by the things it wrote, as in their history")
    func files() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1)
            try await test.receive([unit("1", rent: 4700)])
            func events(_ condition: String) async throws -> [String] {
                try await test.store.events(EventsQuery(where: [condition]), today: test.today).items.map(\.event)
            }
            let all = try await test.store.events(EventsQuery(), today: test.today).items.map(\.event)
            for thing in ["U-1", "R-1", "A-1", "U-2", "R-2"] {
                let history = try await test.store.history(thing).items.map(\.event)
                #expect(try await events("things=\(thing)") == history, "\(thing)")
                #expect(try await events("things!=\(thing)") == all.filter { !history.contains($0) }, "\(thing)")
            }
            let both = Set(try await events("things=U-2,R-2"))
            #expect(both == Set(try await events("things=U-2") + events("things=R-2")) && both.count == 2)
            #expect(try await events("things=U-9") == [])
        }
    }
}
