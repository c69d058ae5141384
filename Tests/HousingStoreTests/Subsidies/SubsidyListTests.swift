import Housing
import HousingAPI
import HousingFiles
import Postgres
import Testing

@testable import HousingStore

/// What is paid in a month, and which subsidies end.
@Suite struct SubsidyListTests {
    /// A single of 55, born here, on the increased rate, in a unit of 5,000 kr with a state subsidy; another with alimony
    /// to pay, who can only afford it with one.
    private func with(_ body: (TestStore) async throws -> Void) async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await test.addAssociation()
            let dwellings = (1...2).map { number in
                var dwelling = unit("\(number)", rent: 5000)
                dwelling.hotWater = .separate
                dwelling.electricity = .separate
                dwelling.waterOnAccount = .zero
                dwelling.electricityOnAccount = Money(kroner: 300)
                return dwelling
            }
            try await test.receive(dwellings)
            let rows = [0, 3000].enumerated().map { place, alimony in
                var row = referral("A-\(place + 1)", cpr: "700170" + String(5678 + place))
                row.facts.household.adults[0].cashBenefit = .paid(
                    CashBenefit(
                        enteredFromAbroad: false, residenceRequirement: true, workRequirement: true,
                        activityReady: false, livesWithParents: false))
                row.facts.household.expenses = [Expense(kind: .alimony, amount: Money(kroner: alimony))]
                return row
            }
            _ = try await test.refer(rows)
            for number in 1...2 {
                let offer = AllocationOffer(
                    unit: UnitNumber(number), referral: ReferralNumber(number), subsidy: .state, on: nil)
                _ = try await test.store.offer(test.act("o", reason: "x"), offer, today: test.today)
            }
            for (number, from, until) in [(1, "2025-11-16", "2026-02-14"), (2, "2025-12-01", "2026-01-31")] {
                let grant = SubsidyGrant(
                    allocation: AllocationNumber(number), scheme: .state, amount: nil,
                    from: Day(from) ?? test.today, until: Day(until))
                _ = try await test.store.grantSubsidy(test.act(), grant)
            }
            try await body(test)
        }
    }

    @Test(
        "days of the month x the amount / the days of the month, to whole øre a row",
        arguments: [
            ("2025-10", [], "0"), ("2025-11", ["S-1 15 707"], "707"),
            ("2025-12", ["S-1 31 1414", "S-2 31 1414"], "2828"), ("2026-02", ["S-1 14 707"], "707"),
            ("2026-03", [], "0"),
        ] as [(String, [String], String)])
    func payments(_ month: String, _ rows: [String], _ total: String) async throws {
        try await with { test in
            let paid = try await test.store.subsidyPayments(in: try #require(Period(month)))
            #expect(paid.items.map { "\($0.subsidy) \($0.days) \($0.amount ?? .zero)" } == rows)
            #expect("\(paid.total ?? .zero)" == total && paid.month.text == month)
        }
    }

    @Test("an øre is rounded in each row, and what was undone is not paid")
    func rounding() async throws {
        try await with { test in
            _ = try await test.store.endSubsidy(
                test.act(), "S-1", Step(on: Day("2025-12-11")), today: test.today)
            let month = try #require(Period("2025-12"))
            // 11 x 1,414 / 31 = 501.7419
            #expect(
                try await test.store.subsidyPayments(in: month).items.map { "\($0.amount ?? .zero)" } == [
                    "501.74", "1414",
                ])
            try await test.decline(2)
            #expect(try await test.store.subsidyPayments(in: month).items.map(\.subsidy) == [SubsidyNumber(1)])
        }
    }

    @Test("the check of the day after: who can pay the full rent, and who is short of how much")
    func ending() async throws {
        try await with { test in
            let day = try #require(Day("2025-12-01"))
            let found = try await test.store.subsidiesEnding(within: 3, from: day).items
            #expect(
                found.map { "\($0.subsidy) \($0.endsOn) \($0.after.rawValue)" }
                    == ["S-2 2026-01-31 fail", "S-1 2026-02-14 pass"])
            #expect((found[0].shortfall?.kroner ?? 0) > 0 && found[1].shortfall == .zero)
            #expect(found.map(\.referral) == [ReferralNumber(2), ReferralNumber(1)])
            #expect(
                try await test.store.subsidiesEnding(within: 2, from: day).items.map(\.subsidy) == [SubsidyNumber(2)])
            #expect(try await test.store.subsidiesEnding(within: 0, from: day).items.isEmpty)
            // The last day is one that it ends on; the day after it has ended.
            let last = try #require(Day("2026-01-31"))
            #expect(try await test.store.subsidiesEnding(within: 0, from: last).items.count == 1)
            #expect(try await test.store.subsidiesEnding(within: 0, from: last.adding(days: 1)).items.isEmpty)
        }
    }

    @Test("what cannot be checked is unknown: facts are missing")
    func unknown() async throws {
        try await with { test in
            var row = referral("A-2", cpr: "7001705679")
            row.facts.household.adults[0].cashBenefit = .unknown
            _ = try await test.refer([row], columns: ["ydelse"])
            let found = try await test.store.subsidiesEnding(within: 3, from: test.today).items
            #expect(found.first?.after == .unknown && found.first?.shortfall == nil)
        }
    }

    @Test("a rent below what is paid of it is asked about, by hand and in a file; a subsidy that fell is shown as such")
    func rent() async throws {
        try await with { test in
            let profile = try #require(try Profiles().profile(.units, on: test.today))
            func change(_ rent: String, confirmed: Bool = false) async -> String? {
                await test.code {
                    let typed = try TypedFacts(
                        [(column: "husleje", text: rent)], profile, ImportContext(on: test.today), confirmed: confirmed)
                    _ = try await test.store.changeUnit(
                        test.act("units.change", reason: "x"), "U-1", UnitTyped(typed), today: test.today)
                }
            }
            func contested(_ rent: Int) async throws -> [ContestedValue] {
                let row = unit("1", rent: rent)
                let (pool, today) = (test.store.pool, test.today)
                return try await Store(pool: pool, key: Array(repeating: 7, count: 32), today: { today })
                    .belowSubsidies([row])
            }
            #expect(await change("1413,99") == "subsidy_above_rent")
            let found = try await contested(1413)
            #expect(found.map(\.column) == ["husleje"], "\(found)")
            if case .subsidies(let sum, _)? = found.first?.why {
                #expect(sum == Money(kroner: 1414))
            } else {
                #expect(Bool(false))
            }
            #expect(await change("1413,99", confirmed: true) == nil)
            #expect(await change("1414") == nil)
            #expect(try await contested(1414).isEmpty)
            try await test.cancel(1)
            #expect(await change("1300") == nil)
            #expect(try await contested(1250).isEmpty)
            #expect(try await test.store.show(.subsidies, "S-1")["state"].text == "cancelled")
        }
    }
}

extension Store {
    /// The rents of a file's rows that are below what subsidies pay; nothing is stored.
    fileprivate func belowSubsidies(_ units: [Unit]) async throws -> [ContestedValue] {
        let found = try await transaction { tx in
            let file = TestFile(.units, units, columns: allUnitColumns)
            return try tx.rehearse { try UnitRows().stage(file, tx).contested }
        }
        return found.filter { if case .subsidies = $0.why { true } else { false } }
    }
}
