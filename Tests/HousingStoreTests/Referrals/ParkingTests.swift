import Foundation
import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

/// Notes, parking, closing and opening again.
@Suite struct ParkingTests {
    private func with(_ body: (TestStore) async throws -> Void) async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await test.addAssociation()
            try await test.receive([unit("1")])
            _ = try await test.refer([referral("IND-1"), referral("IND-2", cpr: "6201900102")])
            try await body(test)
        }
    }

    private func park(_ until: String, reason: ParkingReason = .ill, note: String? = nil) throws -> ReferralPark {
        ReferralPark(until: try #require(Day(until)), reason: reason, on: nil, note: note)
    }

    private func code(_ body: () async throws -> some Sendable) async -> String? {
        do {
            _ = try await body()
            return nil
        } catch { return (error as? Problem)?.code }
    }

    @Test(
        "a parked referral says until when, is not checked again, and is offered nothing; the job ends it the day after"
    )
    func parks() async throws {
        try await with { test in
            let parked = try await test.store.parkReferral(
                test.act("referrals.park"), "IND-1", try park("2025-11-10"), today: test.today)
            #expect(parked["parked"] == .flag(true) && parked["parked_until"] == .text("2025-11-10"))
            #expect(parked["parked_reason"] == .text("ill") && parked["state"] == .text("open"))
            #expect(try await test.store.referralsToRecheck(after: 0, limit: 10).map(\.number.value) == [2])
            let offer = AllocationOffer(unit: UnitNumber(1), referral: ReferralNumber(1), subsidy: nil, on: nil)
            #expect(
                await code { try await test.store.offer(test.act(), offer, today: test.today) } == "referral_parked")

            // Again moves the day.
            let later = try await test.store.parkReferral(
                test.act(), "R-1", try park("2025-11-12", reason: .away), today: test.today)
            #expect(later["parked_until"] == .text("2025-11-12") && later["parked_reason"] == .text("away"))

            #expect(try await test.store.endParking(test.act(), today: try #require(Day("2025-11-12"))) == 0)
            #expect(try await test.store.endParking(test.act(), today: try #require(Day("2025-11-13"))) == 1)
            #expect(try await test.store.endParking(test.act(), today: try #require(Day("2025-11-14"))) == 0)
            let ended = try await test.store.show(.referrals, "R-1")
            #expect(ended["parked"] == .flag(false) && ended["parked_until"] == .null)
            #expect(try await test.store.referralsToRecheck(after: 0, limit: 10).count == 2)
            #expect(try await test.store.breaches().isEmpty)
        }
    }

    @Test("parking ends by hand; what is not parked is not unparked, and no parking lies in the past")
    func unparks() async throws {
        try await with { test in
            let (store, today) = (test.store, test.today)
            #expect(
                await code { try await store.unparkReferral(test.act(), "R-1", Step(on: nil), today: today) }
                    == "not_parked")
            #expect(
                await code { try await store.parkReferral(test.act(), "R-1", try park("2025-11-02"), today: today) }
                    == "day_too_early")
            _ = try await store.parkReferral(test.act(), "R-1", try park("2025-11-03"), today: today)
            let free = try await store.unparkReferral(test.act(), "R-1", Step(on: nil), today: today)
            #expect(free["parked"] == .flag(false))
        }
    }

    @Test("what is back from parking says the last day it was parked, also where it was to be longer")
    func parkedBack() async throws {
        try await with { test in
            let (store, today) = (test.store, test.today)
            func until(_ on: Day) async throws -> [String] {
                try await store.today(on: on, .en, reviews: []).lists.first { $0.list == .parkedBack }?.rows
                    .map { "\($0["referral"].text) \($0["until"].text)" } ?? []
            }
            var away = try park("2025-11-20")
            away.on = Day("2025-10-30")
            _ = try await store.parkReferral(test.act(), "R-1", away, today: today)
            _ = try await store.parkReferral(test.act(), "R-2", try park("2025-11-04"), today: today)
            #expect(try await until(today).isEmpty)
            _ = try await store.unparkReferral(test.act(), "R-1", Step(on: nil), today: today)
            #expect(try await until(today) == ["R-1 2025-11-02"])
            #expect(try await until(today.adding(days: 2)) == ["R-1 2025-11-02", "R-2 2025-11-04"])
        }
    }

    @Test("a referral with an offer that waits is neither parked nor closed")
    func offered() async throws {
        try await with { test in
            let (store, today) = (test.store, test.today)
            _ = try await store.offer(
                test.act(reason: "prøve"),
                AllocationOffer(unit: UnitNumber(1), referral: ReferralNumber(1), subsidy: nil, on: nil), today: today)
            #expect(
                await code { try await store.parkReferral(test.act(), "R-1", try park("2025-11-30"), today: today) }
                    == "has_offer")
            let close = ReferralClose(reason: .died, on: nil, note: nil)
            #expect(await code { try await store.closeReferral(test.act(), "R-1", close, today: today) } == "has_offer")
        }
    }

    @Test("closing by hand withdraws and ends a parking; only what was closed by hand is opened again")
    func closes() async throws {
        try await with { test in
            let (store, today) = (test.store, test.today)
            _ = try await store.parkReferral(test.act(), "R-1", try park("2025-11-30"), today: today)
            let close = ReferralClose(reason: .otherHousing, on: nil, note: "Har skrevet under på en privat bolig")
            let closed = try await store.closeReferral(test.act(), "R-1", close, today: today)
            #expect(closed["state"] == .text("withdrawn") && closed["closed_reason"] == .text("other_housing"))
            #expect(closed["closed_on"] == .text("2025-11-03") && closed["parked"] == .flag(false))
            #expect(
                await code { try await store.parkReferral(test.act(), "R-1", try park("2025-11-30"), today: today) }
                    == "referral_withdrawn")
            let open = try await store.reopenReferral(test.act(), "R-1", Step(on: nil), today: today)
            #expect(open["state"] == .text("open") && open["closed_reason"] == .null)
            #expect(
                await code { try await store.reopenReferral(test.act(), "R-1", Step(on: nil), today: today) }
                    == "referral_open")
            #expect(try await store.breaches().isEmpty)
        }
    }

    @Test("a note is sealed, holds no CPR number, and reads as it was written")
    func notes() async throws {
        try await with { test in
            let text = "Datteren flytter hjemmefra til maj – spørg igen"
            _ = try await test.store.noteReferral(test.act("referrals.note"), "R-1", ReferralNote(text: text))
            let (notes, found) = try await test.store.read { tx in
                let bytes: [UInt8] = try tx.row("select sealed from referral_note")["sealed"]
                return (
                    try tx.notes(of: 1, limit: 5).map(\.text),
                    String(decoding: bytes, as: UTF8.self).contains("maj")
                )
            }
            #expect(notes == [text] && !found)
            for bad in ["ring til 610190-0101", "cpr 6101900101.", "610190 0101"] {
                #expect(
                    await code {
                        try await test.store.noteReferral(test.act(), "R-1", ReferralNote(text: bad))
                    } == "number_in_text")
            }
        }
    }

    @Test("history tells why a referral was parked and closed, and what was said beside it; both are corrected")
    func told() async throws {
        try await with { test in
            let (store, today) = (test.store, test.today)
            _ = try await store.parkReferral(
                test.act("referrals.park"), "R-1", try park("2025-11-10", note: "Indlagt"), today: today)
            try await test.correct("R-1", "parked_until=2025-11-12", "reason=away", "note=På rejse")
            let parked = try await store.show(.referrals, "R-1")
            #expect(parked["parked_until"].text == "2025-11-12" && parked["parked_reason"].text == "away")
            #expect(await test.code { try await test.correct("R-1", "parked_until=2025-11-02") } == "day_too_early")
            #expect(await test.code { try await test.correct("R-1", "closed_on=2025-11-02") } == "step_not_taken")
            let close = ReferralClose(reason: .noContact, on: Day("2025-11-02"), note: "Tre breve")
            let early = await test.code {
                _ = try await store.closeReferral(test.act("referrals.close"), "R-1", close, today: today)
            }
            #expect(early == "day_too_early")
            try await test.correct("R-1", "parked_on=2025-11-01")
            _ = try await store.closeReferral(test.act("referrals.close"), "R-1", close, today: today)
            try await test.correct("R-1", "closed_on=2025-11-01", "reason=Død")
            let closed = try await store.show(.referrals, "R-1")
            #expect(closed["closed_on"].text == "2025-11-01" && closed["closed_reason"].text == "died")
            #expect(await test.code { try await test.correct("R-1", "closed_reason=died") } == "nothing_changed")
            #expect(await test.code { try await test.correct("R-1", "closed_on=2025-11-04") } == "day_in_future")
            let steps = try await store.history("R-1").items.filter { $0.action != "referrals.import" }
            #expect(
                steps.map { "\($0.action) \($0.reason ?? "") \($0.note ?? "")" } == [
                    "referrals.park ill Indlagt", "steps.correct Tastefejl På rejse", "steps.correct Tastefejl ",
                    "referrals.close no_contact Tre breve", "steps.correct Tastefejl ",
                ])
            try await test.undo("R-1")
            #expect(try await store.show(.referrals, "R-1")["closed_reason"].text == "no_contact")
            #expect(await test.code { try await test.correct("R-2", "reason=other") } == "step_not_taken")
            #expect(try await store.breaches().isEmpty)
        }
    }
}
