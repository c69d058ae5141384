import Housing
import HousingAPI
import Postgres
import TestDatabase
import Testing

@testable import HousingStore

/// What was told wrongly, told otherwise under the same rules.
@Suite struct CorrectTests {
    @Test("days, reason and note of an allocation; the referral's day of closing follows; it is undone like any step")
    func allocation() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, on: "2025-10-20")
            try await test.accept(1, on: Day("2025-10-22"))
            let corrected = try await test.correct("A-1", "accepted_on=21-10-2025")
            #expect(corrected.thing?.record["accepted_on"] == .text("2025-10-21"))
            let accepted = try await test.store.history("A-1").items[1].event
            #expect(corrected.undone == accepted)
            #expect(try await test.store.show(.referrals, "R-1")["closed_on"] == .text("2025-10-21"))
            try await test.undo("A-1")
            #expect(try await test.store.show(.allocations, "A-1")["accepted_on"] == .text("2025-10-22"))
            #expect(try await test.store.show(.referrals, "R-1")["closed_on"] == .text("2025-10-22"))
            try await test.cancel(1)
            // A word of a closed list, as people read it.
            let reason = try await test.correct("A-1", "reason=Passer bedre til en anden", "note=Ny ansøger")
            #expect(reason.thing?.record["reason"] == .text("better_match"))
            #expect(reason.thing?.record["note"] == .text("Ny ansøger"))
            let cancelled = try await test.store.history("A-1").items.first { $0.action == "allocations.cancel" }
            #expect(reason.undone == cancelled?.event)
            // Only an allocation has such a day: the unit and the citizen have one.
            #expect(
                try await test.correct("U-1", "cancelled_on=2025-11-02").thing?.record["allocation"] == .text("A-1"))
            #expect(await test.code { try await test.correct("R-3", "accepted_on=2025-10-21") } == "unknown_allocation")
            // A note is of the step that could have said it, also where it said none.
            try await test.offer(2, to: 2)
            try await test.decline(2)
            let declined = try await test.store.history("A-2").items.last
            let noted = try await test.correct("A-2", "note=Ringede")
            #expect(noted.undone == declined?.event && declined?.action == "allocations.decline")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test(
        "a reason and a note reach the one allocation whose step said them, by whatever number; of several none is chosen"
    )
    func reasonsOfOne() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1)
            #expect(await test.code { try await test.correct("R-1", "reason=size") } == "step_not_taken")
            try await test.decline(1)
            for (name, field, value) in [
                ("R-1", "reason", "size"), ("IND-1", "note", "Ringede"), ("U-1", "note", "Skrev"),
                ("U-1", "reason", "location"),
            ] {
                let corrected = try await test.correct(name, "\(field)=\(value)")
                #expect(corrected.thing?.record["allocation"] == .text("A-1"), "\(name) \(field)")
                #expect(corrected.thing?.record[field] == .text(value), "\(name) \(field)")
            }
            // What the thing's own step said goes first: the unit's return has a note of its own, and no such reason.
            _ = try await test.store.returnUnit(
                test.act("units.return"), "U-1", UnitReturn(returnReason: .condition, on: nil, note: "Fugt"),
                today: test.today)
            let own = try await test.correct("U-1", "note=Skimmel")
            #expect(own.thing?.record["unit"] == .text("U-1"))
            #expect(try await test.store.show(.allocations, "A-1")["note"] == .text("Skrev"))
            try await test.offer(2, to: 1)
            // One that waits has said nothing yet.
            #expect(try await test.correct("R-1", "reason=size").thing?.record["allocation"] == .text("A-1"))
            try await test.decline(2)
            let problem = await #expect(throws: Problem.self) { try await test.correct("R-1", "reason=location") }
            #expect(problem?.code == "which_one" && problem?.details["candidates"] == "A-1, A-2")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test(
        "into a state that could not have been: refused as if entered so",
        arguments: [
            ("accepted_on=2025-10-19", "days_out_of_order"), ("accepted_on=2025-10-28", "offer_expired"),
            ("accepted_on=2025-11-04", "day_in_future"), ("offered_on=2025-09-30", "days_out_of_order"),
            ("offered_on=2025-10-23", "days_out_of_order"), ("answer_by=2025-10-21", "offer_expired"),
            ("moved_in_on=2025-11-01", "step_not_taken"), ("declined_on=2025-10-21", "step_not_taken"),
            ("reason=mistake", "step_not_taken"), ("accepted_on=2025-10-22", "nothing_changed"),
            ("barred_until=2026-10-22", "step_not_taken"),
            ("rent=5000", "unknown_field"), ("accepted_on=31-31-2025", "bad_value"), ("accepted_on=", "bad_value"),
        ])
    func impossible(_ field: String, _ code: String) async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, on: "2025-10-20", until: "2025-10-27")
            try await test.accept(1, on: Day("2025-10-22"))
            #expect(await test.code { try await test.correct("A-1", field) } == code)
        }
    }

    @Test("an expired offer's deadline, its day of expiry with it")
    func deadline() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, on: "2025-10-20", until: "2025-10-21")
            #expect(try await test.store.expireOffers(test.act(), today: test.today) == 1)
            try await test.correct("A-1", "answer_by=2025-10-25")
            #expect(try await test.store.show(.allocations, "A-1")["expired_on"] == .text("2025-10-26"))
            #expect(await test.code { try await test.correct("A-1", "answer_by=2025-11-03") } == "day_in_future")
        }
    }

    @Test("a subsidy within what a grant may be, a return with its reason, a withdrawal with the offer that fell by it")
    func others() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1)
            let grant = SubsidyGrant(
                allocation: AllocationNumber(1), scheme: .transitional, amount: Money(kroner: 500), from: test.today,
                until: nil)
            _ = try await test.store.grantSubsidy(test.act("subsidies.grant"), grant)
            #expect(
                try await test.correct("S-1", "amount=1.414")
                    .thing?.record["amount"] == .number("1414"))
            #expect(await test.code { try await test.correct("S-1", "amount=99.999") } == "subsidy_above_rent")
            #expect(await test.code { try await test.correct("S-1", "ends_on=2025-10-01") } == "days_out_of_order")
            _ = try await test.store.withdrawUnit(test.act("units.withdraw"), "U-1", Step(on: nil), today: test.today)
            #expect(await test.code { try await test.correct("U-1", "withdrawn_on=2025-11-02") } == "days_out_of_order")
            // Why the offer fell is the withdrawal's to say, and never a citizen's no.
            #expect(await test.code { try await test.correct("A-1", "reason=size") } == "offer_withdrawn")
            #expect(await test.code { try await test.correct("U-1", "reason=Solgt") } == "unknown_field")

            _ = try await test.store.returnUnit(
                test.act("units.return"), "U-2", UnitReturn(returnReason: .condition, on: nil, note: nil),
                today: test.today)
            let unit = try await test.correct(
                "9001/12/2", "return_reason=For høj husleje", "returned_on=2025-11-01", "note=Målt igen")
            #expect(unit.thing?.record["return_reason"] == .text("rent_too_high"))
            #expect(unit.thing?.record["returned_on"] == .text("2025-11-01"))
            #expect(await test.code { try await test.correct("U-2", "returned_on=2025-09-01") } == "day_too_early")
            try await test.undo("U-2")
            #expect(try await test.store.show(.units, "U-2")["return_reason"] == .text("condition"))
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("what a register told is corrected the same way")
    func register() async throws {
        try await TestStore.withSteps { test in
            _ = try await test.receiveRegister([
                RegisterRow(
                    unit: unit("3", rent: 4600), outcome: .allocated, outcomeOn: Day("2025-10-10") ?? test.today,
                    citizen: "b1")
            ])
            let corrected = try await test.correct("A-1", "accepted_on=2025-10-12")
            #expect(corrected.undone == nil)
            #expect(corrected.thing?.record["accepted_on"] == .text("2025-10-12"))
            try await test.undo("A-1")
            #expect(try await test.store.show(.allocations, "A-1")["accepted_on"] == .text("2025-10-10"))
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("a correction undoes nothing, and says by what it was undone itself")
    func history() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1, on: "2025-10-20")
            let corrected = try await test.correct("A-1", "offered_on=2025-10-19")
            let undone = try await test.undo("A-1")
            let steps = try await test.store.history("A-1").items
            #expect(steps.map(\.undoes) == [nil, nil, corrected.event])
            #expect(steps.map(\.undoneBy) == [nil, undone.event, nil])
            #expect(steps[1].event == corrected.event)
        }
    }

    @Test("the note of a return that could have been avoided is neither blank nor taken away")
    func noteNeeded() async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await test.addAssociation()
            var dwelling = unit("1", rent: 500)
            dwelling.hotWater = .separate
            dwelling.electricity = .separate
            dwelling.waterOnAccount = .zero
            dwelling.electricityOnAccount = .zero
            try await test.receive([dwelling])
            var row = referral("A-1")
            row.facts.household.adults[0].cashBenefit = .paid(
                CashBenefit(
                    enteredFromAbroad: false, residenceRequirement: true, workRequirement: true, activityReady: false,
                    livesWithParents: false))
            _ = try await test.refer([row])
            func back(_ note: String?) async -> String? {
                await test.code {
                    _ = try await test.store.returnUnit(
                        test.act("units.return"), "U-1", UnitReturn(returnReason: .condition, on: nil, note: note),
                        today: test.today)
                }
            }
            #expect(await back(nil) == "note_needed")
            #expect(await back(" \n") == "note_needed")
            #expect(await back("Skimmel") == nil)
            for note in ["note=", "note=  "] {
                #expect(await test.code { try await test.correct("U-1", note) } == "note_needed")
                do { try await test.correct("U-1", note) } catch let problem as Problem {
                    #expect(problem.hint?.da.contains("--") == false)
                }
            }
            try await test.correct("U-1", "note=Skimmel i badet")
        }
    }

    @Test("the day and the grounds of a refusal, the referral's day of closing with it; not into other parameters")
    func refusal() async throws {
        try await TestStore.with { test in
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
            let corrected = try await test.correct("R-1", "decided_on=2025-10-20", "reason=Huslejen er for høj")
            #expect(corrected.figures.contains { $0.statistic == "income_refusals" && $0.month == "2025-10" })
            let refusal = try await test.store.show(.incomeRefusals, "D-1")
            #expect(refusal["decided_on"].text == "2025-10-20" && refusal["reason"].text == "Huslejen er for høj")
            #expect(try await test.store.show(.referrals, "R-1")["closed_on"].text == "2025-10-20")
            for (field, code) in [
                ("decided_on=2025-11-04", "day_in_future"), ("decided_on=2025-05-31", "day_too_early"),
                // No unit had been received by then.
                ("decided_on=2025-09-30", "no_suitable_unit"), ("reason= ", "reason_missing"),
                ("closed_on=2025-10-21", "step_not_taken"), ("decided_on=2025-10-20", "nothing_changed"),
            ] { #expect(await test.code { try await test.correct("R-1", field) } == code, "\(field)") }
            try await test.undo("R-1")
            #expect(try await test.store.show(.incomeRefusals, "D-1")["decided_on"].text == "2025-11-03")
            #expect(try await test.store.show(.referrals, "R-1")["closed_on"].text == "2025-11-03")
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("a note that stood open is sealed, and reads as it did; the answer kept of it stands open nowhere")
    func sealed() async throws {
        try await TestStore.withSteps { test in
            try await test.offer(1, to: 1)
            let end = AllocationEnd(reason: .location, on: nil, note: "For langt væk")
            let act = test.act("allocations.decline", key: "k1")
            let answer = try await test.store.decline(act, "A-1", end, today: test.today)
            #expect(answer["note"] == .text("For langt væk"))
            let again = try await test.store.decline(act, "A-1", end, today: test.today)
            #expect(again["note"] == answer["note"] && again["state"] == answer["state"])
            _ = try await test.asOwner { tx in
                try tx.execute("update step_note set key = null, sealed = null, plain = 'For langt ude'")
            }
            #expect(try await test.store.show(.allocations, "A-1")["note"] == .null)
            let keyring = test.store.keyring
            #expect(try await Store.sealNotes(in: test.database.daemon, keyring) == 1)
            #expect(try await Store.sealNotes(in: test.database.daemon, keyring) == 0)
            #expect(try await test.store.show(.allocations, "A-1")["note"] == .text("For langt ude"))
            #expect(try await test.store.history("A-1").items.last?.note == "For langt ude")
            let open = try await test.asOwner { tx in
                try tx.rows(
                    """
                    select n.plain from step_note n where n.plain is not null
                    union all select a.answer from answered_request a where a.answer is not null
                    """
                ).count
            }
            #expect(open == 0)
        }
    }
}
