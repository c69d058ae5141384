import Housing
import HousingAPI
import HousingStore
import Testing

/// Dwellings to come, and renovations that keep units away.
@Suite struct SupplyTests {
    private func planned(_ test: TestStore, at knownAt: KnownAt = .latest) async throws -> [String: String] {
        let period = try #require(Period("2025"))
        let figures = try await test.store.figures(knownAt) { _ in [StatisticPeriod(.dwellingsPlanned, period)] }
        return Dictionary(
            figures.figures.map { ("\($0.category)", $0.value.map { String($0) } ?? "") },
            uniquingKeysWith: { first, _ in first })
    }

    private func deliver(_ test: TestStore, _ count: Int, on: String? = nil, _ name: String = "B-1") async throws
        -> Record
    {
        try await test.store.deliverSupply(
            test.act("supply.deliver"), name, SupplyDeliver(dwellings: count, on: on.flatMap { Day($0) }),
            today: test.today)
    }

    private func code(_ body: () async throws -> Record) async -> String? {
        do {
            _ = try await body()
            return nil
        } catch { return (error as? Problem)?.code ?? "\(error)" }
    }

    private func renovation(_ name: String, _ from: String, _ until: String) -> SupplyAdd {
        SupplyAdd(
            kind: .renovation, name: name, association: "9001", department: "12", startsOn: Day(from),
            endsOn: Day(until))
    }

    @Test("what has come is planned no more, and an earlier known-at still says what was planned")
    func delivers() async throws {
        try await TestStore.with { test in
            #expect(try await planned(test) == ["total": "102", "2026-2029": "102"])
            let before = try await test.store.latestInstant()
            let project = try await deliver(test, 12, on: "2025-10-01")
            #expect(project["dwellings_left"].text == "90" && project["dwellings_delivered"].text == "12")
            #expect(project["delivered_on"].text == "2025-10-01" && project["dwellings"].text == "102")
            #expect(try await planned(test) == ["total": "90", "2026-2029": "90"])
            #expect(try await planned(test, at: .instant(before)) == ["total": "102", "2026-2029": "102"])
            _ = try await test.store.addSupply(
                test.act(), SupplyAdd(kind: .special, name: "Prøvevej", dwellings: 24, expected: ExpectedYears("2027")))
            _ = try await test.store.addSupply(
                test.act(), SupplyAdd(kind: .new, name: "Prøveby", dwellings: 400, expected: ExpectedYears("2028")))
            #expect(try await planned(test) == ["total": "114", "2026-2029": "90", "2027": "24"])
            _ = try await deliver(test, 90)
            #expect(try await planned(test) == ["total": "24", "2027": "24"])
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("the day of the last delivery is corrected, not before the one before it nor ahead, and goes back")
    func corrected() async throws {
        try await TestStore.with { test in
            _ = try await deliver(test, 12, on: "2025-10-01")
            _ = try await deliver(test, 3, on: "2025-10-20")
            let corrected = try await test.correct("B-1", "delivered_on=2025-10-10")
            #expect(corrected.thing?.record["delivered_on"] == .text("2025-10-10") && corrected.undone != nil)
            let refused = [
                ("2025-09-30", "day_too_early"), ("2025-11-04", "day_in_future"), ("2025-10-10", "nothing_changed"),
            ]
            for (day, code) in refused {
                #expect(await test.code { try await test.correct("B-1", "delivered_on=\(day)") } == code)
            }
            #expect(await test.code { try await test.correct("B-1", "dwellings=5") } == "unknown_field")
            try await test.undo("B-1")
            #expect(try await test.store.show(.supply, "B-1")["delivered_on"] == .text("2025-10-20"))
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test(
        "a renovation's days and a plan's review are corrected as they are entered, and go back; of the other kind there are none"
    )
    func correctedDays() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            let added = try await test.store.addSupply(
                test.act("supply.add"), renovation("Tage", "2025-11-01", "2025-12-31"))
            let name = added["supply"].text
            _ = try await test.store.changeSupply(
                test.act("supply.change"), name, SupplyChange(endsOn: Day("2026-01-31")))
            let steps = try await test.store.history(name).items.map(\.event)
            let ends = try await test.correct(name, "ends_on=30-01-2026")
            #expect(ends.thing?.record["ends_on"] == .text("2026-01-30") && ends.undone == steps[1])
            let starts = try await test.correct(name, "starts_on=2025-10-31")
            #expect(starts.thing?.record["starts_on"] == .text("2025-10-31") && starts.undone == steps[0])
            for (field, code) in [
                ("ends_on=2025-10-30", "days_out_of_order"), ("starts_on=2025-10-31", "nothing_changed"),
                ("starts_on=", "bad_value"), ("review_by=2025-12-01", "step_not_taken"),
                ("delivered_on=2025-10-01", "step_not_taken"),
            ] { #expect(await test.code { try await test.correct(name, field) } == code, "\(field)") }
            try await test.undo(name)
            #expect(try await test.store.show(.supply, name)["starts_on"] == .text("2025-11-01"))

            let review = try await test.correct("B-1", "review_by=2026-06-01")
            #expect(review.thing?.record["review_by"] == .text("2026-06-01"))
            #expect(try await test.correct("B-1", "review_by=").thing?.record["review_by"] == .null)
            #expect(await test.code { try await test.correct("B-1", "starts_on=2026-06-01") } == "step_not_taken")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("more than planned, a day ahead or before the last, and a renovation are refused")
    func refused() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            #expect(await code { try await deliver(test, 103) } == "more_than_planned")
            #expect(await code { try await deliver(test, 1, on: "2025-11-04") } == "day_in_future")
            #expect(await code { try await deliver(test, 1, on: "2025-10-02") } == nil)
            #expect(await code { try await deliver(test, 1, on: "2025-10-01") } == "day_too_early")
            #expect(await code { try await deliver(test, 1, "B-77") } == "unknown_supply")
            let added = try await test.store.addSupply(
                test.act(), renovation("Tage", "2025-11-01", "2025-12-31"))
            let name = added["supply"].text
            #expect(await code { try await deliver(test, 1, name) } == "nothing_planned")
            func change(_ change: SupplyChange, _ name: String = "B-1") async -> String? {
                await code { try await test.store.changeSupply(test.act(), name, change) }
            }
            #expect(await change(SupplyChange()) == "missing_field")
            #expect(await change(SupplyChange(dwellings: 10), name) == "unknown_field")
            #expect(await change(SupplyChange(startsOn: test.today)) == "unknown_field")
            #expect(await change(SupplyChange(endsOn: Day("2025-10-31")), name) == "days_out_of_order")
            _ = try await deliver(test, 9)
            #expect(await change(SupplyChange(dwellings: 9)) == "more_than_planned")
            #expect(await change(SupplyChange(dwellings: 10)) == nil)
            // What is said already is no step.
            let steps = try await test.store.history("B-1").items.count
            #expect(await change(SupplyChange(dwellings: 10)) == "nothing_changed")
            #expect(await change(SupplyChange(startsOn: Day("2025-11-01")), name) == "nothing_changed")
            #expect(try await test.store.history("B-1").items.count == steps)
            #expect(await change(SupplyChange(name: "Andre dage", startsOn: Day("2025-11-01")), name) == nil)
        }
    }

    @Test("a project has the fields of its kind and a name of its own")
    func fields() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            func add(_ new: SupplyAdd) async -> String? {
                await code { try await test.store.addSupply(test.act(), new) }
            }
            let new = SupplyAdd(kind: .new, name: "Prøveby", dwellings: 4, expected: ExpectedYears("2027"))
            #expect(await add(new) == nil)
            #expect(await add(new) == "supply_exists")
            #expect(await add(SupplyAdd(kind: .special, name: "X", dwellings: 4)) == "missing_field")
            var tower = new
            tower.startsOn = test.today
            #expect(await add(tower) == "unknown_field")
            #expect(await add(renovation("Tage", "2025-12-31", "2025-12-30")) == "days_out_of_order")
            var stranger = renovation("Tage", "2025-12-01", "2025-12-30")
            stranger.association = "9009"
            #expect(await add(stranger) == "unknown_association")
            #expect(await add(renovation("Tage", "2025-12-01", "2025-12-30")) == nil)
        }
    }

    @Test("the last dwellings delivered by many at once come once")
    func atOnce() async throws {
        try await TestStore.with { test in
            let codes = await withTaskGroup(of: String?.self) { group in
                for _ in 0..<12 { group.addTask { await code { try await deliver(test, 20) } } }
                return await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(codes.filter { $0 == nil }.count == 5)
            #expect(Set(codes.compactMap { $0 }) == ["more_than_planned"])
            let left = try await planned(test)["total"]
            #expect(left == "2")
        }
    }

    @Test("a unit of a department under renovation is not offered until it is over")
    func keptAway() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await test.addAssociation()
            try await test.receive([unit("1", rent: 9000)])
            _ = try await test.refer([referral("A-1")])
            let added = try await test.store.addSupply(test.act(), renovation("Tage", "2025-10-15", "2025-11-03"))
            func offer(_ on: String) async -> String? {
                await code {
                    try await test.store.offer(
                        test.act("o", reason: "x"),
                        AllocationOffer(unit: UnitNumber(1), referral: ReferralNumber(1), subsidy: nil, on: Day(on)),
                        today: test.today)
                }
            }
            #expect(await offer("2025-11-03") == "unit_taken")
            #expect(await offer("2025-10-15") == "unit_taken")
            _ = try await test.store.changeSupply(
                test.act(), added["supply"].text, SupplyChange(endsOn: Day("2025-11-02")))
            #expect(await offer("2025-11-03") == nil)
        }
    }

    @Test("adding, changing and delivering are undone, the last first, and history tells them")
    func undone() async throws {
        try await TestStore.with { test in
            let new = SupplyAdd(kind: .special, name: "Prøvevej", dwellings: 24, expected: ExpectedYears("2027"))
            let name = try await test.store.addSupply(test.act("supply.add"), new)["supply"].text
            _ = try await test.store.changeSupply(test.act("supply.change"), name, SupplyChange(dwellings: 30))
            _ = try await deliver(test, 5, name)
            let before = try await test.store.latestInstant()
            let first = try await test.undo(name)
            #expect(first.thing?.record["dwellings_left"].text == "30")
            #expect(
                first.figures.map { "\($0.statistic) \($0.before ?? 0) \($0.after ?? 0)" }.contains(
                    "dwellings_planned 127.0 132.0"))
            _ = try await test.undo(name)
            #expect(try await test.store.show(.supply, name)["dwellings"].text == "24")
            #expect(try await test.undo(name).thing == nil)
            #expect(await test.code { _ = try await test.store.show(.supply, name) } == "unknown_supply")
            #expect(await test.code { try await test.undo(name) } == "nothing_to_undo")
            #expect(try await planned(test)["total"] == "102")
            #expect(try await planned(test, at: .instant(before))["total"] == "127")
            let steps = try await test.store.history(name).items
            #expect(
                steps.map(\.action) == [
                    "supply.add", "supply.change", "supply.deliver", "steps.undo", "steps.undo", "steps.undo",
                ])
            #expect(steps.allSatisfy { $0.things == [name] })
            // The name is free again, and what was undone is undone by its number.
            _ = try await test.store.addSupply(test.act(), new)
            #expect(await code { try await test.store.show(.supply, name) } == "unknown_supply")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("a renovation whose adding was undone keeps no unit away")
    func renovationUndone() async throws {
        try await TestStore.withSteps { test in
            let name = try await test.store.addSupply(
                test.act("supply.add"), renovation("Tage", "2025-11-01", "2025-11-30"))["supply"].text
            #expect(await test.code { try await test.offer(1, to: 1) } == "unit_taken")
            try await test.undo(name)
            try await test.offer(1, to: 1)
        }
    }
}
