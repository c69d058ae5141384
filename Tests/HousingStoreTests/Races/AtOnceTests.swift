import Housing
import HousingAPI
import HousingStore
import Postgres
import TestDatabase
import Testing

/// Two writes on one thing at once: one of them waits, and decides on what it then sees.
@Suite struct AtOnceTests {
    private typealias Write = @Sendable (Act) async throws -> Void

    /// Runs both at once, each on a connection of its own, and gives the codes of what was refused; nil was acknowledged.
    private func both(_ test: TestStore, _ first: @escaping Write, _ second: @escaping Write) async -> [String?] {
        func code(_ write: @escaping Write, _ name: String) async -> String? {
            do {
                try await write(test.act(name, reason: "x"))
                return nil
            } catch let problem as Problem { return problem.code } catch { return "\(error)" }
        }
        async let one = code(first, "first")
        async let two = code(second, "second")
        return await [one, two]
    }

    private func ready(_ test: TestStore, citizens: Int, rent: Int = 9000) async throws {
        try await test.storeParameters()
        try await test.addAssociation()
        try await test.receive((1...citizens).map { unit("\($0)", rent: rent) })
        _ = try await test.refer((1...citizens).map { referral("A-\($0)", cpr: cpr($0)) })
    }

    private func offer(_ test: TestStore, _ number: Int, _ act: Act? = nil) async throws {
        let offer = AllocationOffer(
            unit: UnitNumber(number), referral: ReferralNumber(number), subsidy: nil, on: nil)
        _ = try await test.store.offer(act ?? test.act("o", reason: "x"), offer, today: test.today)
    }

    private func move(_ test: TestStore, _ number: Int, _ state: AllocationState, _ act: Act? = nil) async throws {
        let act = act ?? test.act("m")
        switch state {
        case .accepted: try await test.accept(number, act)
        case .cancelled: try await test.cancel(number, act)
        default: Issue.record("no such step here: \(state)")
        }
    }

    private func grant(_ number: Int) -> SubsidyGrant {
        SubsidyGrant(
            allocation: AllocationNumber(number), scheme: .transitional, amount: nil,
            from: Day("2025-11-10") ?? Day(number: 0), until: nil)
    }

    @Test("a refusal for income and an offer of the same referral: one of them")
    func refuseAndOffer() async throws {
        try await TestStore.with { test in
            try await ready(test, citizens: 12)
            for number in 1...12 {
                let codes = await both(test) {
                    try await offer(test, number, $0)
                } _: {
                    let refuse = ReferralRefuse(on: nil, heardOn: nil, notHeard: "x", guidance: nil)
                    _ = try await test.store.refuse($0, "R-\(number)", refuse, guidance: "x", today: test.today)
                }
                #expect([[nil, "referral_has_offer"], ["referral_refused", nil]].contains(codes), "\(codes)")
            }
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("a cancelled allocation keeps no subsidy, whichever comes first")
    func cancelAndGrant() async throws {
        try await TestStore.with { test in
            try await ready(test, citizens: 12)
            for number in 1...12 {
                try await offer(test, number)
                try await move(test, number, .accepted)
                let codes = await both(test) {
                    try await move(test, number, .cancelled, $0)
                } _: {
                    _ = try await test.store.grantSubsidy($0, grant(number))
                }
                #expect([[nil, nil], [nil, "allocation_cancelled"]].contains(codes), "\(codes)")
            }
            #expect(try await test.subsidies().isEmpty)
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("withdrawals beside a file of other rents are kept, and the file counts what it wrote")
    func withdrawalsBesideRents() async throws {
        try await TestStore.with(writers: 12) { test in
            try await test.addAssociation()
            try await test.receive((1...300).map { unit("\($0)") })
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for rent in [5000, 5100, 5200] {
                        try await test.receive((1...300).map { unit("\($0)", rent: rent) })
                    }
                }
                for number in 1...60 {
                    group.addTask {
                        _ = try await test.store.withdrawUnit(
                            test.act("w"), "U-\(number * 5)", Step(on: nil), today: test.today)
                    }
                }
                try await group.waitForAll()
            }
            let request = try ListRequest(.units, where: ["state=withdrawn"], limit: 1000, today: test.today)
            #expect(try await test.store.list(.units, request).items.count == 60)
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("acceptances beside a file of referrals close their referrals")
    func acceptancesBesideReferrals() async throws {
        try await TestStore.with(writers: 12) { test in
            try await ready(test, citizens: 40)
            for number in 1...40 { try await offer(test, number) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for wealth in 1...4 {
                    group.addTask {
                        let rows = (1...40).map { number in
                            var row = referral("A-\(number)", cpr: cpr(number))
                            row.facts.household.adults[0].wealth = Money(kroner: wealth)
                            return row
                        }
                        _ = try await test.refer(rows, columns: raceColumns)
                    }
                }
                for number in 1...40 { group.addTask { try await move(test, number, .accepted) } }
                try await group.waitForAll()
            }
            let request = try ListRequest(.referrals, where: ["state=allocated"], today: test.today)
            #expect(try await test.store.list(.referrals, request).items.count == 40)
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("two ends of a subsidy: each that is acknowledged is a version")
    func twoEnds() async throws {
        try await TestStore.with { test in
            try await ready(test, citizens: 8)
            for number in 1...8 {
                try await offer(test, number)
                _ = try await test.store.grantSubsidy(test.act("g"), grant(number))
                func end(_ day: String) -> Write {
                    { act in
                        _ = try await test.store.endSubsidy(act, "S-\(number)", Step(on: Day(day)), today: test.today)
                    }
                }
                let codes = await both(test, end("2025-12-01"), end("2025-12-01"))
                #expect(Set(codes) == [nil, "subsidy_ended"])
            }
            let versions = try await test.store.read { tx in
                try tx.row("select count(*) from subsidy_version")["count", as: Int.self]
            }
            #expect(versions == 16)
        }
    }

    @Test("a register beside offers: a unit is held or returned, and figures add up")
    func registerBesideOffers() async throws {
        try await TestStore.with(writers: 12) { test in
            try await ready(test, citizens: 24)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    _ = try await test.receiveRegister(
                        (1...24).map {
                            RegisterRow(
                                unit: unit("\($0)", rent: 9000), outcome: .returned, outcomeOn: test.today,
                                returnReason: .condition)
                        })
                }
                for number in 1...24 {
                    group.addTask {
                        do {
                            try await offer(test, number)
                            try await move(test, number, .accepted)
                        } catch let problem as Problem where problem.kind == .refused || problem.kind == .notFound {}
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await test.store.breaches() == [])
            let period = try #require(Period("2025-10"))
            _ = try await test.store.figures(.latest) { _ in [StatisticPeriod(.unitsOpen, period)] }
        }
    }

    @Test("a register row that cancels a citizen's allocation puts back what the command does")
    func registerPutsBack() async throws {
        try await TestStore.with { test in
            try await ready(test, citizens: 1)
            try await offer(test, 1)
            try await move(test, 1, .accepted)
            _ = try await test.store.grantSubsidy(test.act("g"), grant(1))
            _ = try await test.receiveRegister([
                RegisterRow(
                    unit: unit("1", rent: 9000), outcome: .allocated, outcomeOn: test.today, citizen: "b1")
            ])
            #expect(try await test.store.show(.allocations, "A-1")["state"] == .text("cancelled"))
            #expect(try await test.store.show(.referrals, "R-1")["state"] == .text("open"))
            #expect(try await test.subsidies().isEmpty)
            // The other citizen's goes again: it was never anything but its allocation.
            _ = try await test.receiveRegister([
                RegisterRow(
                    unit: unit("1", rent: 9000), outcome: .returned, outcomeOn: test.today, returnReason: .condition)
            ])
            #expect(try await test.store.show(.referrals, "R-2")["state"] == .text("withdrawn"))
            #expect(try await test.store.breaches() == [])
            try await test.receive([unit("2", rent: 9000)])
            let again = AllocationOffer(unit: UnitNumber(2), referral: ReferralNumber(1), subsidy: nil, on: nil)
            _ = try await test.store.offer(test.act("o", reason: "x"), again, today: test.today)
        }
    }

    @Test("the schema itself refuses a unit that is held and returned, whoever writes")
    func heldAndReturned() async throws {
        try await TestStore.with { test in
            try await ready(test, citizens: 2)
            try await offer(test, 1)
            for taken in [true, false] {
                await #expect {
                    try await test.asOwner { tx in
                        let event: Int = try tx.row(
                            "insert into event (actor, request, action) values ('x', 'x', 'x') returning id")["id"]
                        if taken { try tx.execute("update unit_taken set taken_as = 'returned'") }
                        try tx.execute(
                            """
                            with r as (insert into unit_return (received_unit_id) values (1) returning id)
                            insert into unit_return_version
                              (unit_return_id, received_unit_id, returned_on, return_reason, known_from, event_id)
                            select id, 1, '2025-11-01', 'condition', now(), \(event) from r
                            """)
                    }
                } throws: {
                    ($0 as? PostgresError)?.constraint == (taken ? "unit_held" : "unit_returned")
                }
            }
        }
    }

    @Test("a connection lost while committing is said as it is, and the same key finds out")
    func outcomeUnknown() async throws {
        try await TestStore.with { test in
            try await ready(test, citizens: 1)
            try await test.database.breakAtCommit(of: "allocation_version")
            let act = test.act("o", reason: "x", key: "key-1")
            await #expect { try await offer(test, 1, act) } throws: { ($0 as? Problem)?.code == "outcome_unknown" }
            try await test.database.mendCommit(of: "allocation_version")
            try await offer(test, 1, act)
            #expect(try await test.store.list(.allocations, ListRequest()).items.count == 1)
        }
    }
}

extension TestDatabase {
    /// Makes the server end the connection of whoever commits a row in the table.
    fileprivate func breakAtCommit(of table: String) async throws {
        try await asSuperuser(
            """
            create function break() returns trigger language plpgsql security definer as
              $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
            create constraint trigger break after insert on \(table) deferrable initially deferred
              for each row execute function break();
            """)
    }

    fileprivate func mendCommit(of table: String) async throws {
        try await asSuperuser("drop trigger break on \(table)")
    }

    private func asSuperuser(_ sql: String) async throws {
        let connection = try await Connection.connect(superuser)
        defer { connection.close() }
        try await connection.script(sql)
    }
}
