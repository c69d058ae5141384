import Housing
import HousingAPI
import HousingStore
import Postgres
import Testing

/// Frames are counted from offers and grants, and never go below zero.
@Suite struct FrameStoreTests {
    /// Units and citizens by number, in a store with the shipped parameters.
    private func with(_ citizens: Int, writers: Int = 6, _ body: (TestStore) async throws -> Void) async throws {
        try await TestStore.with(writers: writers) { test in
            try await test.storeParameters()
            try await test.addAssociation()
            try await test.receive((1...citizens).map { unit("\($0)", rent: 5000) })
            _ = try await test.refer(
                (1...citizens).map { referral("A-\($0)", cpr: "700170" + String(1000 + $0)) })
            try await body(test)
        }
    }

    private func offer(_ test: TestStore, _ number: Int, _ scheme: Scheme? = .state) async throws {
        let offer = AllocationOffer(
            unit: UnitNumber(number), referral: ReferralNumber(number), subsidy: scheme, on: nil)
        _ = try await test.store.offer(test.act("allocations.offer", reason: "x"), offer, today: test.today)
    }

    private func move(_ test: TestStore, _ number: Int, _ state: AllocationState) async throws {
        switch state {
        case .accepted: try await test.accept(number)
        case .declined: try await test.decline(number)
        default: try await test.cancel(number)
        }
    }

    @discardableResult
    private func set(
        _ test: TestStore, _ scheme: Scheme = .state, dwellings: Int? = nil, kroner: Int? = nil,
        by actor: String = "anna"
    ) async throws -> Record {
        try await test.store.setFrame(
            Act(actor: actor, request: "r", action: "frames.set"),
            FrameSet(scheme: scheme, year: 2025, dwellings: dwellings, amount: kroner.map { Money(kroner: $0) }))
    }

    private func approve(_ test: TestStore, _ name: String, by actor: String) async throws -> Record {
        try await test.store.approveFrame(Act(actor: actor, request: "r", action: "frames.approve"), name)
    }

    private func grant(_ test: TestStore, _ number: Int, from: String, kroner: Int? = nil) async throws {
        let grant = SubsidyGrant(
            allocation: AllocationNumber(number), scheme: .state, amount: kroner.map { Money(kroner: $0) },
            from: try #require(Day(from)), until: nil)
        _ = try await test.store.grantSubsidy(test.act(), grant)
    }

    /// What is taken of a frame: used, reserved, left.
    private func taken(_ test: TestStore, _ what: String = "dwellings") async throws -> [String] {
        let frame = try await test.store.show(.frames, "state 2025")
        return ["used", "reserved", "left"].map { frame["\(what)_\($0)"].text }
    }

    private func code(_ body: () async throws -> Void) async throws -> String? {
        do {
            try await body()
            return nil
        } catch let problem as Problem { return problem.code }
    }

    @Test("shipped: 75 dwellings a year for the transitional subsidy, of the letting agreement's years")
    func shipped() async throws {
        try await TestStore.with { test in
            let frames = try await test.store.list(.frames, ListRequest()).items
            #expect(frames.map { $0["year"].text } == ["2024", "2025", "2026", "2027"])
            #expect(frames.allSatisfy { $0["dwellings"] == .number("75") && $0["amount"] == .null })
            #expect(frames.allSatisfy { $0["dwellings_left"] == .number("75") && $0["amount_left"] == .null })
            #expect(frames.allSatisfy { $0["scheme"] == .text("transitional") && $0["state"] == .text("in_force") })
        }
    }

    @Test("an offer reserves, acceptance commits, a decline gives the place back, a cancelled one too")
    func steps() async throws {
        try await with(3) { test in
            try await set(test, dwellings: 1)
            #expect(try await taken(test) == ["0", "0", "1"])
            try await offer(test, 1)
            #expect(try await taken(test) == ["0", "1", "0"])
            #expect(try await code { try await offer(test, 2) } == "frame_exhausted")
            // No other scheme is touched, and an offer without a subsidy takes no place.
            try await offer(test, 3, .transitional)
            try await move(test, 1, .declined)
            #expect(try await taken(test) == ["0", "0", "1"])
            try await offer(test, 2)
            try await move(test, 3, .declined)
            let accepted = try await test.store.list(.allocations, ListRequest()).items
                .first { $0["referral"] == .text("R-2") }
            let number = try #require(AllocationNumber(accepted?["allocation"].text ?? ""))
            try await move(test, number.value, .accepted)
            #expect(try await taken(test) == ["1", "0", "0"])
            try await move(test, number.value, .cancelled)
            #expect(try await taken(test) == ["0", "0", "1"])
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("a grant nobody reserved counts, and one that was reserved counts once")
    func grants() async throws {
        try await with(3) { test in
            try await set(test, dwellings: 1)
            for number in 1...2 { try await offer(test, number, nil) }
            try await grant(test, 1, from: "2025-12-01")
            #expect(try await taken(test) == ["0", "1", "0"])
            try await move(test, 1, .accepted)
            #expect(try await taken(test) == ["1", "0", "0"])
            try await move(test, 2, .accepted)
            #expect(try await code { try await grant(test, 2, from: "2025-12-01") } == "frame_exhausted")
            #expect(try await test.subsidies().count == 1)
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("kroner are what is paid in the year: an open offer from its day, then the grant in its place")
    func kroner() async throws {
        try await with(3) { test in
            // The offer of 3 November: 28 of November's 30 days, and December. 1,414 kr a month.
            let reserved = "2733.73"
            try await set(test, kroner: 3000)
            try await offer(test, 1)
            #expect(try await taken(test, "amount") == ["0", reserved, "266.27"])
            #expect(try await code { try await offer(test, 2) } == "frame_exhausted")
            try await move(test, 1, .accepted)
            #expect(try await taken(test, "amount") == [reserved, "0", "266.27"])
            // December alone, 1,000 kr a month.
            try await grant(test, 1, from: "2025-12-01", kroner: 1000)
            #expect(try await taken(test, "amount") == ["1000", "0", "2000"])
            try await set(test, kroner: 1000)
            #expect(try await code { try await set(test, kroner: 999) } == "frame_exhausted")
            _ = try await test.store.endSubsidy(
                test.act(), "S-1", Step(on: Day("2025-12-15")), today: test.today)
            #expect(try await taken(test, "amount") == ["483.87", "0", "516.13"])
            // Next year's kroner are of next year's frame.
            #expect(try await code { try await grant(test, 1, from: "2026-01-01") } == "scheme_not_open")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("a higher frame waits for a second person; a lower one does not, and takes the place of what waited")
    func raising() async throws {
        try await with(1) { test in
            #expect(try await set(test, dwellings: 10)["state"] == .text("in_force"))
            let draft = try await set(test, dwellings: 12)
            #expect(draft["state"] == .text("draft") && draft["dwellings"] == .number("12"))
            #expect(try await test.store.show(.frames, "state 2025")["dwellings"] == .number("10"))
            #expect(try await code { _ = try await approve(test, "state 2025", by: "anna") } == "second_person_needed")
            let approved = try await approve(test, "state 2025", by: "bo")
            #expect(approved["dwellings"] == .number("12") && approved["approved_by"] == .text("bo"))
            #expect(try await code { _ = try await approve(test, "state 2025", by: "bo") } == "not_a_draft")

            try await set(test, kroner: 100_000)
            try await set(test, dwellings: 20)
            #expect(try await set(test, dwellings: 5)["dwellings"] == .number("5"))
            #expect(try await code { _ = try await approve(test, "state 2025", by: "bo") } == "not_a_draft")
            let frame = try await test.store.show(.frames, "state 2025")
            #expect(frame["amount"] == .number("100000") && frame["approved_by"] == .null)
            #expect(try await code { _ = try await approve(test, "state 1999", by: "bo") } == "unknown_frame")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("the database itself refuses who approves what they drafted, and an invariant finds one raised alone")
    func enforced() async throws {
        try await with(1) { test in
            try await set(test, dwellings: 10)
            func raise(approvedBy: String?) async throws {
                try await test.asOwner { tx in
                    try tx.execute("update frame_version set known_until = now() where frame_id = 5")
                    try tx.execute(
                        """
                        insert into frame_version (frame_id, dwellings, set_by, approved_by, known_from, event_id)
                        select 5, 11, 'anna', \(approvedBy), now(), max(id) from event
                        """)
                }
            }
            await #expect { try await raise(approvedBy: "anna") } throws: {
                ($0 as? PostgresError)?.constraint == "frame_second_person"
            }
            try await raise(approvedBy: nil)
            #expect(try await test.store.breaches().map(\.invariant).contains("frame_raised_by_two"))
        }
    }

    @Test("the last place taken by two at once: one has it", arguments: [true, false])
    func lastPlace(byOffer: Bool) async throws {
        try await with(12, writers: 12) { test in
            try await set(test, dwellings: 3)
            if !byOffer { for number in 1...12 { try await offer(test, number, nil) } }
            let codes = await withTaskGroup(of: String?.self) { group in
                for number in 1...12 {
                    group.addTask {
                        do {
                            if byOffer {
                                try await offer(test, number)
                            } else {
                                try await grant(test, number, from: "2025-12-01")
                            }
                            return nil
                        } catch let problem as Problem { return problem.code } catch { return "\(error)" }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.count { $0 == nil } == 3 && codes.count { $0 == "frame_exhausted" } == 9, "\(codes)")
            #expect(try await taken(test) == ["0", "3", "0"])
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("a frame set beside offers: it is never below what is taken")
    func setBesideOffers() async throws {
        try await with(12, writers: 12) { test in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...12 {
                    group.addTask {
                        do { try await offer(test, number) } catch let problem as Problem {
                            #expect(problem.code == "frame_exhausted")
                        }
                    }
                }
                group.addTask {
                    do { try await set(test, dwellings: 6) } catch let problem as Problem {
                        #expect(problem.code == "frame_exhausted")
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("a raise that waits stays when another number is set, and gives way to somebody else's raise")
    func waiting() async throws {
        try await with(1) { test in
            func limits(_ name: String) async throws -> [String] {
                let frame = try await test.store.show(.frames, name)
                return [frame["dwellings"].text, frame["amount"].text]
            }
            try await set(test, dwellings: 10, kroner: 1000)
            try await set(test, dwellings: 20)
            // The one who raised it adds to it, somebody else lowers what is in force.
            try await set(test, kroner: 3000)
            try await set(test, kroner: 900, by: "bo")
            #expect(try await limits("state 2025") == ["10", "900"])
            let own = await test.code { _ = try await self.approve(test, "state 2025", by: "anna") }
            #expect(own == "second_person_needed")
            _ = try await approve(test, "state 2025", by: "bo")
            #expect(try await limits("state 2025") == ["20", "900"])
            // What somebody else raises is no part of one's own draft, or they could approve it there.
            try await set(test, dwellings: 30)
            try await set(test, kroner: 5000, by: "bo")
            _ = try await approve(test, "state 2025", by: "anna")
            #expect(try await limits("state 2025") == ["20", "5000"])
        }
    }
}
