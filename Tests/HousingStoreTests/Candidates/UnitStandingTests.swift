import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

/// What lists show of a unit's candidates is what is computed when they are asked for.
@Suite struct UnitStandingTests {
    private static let citizens = 11
    private static let units = 5

    private func with(_ body: (TestStore, Store) async throws -> Void) async throws {
        try await TestStore.with { test in
            // Lists look at the day of the store's own clock.
            let today = test.today
            let store = try Store(
                pool: test.store.pool, key: Array(repeating: 7, count: 32), today: { today })
            try await test.storeParameters()
            try await test.addAssociation()
            try await test.addAssociation("9002")
            try await test.receive(
                (1...Self.units).map { number in
                    var dwelling = unit(
                        "\(number)", association: number == 5 ? "9002" : "9001",
                        rent: [1500, 1900, 5000, 5100, 1200][number - 1],
                        on: number == 3 ? "2024-06-01" : "2025-10-01")
                    dwelling.hotWater = .separate
                    dwelling.electricity = .separate
                    dwelling.waterOnAccount = .zero
                    dwelling.electricityOnAccount = Money(kroner: 300)
                    return dwelling
                })
            _ = try await test.refer(
                (1...Self.citizens).map { number in
                    var row = referral("A-\(number)", cpr: cpr(number))
                    row.facts.household.adults[0].cashBenefit = .paid(
                        CashBenefit(
                            enteredFromAbroad: false, residenceRequirement: true, workRequirement: true,
                            activityReady: true, livesWithParents: false))
                    if number % 2 == 0 {
                        row.facts.household.expenses = [Expense(kind: .alimony, amount: Money(kroner: 3000))]
                    }
                    if number % 4 == 0 { row.facts.unitTypes = [.youth] }
                    if number % 5 == 0 { row.facts.household.children = nil }
                    return row
                }, columns: raceColumns.union(["boligtyper", "udgift_bidrag"]))
            try await body(test, store)
        }
    }

    /// Does the rechecks that were asked for, as the daemon does at once: some have been met by the recheck, the others,
    /// parked ones and those before a restart, have not.
    private func settle(_ store: Store, _ today: Day, met: Int = 4) async throws {
        while let recheck = try await store.nextRecheck(today: today) {
            let round = try await store.round(of: recheck)
            var standings = round.standings
            let referrals = try await store.referralsToRecheck(after: 2, limit: met)
            for part in try await round.check(referrals).parts { standings.append(part) }
            try await store.keepUnitStandings(standings, of: round, for: recheck)
            try await store.finish(recheck, units: 0)
        }
    }

    /// What lists and the day's work say of the open units, beside what candidates say.
    private func compare(_ store: Store, _ on: Day, _ said: String) async throws {
        var open: [String: [String]] = [:]
        for number in 1...Self.units {
            let record = try await store.show(.units, "U-\(number)")
            guard record["state"].text == "open" else {
                #expect(record["passes"] == .null, "\(said): U-\(number)")
                continue
            }
            let counts = try await store.candidates(for: "U-\(number)", on: on, all: false).counts
            let counted = ["\(counts.passes)", "\(counts.withSubsidy)"]
            open["U-\(number)"] = counted
            #expect([record["passes"].text, record["with_subsidy"].text] == counted, "\(said): U-\(number)")
        }
        let due = try await store.today(on: on, .en, reviews: []).lists.first { $0.list == .answersDue }?.rows ?? []
        let listed = Dictionary(
            uniqueKeysWithValues: due.map { ($0["unit"].text, [$0["passes"].text, $0["with_subsidy"].text]) })
        #expect(listed == open, "\(said)")
    }

    @Test("after any step the kept counts are those of the candidates", arguments: [1, 2, 3] as [UInt64])
    func steps(seed: UInt64) async throws {
        try await with { test, store in
            let today = test.today
            try await store.requestDailyRecheck(today: today)
            try await settle(store, today, met: 0)
            try await compare(store, today, "at first")
            let first = try await store.list(.units, ListRequest()).items
            #expect(first.contains { $0["passes"].text > "0" } && first.contains { $0["with_subsidy"].text > "0" })
            var random = SplitMix(state: seed)
            for _ in 0..<70 {
                let said = try await step(test, store, &random)
                try await settle(store, today)
                try await compare(store, today, said)
            }
        }
    }

    /// One random step, refused or not; what it was.
    private func step(_ test: TestStore, _ store: Store, _ random: inout SplitMix) async throws -> String {
        let today = test.today
        let (unit, referral) = (random.below(Self.units) + 1, random.below(Self.citizens) + 1)
        let allocation = random.below(8) + 1
        let act = test.act("test", reason: "x")
        let name = "R-\(referral)"
        let which = random.below(17)
        let scheme: Scheme? = random.below(3) == 0 ? .state : nil
        let reason: AnswerReason = random.below(2) == 0 ? .barred : .location
        let undone = ["A-\(allocation)", "U-\(unit)", name][random.below(3)]
        let code = await test.code {
            switch which {
            case 0...3:
                _ = try await store.offer(
                    act,
                    AllocationOffer(
                        unit: UnitNumber(unit), referral: ReferralNumber(referral), subsidy: scheme,
                        on: today.adding(days: -2), answerBy: today.adding(days: which == 0 ? -1 : 3)), today: today)
            case 4: _ = try await store.accept(act, "A-\(allocation)", Step(on: nil), today: today)
            case 5:
                _ = try await store.decline(
                    act, "A-\(allocation)", AllocationEnd(reason: reason, on: nil), today: today)
            case 6:
                _ = try await store.cancel(
                    act, "A-\(allocation)", AllocationEnd(reason: .mistake, on: nil), today: today)
            case 7: _ = try await store.expireOffers(act, today: today)
            case 8:
                let park = ReferralPark(until: today.adding(days: 5), reason: .ill, on: nil, note: nil)
                _ = try await store.parkReferral(act, name, park, today: today)
            case 9: _ = try await store.unparkReferral(act, name, Step(on: nil), today: today)
            case 10:
                _ = try await store.closeReferral(
                    act, name, ReferralClose(reason: .other, on: nil, note: nil), today: today)
            case 11: _ = try await store.reopenReferral(act, name, Step(on: nil), today: today)
            case 12:
                _ = try await store.refuse(
                    act, name, ReferralRefuse(on: nil, heardOn: nil, notHeard: "x", guidance: nil), guidance: "x",
                    today: today)
            case 13:
                _ = try await store.withdrawUnit(act, "U-\(unit)", Step(on: nil), today: today)
            case 14:
                _ = try await store.setFrame(
                    act, FrameSet(scheme: .state, year: 2025, dwellings: random.below(2) + 1, amount: nil))
            default: _ = try await store.undo(act, try await store.stepToUndo(undone), today: today)
            }
        }
        return "\(which) of U-\(unit) \(name) A-\(allocation): \(code ?? "done")"
    }

    @Test("a renovation, a limit of persons and a day ahead are heeded")
    func others() async throws {
        try await with { test, store in
            let today = test.today
            try await store.requestDailyRecheck(today: today)
            try await settle(store, today)
            let before = try await store.show(.units, "U-1")["passes"].text
            #expect(before != "0")
            let park = ReferralPark(until: today.adding(days: 5), reason: .ill, on: nil, note: nil)
            _ = try await store.parkReferral(test.act(), "R-1", park, today: today)
            try await compare(store, today, "parked")
            try await compare(store, today.adding(days: 5), "on its last day", lists: false)
            try await compare(store, today.adding(days: 6), "after it", lists: false)
            _ = try await store.addSupply(
                test.act(),
                SupplyAdd(
                    kind: .renovation, name: "Nye tage", association: "9001", department: "12", startsOn: today,
                    endsOn: today.adding(days: 9)))
            #expect(try await store.show(.units, "U-1")["passes"].text == "0")
            try await compare(store, today, "renovated")
            _ = try await store.changeAssociation(
                test.act(), "9002", AssociationChange(name: nil, profile: nil, personsPerRoom: .most(1)), today: today)
            try await settle(store, today)
            try await compare(store, today, "fewer persons")
        }
    }

    /// The day's work of a day ahead beside the candidates of it; lists are of today.
    private func compare(_ store: Store, _ on: Day, _ said: String, lists: Bool) async throws {
        let due = try await store.today(on: on, .en, reviews: []).lists.first { $0.list == .answersDue }?.rows ?? []
        #expect(!due.isEmpty)
        for row in due {
            let counts = try await store.candidates(for: row["unit"].text, on: on, all: false).counts
            #expect(
                [row["passes"].text, row["with_subsidy"].text] == ["\(counts.passes)", "\(counts.withSubsidy)"],
                "\(said): \(row["unit"].text)")
        }
    }
}
