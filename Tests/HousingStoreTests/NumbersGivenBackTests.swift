import Housing
import HousingAPI
import Postgres
import TestDatabase
import Testing

@testable import HousingStore

/// What is only tried leaves no gap, and never gives a number twice.
@Suite struct NumbersGivenBackTests {
    private static let project = SupplyAdd(
        kind: .new, name: "Prøveby", dwellings: 4, expected: ExpectedYears("2027"))

    private func add(_ store: Store, _ act: Act, _ name: String = "Prøveby") async throws -> String {
        var new = Self.project
        new.name = name
        return try await store.addSupply(act, new)["supply"].text
    }

    @Test("every kind of number: what is tried says the one that is then given, also after what was refused")
    func everyKind() async throws {
        try await TestStore.withSteps { test in
            func twice(_ what: String, _ body: (Act) async throws -> String) async throws {
                let tried = [
                    try await body(test.act(reason: "x", dryRun: true)),
                    try await body(test.act(reason: "x", dryRun: true)),
                ]
                #expect(tried[0] == tried[1], "\(what)")
                #expect(try await body(test.act(reason: "x")) == tried[0], "\(what)")
            }
            let offer = AllocationOffer(unit: UnitNumber(1), referral: ReferralNumber(1), subsidy: nil, on: nil)
            try await twice("A, C") { act in
                let offered = try await test.store.offer(act, offer, today: test.today)
                return offered["allocation"].text + offered["check"].text
            }
            let grant = SubsidyGrant(
                allocation: AllocationNumber(1), scheme: .transitional, amount: Money(kroner: 500), from: test.today,
                until: nil)
            try await twice("S") { try await test.store.grantSubsidy($0, grant)["subsidy"].text }
            let taken = await test.code {
                _ = try await test.store.offer(test.act(reason: "x", dryRun: true), offer, today: test.today)
            }
            #expect(taken != nil)
            try await twice("B") { try await add(test.store, $0) }
            // A name that is taken is found when its number has been.
            #expect(await test.code { _ = try await add(test.store, test.act(dryRun: true)) } == "supply_exists")
            #expect(try await add(test.store, test.act(), "Prøveby 2") == "B-3")
            let units = try await test.store.list(.units, ListRequest()).items.count
            _ = try await test.receive([unit("7"), unit("8")], dryRun: true)
            _ = try await test.receive([unit("7"), unit("8")])
            #expect(try await test.state(.units, "U-\(units + 2)") == "open")
            let files = try await test.store.list(.imports, ListRequest()).items.map { $0["import"].text }
            #expect(Set(files) == Set((1...files.count).map { "I-\($0)" }))
        }
    }

    @Test("a number that another has in hand, or has written, is given to nobody else")
    func another() async throws {
        try await TestStore.with { test in
            // B-1 is there from the start.
            let (store, act) = (test.store, test.act(dryRun: true))
            let (started, starting) = AsyncStream.makeStream(of: Void.self)
            let release = Gate()
            async let other: Void = store.pool.transaction { tx in
                try tx.execute("insert into supply default values")
                starting.yield()
                release.wait()
            }
            for await _ in started { break }
            #expect(try await add(store, act) == "B-3")
            // Nothing could be given back, so one is a gap.
            #expect(try await add(store, act) == "B-4")
            release.open()
            try await other
            #expect(try await add(store, act) == "B-5")
            #expect(try await add(store, test.act()) == "B-5")
            // What was written meanwhile stands, whoever's trial began before it.
            let meanwhile = try await store.tried { try await add(store, test.act(), "Imens") }
            #expect(meanwhile == "B-6")
            #expect(try await add(store, test.act(), "Derefter") == "B-7")
        }
    }

    @Test("tried and done by many at once: no number twice, and nothing fails")
    func atOnce() async throws {
        try await TestStore.with(writers: 10) { test in
            let names = try await withThrowingTaskGroup(of: String?.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        let isTried = number % 3 > 0
                        let name = try await add(test.store, test.act(dryRun: isTried), "Prøveby \(number)")
                        return isTried ? nil : name
                    }
                }
                return try await group.reduce(into: [String]()) { if let name = $1 { $0.append(name) } }
            }
            #expect(names.count == 20 && Set(names).count == 20)
            let tried = try await add(test.store, test.act(dryRun: true))
            #expect(try await add(test.store, test.act()) == tried)
        }
    }
}
