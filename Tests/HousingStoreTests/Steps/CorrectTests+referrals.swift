import Housing
import HousingAPI
import Testing

@testable import HousingStore

/// Corrections of what was told of a referral: parked, parked no more, refused, referred again, protected.
extension CorrectTests {
    @Test("every day of a parking, and of its end")
    func parking() async throws {
        try await TestStore.withSteps { test in
            let (store, today) = (test.store, test.today)
            let until = today.adding(days: 7)
            _ = try await store.parkReferral(
                test.act("referrals.park"), "R-1", ReferralPark(until: until, reason: .ill, on: nil, note: nil),
                today: today)
            #expect(try await store.show(.referrals, "R-1")["parked_on"] == .text("2025-11-03"))
            for (field, code) in [
                ("unparked_on=2025-11-03", "step_not_taken"), ("parked_on=2025-11-04", "day_in_future"),
                ("parked_on=2020-01-01", "day_too_early"), ("protected_until=2025-12-01", "step_not_taken"),
            ] { #expect(await test.code { try await test.correct("R-1", field) } == code, "\(field)") }
            let parked = try await test.correct("R-1", "parked_on=2025-10-28", "parked_until=2025-11-12")
            #expect(parked.thing?.record["parked_on"] == .text("2025-10-28"))
            let step = try await store.history("R-1").items.first { $0.action == "referrals.park" }
            #expect(parked.undone == step?.event)

            _ = try await store.unparkReferral(test.act("referrals.unpark"), "R-1", Step(on: nil), today: today)
            for (field, code) in [
                ("unparked_on=2025-10-27", "day_too_early"), ("unparked_on=2025-11-04", "day_in_future"),
                ("parked_on=2025-11-04", "day_in_future"), ("parked_until=2025-11-01", "day_in_future"),
                ("parked_until=2025-10-27", "day_too_early"),
            ] { #expect(await test.code { try await test.correct("R-1", field) } == code, "\(field)") }
            let ended = try await test.correct("R-1", "unparked_on=2025-10-30")
            #expect(ended.thing?.record["unparked_on"] == .text("2025-10-30"))
            let end = try await store.history("R-1").items.first { $0.action == "referrals.unpark" }
            #expect(ended.undone == end?.event)
            try await test.undo("R-1")
            #expect(try await store.show(.referrals, "R-1")["unparked_on"] == .text("2025-11-03"))
            try await test.correct("R-1", "parked_on=2025-10-27", "parked_reason=away", "note=Ferie")
            #expect(try await store.history("R-1").items.last?.note == "Ferie")
            // Its end may now lie as early as that.
            try await test.correct("R-1", "unparked_on=2025-10-27")
            #expect(await test.code { try await test.correct("R-1", "parked_on=2025-10-28") } == "day_in_future")
            #expect(try await store.breaches() == [])
        }
    }

    @Test("the days of a referral's steps stand in their order, whichever of them is entered or corrected")
    func order() async throws {
        try await TestStore.withSteps { test in
            let (store, today) = (test.store, test.today)
            func day(_ text: String) throws -> Day { try #require(Day(text)) }
            func park(_ on: String) async throws {
                _ = try await store.parkReferral(
                    test.act("referrals.park"), "R-1",
                    ReferralPark(until: today.adding(days: 7), reason: .ill, on: try day(on), note: nil), today: today)
            }
            func close(_ on: String) async throws {
                _ = try await store.closeReferral(
                    test.act("referrals.close"), "R-1",
                    ReferralClose(reason: .noContact, on: try day(on), note: nil), today: today)
            }
            func reopen(_ on: String) async throws {
                _ = try await store.reopenReferral(
                    test.act("referrals.reopen"), "R-1", Step(on: try day(on)), today: today)
            }
            try await park("2025-10-28")
            #expect(await test.code { try await close("2025-10-27") } == "day_too_early")
            _ = try await store.unparkReferral(
                test.act("referrals.unpark"), "R-1", Step(on: try day("2025-10-30")), today: today)
            #expect(await test.code { try await park("2025-10-29") } == "day_too_early")
            #expect(await test.code { try await close("2025-10-29") } == "day_too_early")
            try await close("2025-10-31")
            #expect(await test.code { try await test.correct("R-1", "closed_on=2025-10-29") } == "day_too_early")
            #expect(await test.code { try await test.correct("R-1", "parked_on=2025-10-27") } == "later_step")
            try await test.correct("R-1", "closed_on=2025-10-30")
            #expect(await test.code { try await reopen("2025-10-29") } == "day_too_early")
            try await reopen("2025-11-02")
            for field in ["closed_on=2025-10-31", "unparked_on=2025-10-30", "parked_on=2025-10-28"] {
                #expect(await test.code { try await test.correct("R-1", field) } == "later_step", "\(field)")
            }
            #expect(await test.code { try await park("2025-11-01") } == "day_too_early")
            #expect(await test.code { try await close("2025-11-01") } == "day_too_early")
            try await park("2025-11-02")
            #expect(await test.code { try await test.correct("R-1", "parked_on=2025-11-01") } == "day_too_early")
            #expect(await test.code { try await test.correct("R-1", "unparked_on=2025-11-02") } == "later_step")
            // Undone, a step binds nobody.
            for _ in 1...4 { try await test.undo("R-1") }
            try await test.correct("R-1", "unparked_on=2025-10-29")
            try await close("2025-10-29")
            #expect(try await store.breaches() == [])
        }
    }

    @Test("a parking that ended by itself ended on the day after its last, wherever that is corrected to")
    func endedByItself() async throws {
        try await TestStore.withSteps { test in
            let (store, today) = (test.store, test.today)
            _ = try await store.parkReferral(
                test.act("referrals.park"), "R-1",
                ReferralPark(until: today, reason: .ill, on: nil, note: nil), today: today)
            #expect(try await store.endParking(test.act("jobs.run"), today: today.adding(days: 4)) == 1)
            let thing = Thing.referral(ReferralNumber(1))
            func correct(_ field: String, _ value: String) async throws {
                _ = try await store.correct(
                    test.act("steps.correct", reason: "Tastefejl"), thing,
                    StepCorrect(fields: [.init(field: field, value: value)]),
                    today: today.adding(days: 4))
            }
            try await correct("parked_until", "2025-11-05")
            #expect(try await store.show(.referrals, "R-1")["unparked_on"] == .text("2025-11-06"))
            #expect(await test.code { try await correct("parked_until", "2025-11-07") } == "day_in_future")
            #expect(try await store.breaches() == [])
        }
    }

    @Test("a value that is none says what form it has, and no hint of a correction names a step's options")
    func hints() async throws {
        try await TestStore.withRefusal { test in
            func problem(_ body: () async throws -> SteppedBack) async -> Problem? {
                do {
                    _ = try await body()
                    return nil
                } catch { return error as? Problem }
            }
            let day = await problem { try await test.correct("R-1", "decided_on=32-01-2025") }
            #expect(day?.hint?.da.contains("decided_on=31-12-2026") == true)
            let twice = await problem { try await test.correct("R-1", "reason=a", "reason=b") }
            #expect(twice?.message.da == "Feltet reason står to gange.")
            for field in ["not_heard=", "reason="] {
                let hint = await problem { try await test.correct("R-1", field) }?.hint
                #expect(hint?.da.contains("--") == false, "\(field)")
                #expect(hint?.en.contains("not_heard") == true, "\(field)")
            }
        }
    }

    @Test(
        "the last day of a protection; who may not see the citizen neither brings it nearer, nor undoes that it was moved"
    )
    func protection() async throws {
        try await TestStore.withSteps { test in
            _ = try await test.store.protectReferral(
                test.act("referrals.protect"), "R-1", ReferralProtect(until: try #require(Day("2099-01-01"))),
                today: test.today)
            let later = try await test.correct("R-1", "protected_until=2099-02-01")
            #expect(later.thing?.record["protected_until"] == .text("2099-02-01"))
            #expect(await test.code { try await test.correct("R-1", "protected_until=2025-11-02") } == "day_too_early")
            let blind = Reader(
                actor: "anna", request: "q", operation: "steps.correct", subject: nil, purpose: "x", showsPersons: true,
                seesCases: true, seesProtected: false)
            await Reader.$current.withValue(blind) {
                #expect(
                    await test.code { try await test.correct("R-1", "protected_until=2098-12-31") } == "not_allowed")
                #expect(await test.code { try await test.undo("R-1") } == "not_allowed")
            }
            try await test.correct("R-1", "protected_until=2098-12-31")
            try await test.undo("R-1")
            #expect(try await test.store.show(.referrals, "R-1")["protected_until"] == .text("2099-02-01"))
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("on what day the citizen of a refusal was heard, or why not: the one takes the other's place")
    func hearing() async throws {
        try await TestStore.withRefusal { test in
            func heard() async throws -> [String] {
                let refusal = try await test.store.show(.incomeRefusals, "D-1")
                return [refusal["heard_on"].text, refusal["not_heard"].text]
            }
            try await test.correct("R-1", "heard_on=2025-10-20")
            #expect(try await heard() == ["2025-10-20", ""])
            for (field, code) in [
                ("heard_on=2025-11-04", "day_in_future"), ("heard_on=", "hearing_missing"),
                ("decided_on=2025-10-19", "day_too_early"), ("referred_again_on=2025-11-03", "step_not_taken"),
            ] { #expect(await test.code { try await test.correct("R-1", field) } == code, "\(field)") }
            try await test.correct("R-1", "not_heard=Alt var kendt")
            #expect(try await heard() == ["", "Alt var kendt"])
            #expect(await test.code { try await test.correct("R-1", "not_heard= ") } == "hearing_missing")
            try await test.undo("R-1")
            #expect(try await heard() == ["2025-10-20", ""])
            try await test.undo("R-1")
            #expect(try await heard() == ["", "x"])
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test(
        "the day a refused citizen was referred again, by either referral, not before the refusal, which is not moved past it"
    )
    func referredAgain() async throws {
        try await TestStore.withRefusal { test in
            try await test.correct("R-1", "decided_on=2025-10-20")
            var again = referral("A-2")
            again.facts.referredOn = Day("2025-10-25") ?? test.today
            _ = try await test.refer([again])
            _ = try await test.store.referAgain(
                test.act("referrals.refer_again", reason: "Nye oplysninger"), "R-2", Step(on: nil), today: test.today)
            let corrected = try await test.correct("R-2", "referred_again_on=2025-10-30")
            #expect(corrected.figures.isEmpty || corrected.undone != nil)
            #expect(try await test.store.show(.incomeRefusals, "D-1")["referred_again_on"] == .text("2025-10-30"))
            try await test.correct("R-1", "referred_again_on=2025-10-29")
            for (field, code) in [
                ("referred_again_on=2025-10-19", "day_too_early"), ("decided_on=2025-10-30", "day_in_future"),
            ] { #expect(await test.code { try await test.correct("R-1", field) } == code, "\(field)") }
            try await test.undo("R-2")
            #expect(try await test.store.show(.incomeRefusals, "D-1")["referred_again_on"] == .text("2025-10-30"))
            #expect(try await test.store.breaches() == [])
        }
    }
}

extension TestStore {
    /// R-1, referred on 1 June and refused for income as D-1 on the day of the test.
    fileprivate static func withRefusal(_ body: (TestStore) async throws -> Void) async throws {
        try await with { test in
            try await test.storeParameters()
            try await test.addAssociation()
            try await test.receive([unit("1", rent: 9000)])
            var row = referral("A-1")
            row.facts.referredOn = Day("2025-06-01") ?? test.today
            row.facts.household.adults[0].cashBenefit = .paid(
                CashBenefit(
                    enteredFromAbroad: true, residenceRequirement: true, workRequirement: false, activityReady: false,
                    livesWithParents: false))
            _ = try await test.refer([row])
            _ = try await test.store.refuse(
                test.act("referrals.refuse", reason: "For dyrt"), "R-1",
                ReferralRefuse(on: nil, heardOn: nil, notHeard: "x", guidance: nil), guidance: "x", today: test.today)
            try await body(test)
        }
    }
}
