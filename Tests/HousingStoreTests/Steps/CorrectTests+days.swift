import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

/// A correction makes no days that cannot all be so, whichever of them it moves.
extension CorrectTests {
    @Test("no two offers of one unit, or to one citizen, stand at once by a correction")
    func offersInTurn() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, on: "2025-10-30", until: "2025-11-10")
            try await test.decline(1, on: Day("2025-11-01"))
            try await test.offer(1, to: 2, on: "2025-11-02", until: "2025-11-10")
            try await test.offer(2, to: 1, on: "2025-11-02", until: "2025-11-10")
            for correction in [
                ("A-1", "declined_on=2025-11-03"), ("A-2", "offered_on=2025-10-31"), ("A-3", "offered_on=2025-10-31"),
            ] {
                #expect(
                    await test.code { try await test.correct(correction.0, correction.1) } == "days_out_of_order",
                    "\(correction)")
            }
            // On the day on which the one ended the next may begin.
            try await test.correct("A-1", "declined_on=2025-11-02")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("no step is entered on a day on which it could not have been taken")
    func entered() async throws {
        try await TestStore.withSteps { test in
            let (store, today) = (test.store, test.today)
            try await test.offer(1, to: 1, on: "2025-10-30", until: "2025-11-10")
            try await test.decline(1, on: Day("2025-11-01"))
            let early = Day("2025-10-31")
            func refused(_ body: () async throws -> Record) async -> Bool {
                await test.code { _ = try await body() } == "days_out_of_order"
            }
            #expect(await refused { try await test.offer(2, to: 1, on: "2025-10-31", until: "2025-11-10") })
            #expect(
                await refused {
                    try await store.parkReferral(
                        test.act("referrals.park"), "R-1",
                        ReferralPark(until: today, reason: .ill, on: early, note: nil), today: today)
                })
            #expect(
                await refused {
                    try await store.closeReferral(
                        test.act("referrals.close"), "R-1",
                        ReferralClose(reason: .noContact, on: early, note: nil), today: today)
                })
            #expect(
                await refused {
                    try await store.returnUnit(
                        test.act("units.return"), "U-1",
                        UnitReturn(returnReason: .condition, on: early, note: "Fugt"), today: today)
                })
            #expect(
                await refused {
                    try await store.withdrawUnit(test.act("units.withdraw"), "U-1", Step(on: early), today: today)
                })
            // The same day will do.
            _ = try await store.parkReferral(
                test.act("referrals.park"), "R-1",
                ReferralPark(until: today, reason: .ill, on: Day("2025-11-01"), note: nil), today: today)
            _ = try await store.unparkReferral(
                test.act("referrals.unpark"), "R-1", Step(on: Day("2025-11-02")), today: today)
            #expect(await refused { try await test.offer(2, to: 1, on: "2025-11-01", until: "2025-11-10") })
            try await test.offer(2, to: 1, on: "2025-11-02", until: "2025-11-10")
            #expect(try await store.breaches() == [])
        }
    }

    @Test("a unit goes back, and a referral is closed, after the offers that were answered before")
    func afterTheOffers() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, on: "2025-10-30", until: "2025-11-10")
            try await test.decline(1, on: Day("2025-11-01"))
            _ = try await test.store.returnUnit(
                test.act("units.return"), "U-1",
                UnitReturn(returnReason: .condition, on: Day("2025-11-02"), note: "Fugt"),
                today: test.today)
            _ = try await test.store.closeReferral(
                test.act("referrals.close"), "R-1",
                ReferralClose(reason: .noContact, on: Day("2025-11-02"), note: nil), today: test.today)
            for (name, field) in [
                ("U-1", "returned_on=2025-10-31"), ("R-1", "closed_on=2025-10-31"), ("A-1", "declined_on=2025-11-03"),
            ] {
                #expect(
                    await test.code { try await test.correct(name, field) } == "days_out_of_order", "\(name) \(field)")
            }
            try await test.correct("U-1", "returned_on=2025-11-01")
            try await test.correct("R-1", "closed_on=2025-11-01")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("what was entered so can be corrected in another way, and nearer to what was")
    func enteredSo() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, on: "2025-10-30", until: "2025-11-10")
            try await test.decline(1, on: Day("2025-11-02"))
            #expect(
                await test.code { try await test.offer(1, to: 2, on: "2025-10-31", until: "2025-11-10") }
                    == "days_out_of_order")
            let offered = try await test.offer(1, to: 2, on: "2025-11-02", until: "2025-11-10")["allocation"].text
            // As an earlier version let it be entered.
            _ = try await test.asOwner {
                try $0.execute(
                    "update allocation_version set offered_on = '2025-10-31' where state = 'offered' and known_until = 'infinity'"
                )
            }
            try await test.correct(offered, "answer_by=2025-11-09")
            try await test.correct("A-1", "declined_on=2025-11-01")
            try await test.correct("A-1", "declined_on=2025-10-31")
            #expect(await test.code { try await test.correct("A-1", "declined_on=2025-11-01") } == "days_out_of_order")
        }
    }
}
