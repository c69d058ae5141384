import Housing
import HousingStore
import Postgres
import Testing

@Suite struct PersonTests {
    @Test func allocationsAreCountedOnTheDayAccepted() async throws {
        try await Fixture.with { fixture in
            try await fixture.allocate(
                try await fixture.unit("2023-12-01", type: "youth"), "2023-12-31", group: "young")
            try await fixture.allocate(
                try await fixture.unit("2023-12-01", rent: 450_000), "2024-01-01", group: "homeless")
            try await fixture.allocate(try await fixture.unit("2024-01-01"), "2024-02-01", cancelled: "2024-02-10")
            try await fixture.allocate(try await fixture.unit("2024-01-01"), "2024-12-31")
            let figures = try await fixture.figures(.allocations, "2024")
            #expect(figures["total/total"] == "2")
            #expect(figures["target_group/homeless"] == "1" && figures["target_group/young"] == "0")
            #expect(figures["target_group/unknown"] == "1")
            #expect(figures["target_group+unit_type/homeless+family"] == "1")
            #expect(figures["unit_type+rent_band/family+4500_6500"] == "1")
            #expect(figures["rent_band/under_4500"] == "1")
        }
    }

    /// Unknown is not counted, the target group never decides, a citizen twice counts twice.
    @Test func onlyWhoWasHomelessAtReferralCounts() async throws {
        try await Fixture.with { fixture in
            let citizen = try await fixture.insert("insert into citizen default values returning id")
            for month in ["01", "03"] {
                try await fixture.allocate(
                    try await fixture.unit("2024-01-01"), "2024-\(month)-01", moved: "2024-\(month)-31", homeless: true,
                    category: "shelter", citizen: citizen)
            }
            try await fixture.allocate(
                try await fixture.unit("2024-01-01"), "2024-12-31", moved: "2025-01-01", homeless: true)
            try await fixture.allocate(try await fixture.unit("2024-01-01"), "2024-05-01", group: "homeless")
            try await fixture.allocate(
                try await fixture.unit("2024-01-01"), "2024-05-01", homeless: false, group: "homeless")
            let allocations = try await fixture.figures(.homelessAllocations, "2024")
            #expect(allocations["total/total"] == "3")
            #expect(allocations["homeless_category/shelter"] == "2" && allocations["homeless_category/unknown"] == "1")
            #expect(allocations["homeless_category/street"] == "0")
            #expect(try await fixture.total(.homelessMoveIns, "2024") == "2")
            #expect(try await fixture.total(.homelessMoveIns, "2025") == "1")
            // A move-in is known before its day and counts from it.
            #expect(try await fixture.total(.homelessMoveIns, "2024", at: "2024-03-30") == "1")
        }
    }

    @Test func anAllocationWithTwoSchemesCountsOnceInTheTotal() async throws {
        try await Fixture.with { fixture in
            let both = try await fixture.allocate(try await fixture.unit("2024-01-01"), "2024-06-30")
            try await fixture.grant(both, "state", "2024-07-01", nil)
            try await fixture.grant(both, "transitional", "2025-07-01", "2025-12-31")
            let undone = try await fixture.allocate(try await fixture.unit("2024-01-01", type: "youth"), "2024-06-30")
            try await fixture.grant(undone, "transitional", "2024-07-01", nil, undone: true)
            let figures = try await fixture.figures(.subsidisedAllocations, "2024")
            #expect(figures["total/total"] == "1")
            #expect(figures["scheme/state"] == "1" && figures["scheme/transitional"] == "1")
            #expect(figures["scheme/temporary_2026"] == nil)
            #expect(figures["scheme+unit_type/state+family"] == "1")
            #expect(figures["scheme+unit_type/transitional+youth"] == nil)
            #expect(figures["unit_type/family"] == "1" && figures["unit_type/youth"] == "0")
        }
    }

    /// Running on the last day, first and last day with; ending by the same date six months on, or the month's last.
    @Test(arguments: [
        ("2024-12-31", "2024-12-31", "1", "1"), ("2025-01-01", "2025-03-01", "0", "0"),
        ("2024-01-01", "2024-12-30", "0", "0"), ("2024-01-01", "2025-06-30", "1", "1"),
        ("2024-01-01", "2025-07-01", "1", "0"), ("2024-01-01", nil, "1", "0"),
    ])
    func aSubsidyRunsFromItsFirstDayToItsLast(_ from: String, _ to: String?, _ running: String, _ ending: String)
        async throws
    {
        try await Fixture.with { fixture in
            let allocation = try await fixture.allocate(try await fixture.unit("2024-01-01"), "2024-01-01")
            try await fixture.grant(allocation, "state", from, to)
            #expect(try await fixture.total(.subsidiesRunning, "2024") == running)
            #expect(try await fixture.total(.subsidiesEnding, "2024") == ending)
            // At K's day, where that is the earlier.
            #expect(try await fixture.total(.subsidiesRunning, "2024", at: "2023-12-31") == "0")
        }
    }

    @Test func aReferralIsOpenUntilTheDayItIsClosed() async throws {
        try await Fixture.with { fixture in
            try await fixture.referral("2024-12-31", group: "refugee")
            try await fixture.referral("2025-01-01")
            try await fixture.referral("2024-06-01", closed: "2024-12-31")
            try await fixture.referral("2024-06-01", closed: "2025-01-01")
            try await fixture.referral(nil, group: "homeless")
            let referred = try await fixture.figures(.referrals, "2024")
            #expect(referred["total/total"] == "3" && referred["target_group/refugee"] == "1")
            #expect(referred["target_group/homeless"] == "0")
            #expect(try await fixture.total(.referralsOpen, "2024") == "2")
            #expect(try await fixture.total(.referralsOpen, "2024", at: "2024-12-30") == "2")
        }
    }
}
