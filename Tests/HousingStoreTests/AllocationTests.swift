import Housing
import HousingAPI
import HousingStore
import Postgres
import Testing

@Suite struct AllocationTests {
    /// One unit, two referrals of two citizens.
    private func ready(_ test: TestStore) async throws {
        try await test.addAssociation()
        try await test.receive([unit("1"), unit("2")])
        _ = try await test.refer([referral("A-1"), referral("A-2", cpr: "7001705678")])
    }

    @discardableResult
    private func offer(_ test: TestStore, unit: Int, referral: Int) async throws -> Record {
        try await test.store.offer(
            test.act("allocations.offer", reason: "test"),
            AllocationOffer(unit: UnitNumber(unit), referral: ReferralNumber(referral), subsidy: nil, on: nil),
            today: test.today)
    }

    @Test("from offer to moving in, and what a unit and a referral show of it")
    func wholeWay() async throws {
        try await TestStore.with { test in
            try await ready(test)
            #expect(try await offer(test, unit: 1, referral: 1)["allocation"] == .text("A-1"))
            let offer = try await test.store.show(.allocations, "A-1")
            #expect(offer["answer_by"] == .text("2025-11-10"), "seven days on, as the setting shipped says")
            #expect(try await test.accept(1)["state"] == .text("accepted"))
            #expect(try await test.moveIn(1)["state"] == .text("moved_in"))
            let unit = try await test.store.show(.units, "U-1")
            #expect(unit["state"] == .text("allocated"))
            #expect(unit["moved_in_on"] == .text("2025-11-03"))
            let referral = try await test.store.show(.referrals, "a-1")
            #expect(referral["state"] == .text("allocated"))
            #expect(referral["last_outcome"] == .text("unknown"))
        }
    }

    @Test("two caseworkers offer the same unit at once: one wins, the other is told what stands in the way")
    func race() async throws {
        try await TestStore.with { test in
            try await ready(test)
            let results = await withTaskGroup(of: Result<Record, any Error>.self) { group in
                for referral in 1...2 {
                    group.addTask {
                        do { return .success(try await offer(test, unit: 1, referral: referral)) } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.count { (try? $0.get()) != nil } == 1)
            let problem = results.compactMap { result -> Problem? in
                if case .failure(let error) = result { error as? Problem } else { nil }
            }
            #expect(problem.map(\.code) == ["unit_already_allocated"])
            #expect(problem.map(\.kind) == [.refused])
        }
    }

    @Test("the database itself refuses a second holder of a unit and a second open allocation of a citizen")
    func constraints() async throws {
        try await TestStore.with { test in
            try await ready(test)
            try await offer(test, unit: 1, referral: 1)
            for (unit, referral, citizen, constraint) in [
                (1, 2, 2, "unit_already_allocated"), (2, 1, 1, "citizen_already_allocated"),
            ] {
                await #expect {
                    try await test.store.pool.transaction { tx in
                        let event: Int = try tx.row(
                            "insert into event (actor, request, action) values ('x', 'x', 'x') returning id")["id"]
                        let id: Int = try tx.row(
                            """
                            insert into allocation (received_unit_id, referral_id, citizen_id)
                            values (\(unit), \(referral), \(citizen)) returning id
                            """)["id"]
                        try tx.execute(
                            """
                            insert into allocation_version
                              (allocation_id, received_unit_id, citizen_id, state, open, offered_on, known_from, event_id)
                            values (\(id), \(unit), \(citizen), 'offered', true, '2025-11-01', now(), \(event))
                            """)
                    }
                } throws: { ($0 as? PostgresError)?.constraint == constraint }
            }
        }
    }

    @Test("a declined offer frees the unit; a cancelled allocation opens the referral again")
    func undoing() async throws {
        try await TestStore.with { test in
            try await ready(test)
            try await offer(test, unit: 1, referral: 1)
            try await test.decline(1)
            try await offer(test, unit: 1, referral: 2)
            try await test.accept(2)
            try await test.cancel(2)
            #expect(try await test.store.show(.units, "U-1")["state"] == .text("open"))
            #expect(try await test.store.show(.referrals, "R-2")["state"] == .text("open"))
        }
    }

    @Test("a step that does not follow is refused with where the allocation is")
    func wrongStep() async throws {
        try await TestStore.with { test in
            try await ready(test)
            try await offer(test, unit: 1, referral: 1)
            await #expect {
                try await test.moveIn(1)
            } throws: { ($0 as? Problem)?.code == "allocation_offered" }
        }
    }

    @Test("subsidies granted to an offer fall with it", arguments: [AllocationState.declined, .cancelled, .expired])
    func subsidiesFall(_ state: AllocationState) async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await ready(test)
            try await offer(test, unit: 1, referral: 1)
            let grant = SubsidyGrant(
                allocation: AllocationNumber(1), scheme: .transitional, amount: nil, from: test.today, until: nil)
            // The rent of 4,200 kr above what the tenant pays.
            let granted = try await test.store.grantSubsidy(test.act(), grant)
            #expect(granted["amount"] != .null && granted["ends_on"] == .text("2030-11-02"))
            switch state {
            case .declined: try await test.decline(1)
            case .cancelled: try await test.cancel(1)
            default: #expect(try await test.store.expireOffers(test.act(), today: test.today.adding(days: 8)) == 1)
            }
            #expect(
                try await test.store.list(.subsidies, ListRequest()).items.map { $0["state"].text } == ["cancelled"])
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("a move-in is told when it has happened")
    func futureMoveIn() async throws {
        try await TestStore.with { test in
            try await ready(test)
            try await offer(test, unit: 1, referral: 1)
            try await test.accept(1)
            await #expect {
                try await test.moveIn(1, on: test.today.adding(days: 1))
            } throws: { ($0 as? Problem)?.code == "day_in_future" }
        }
    }

    @Test("a returned unit cannot be offered, an offered one cannot be returned")
    func returning() async throws {
        try await TestStore.with { test in
            try await ready(test)
            let back = UnitReturn(returnReason: .rentTooHigh, on: nil, note: "For dyr")
            let unit = try await test.store.returnUnit(test.act(), "U-1", back, today: test.today)
            #expect(unit["return_reason"] == .text("rent_too_high"))
            await #expect { try await offer(test, unit: 1, referral: 1) } throws: {
                ($0 as? Problem)?.code == "unit_already_returned"
            }
            try await offer(test, unit: 2, referral: 1)
            await #expect {
                try await test.store.returnUnit(test.act(), "9001/12/2", back, today: test.today)
            } throws: { ($0 as? Problem)?.code == "unit_already_allocated" }
        }
    }

    @Test("a retry under the same key acts once; another request under it is refused; a dry run leaves nothing")
    func idempotency() async throws {
        try await TestStore.with { test in
            try await ready(test)
            var act = test.act("allocations.offer", key: "key-1")
            let request = AllocationOffer(unit: UnitNumber(1), referral: ReferralNumber(1), subsidy: nil, on: nil)
            act.dryRun = true
            _ = try await test.store.offer(act, request, today: test.today)
            #expect(try await test.store.list(.allocations, ListRequest()).items.isEmpty)
            act.dryRun = false
            let first = try await test.store.offer(act, request, today: test.today)
            let again = try await test.store.offer(act, request, today: test.today)
            #expect(Listing.allocations.ordered(first) == Listing.allocations.ordered(again))
            #expect(try await test.store.list(.allocations, ListRequest()).items.count == 1)
            act.sent = [1]
            await #expect {
                try await test.store.offer(act, request, today: test.today)
            } throws: { ($0 as? Problem)?.code == "idempotency_key_reused" }
        }
    }
}
