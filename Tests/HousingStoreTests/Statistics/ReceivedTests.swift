import Housing
import HousingStore
import Testing

@Suite struct ReceivedTests {
    @Test func aPeriodHoldsItsFirstDayAndItsLast() async throws {
        try await Fixture.with { fixture in
            for day in ["2023-12-31", "2024-01-01", "2024-06-30", "2024-07-01", "2024-12-31", "2025-01-01"] {
                try await fixture.unit(day)
            }
            #expect(try await fixture.total(.unitsReceived, "2024") == "4")
            #expect(try await fixture.total(.unitsReceived, "2024-H1") == "2")
            #expect(try await fixture.total(.unitsReceived, "2024-07") == "1")
            #expect(try await fixture.total(.unitsReceived, "2023-12..2024-01") == "2")
        }
    }

    @Test(arguments: [
        (349_999, "under_3500", true), (350_000, "3500_3999", true), (399_999, "3500_3999", true),
        (400_000, "4000_4499", true), (449_999, "4000_4499", true), (450_000, "4500_6500", false),
        (650_000, "4500_6500", false), (650_001, "over_6500", false),
    ])
    func aRentFallsInOneBand(_ rent: Int, _ band: String, _ under4500: Bool) async throws {
        try await Fixture.with { fixture in
            try await fixture.unit("2024-05-01", rent: rent)
            let figures = try await fixture.figures(.unitsReceived, "2024")
            #expect(figures["rent_band/\(band)"] == "1")
            #expect(figures["rent_band/under_4500"] == (under4500 ? "1" : "0"))
            #expect(figures["unit_type+rent_band/family+under_4500"] == (under4500 ? "1" : nil))
            let bands = figures.filter { $0.key.hasPrefix("rent_band/") && $0.key != "rent_band/under_4500" }
            #expect(bands.count == 5 && bands.values.compactMap { Int($0) }.reduce(0, +) == 1)
        }
    }

    /// Closed lists are written in full, with 0; associations and pairs only where there is something.
    @Test func nothingReceivedIsZeroAndNoShare() async throws {
        try await Fixture.with { fixture in
            let figures = try await fixture.figures(.unitsReceived, "2024")
            #expect(figures.count == 1 + 5 + 6)
            #expect(Set(figures.values) == ["0"])
            #expect(try await fixture.figures(.returnShare, "2024").isEmpty)
            #expect(try await fixture.figures(.medianDaysToAnswer, "2024").isEmpty)
        }
    }

    @Test func everyUnitHasOneOutcome() async throws {
        try await Fixture.with { fixture in
            let units = try await [
                fixture.unit("2024-01-10"), fixture.unit("2024-02-10", type: "youth"), fixture.unit("2024-03-10"),
                fixture.unit("2024-04-10", withdrawn: "2024-05-01"), fixture.unit("2024-05-10"),
                fixture.unit("2024-06-10"),
            ]
            try await fixture.allocate(units[0], "2025-02-01")
            try await fixture.giveBack(units[1], "2024-03-01", reason: "rent_too_high")
            // What was undone counts as if it had never been.
            try await fixture.allocate(units[2], "2024-04-01", cancelled: "2024-04-05")
            try await fixture.giveBack(units[4], "2024-06-01", undone: true)
            let codes: [(Statistic, String)] = [
                (.unitsReceived, "6"), (.unitsAllocated, "1"), (.unitsReturned, "1"), (.unitsWithdrawn, "1"),
                (.unitsOpen, "3"), (.returnShare, "16.7"), (.allocationShare, "16.7"),
            ]
            for (statistic, value) in codes { #expect(try await fixture.total(statistic, "2024") == value) }
            let returned = try await fixture.figures(.unitsReturned, "2024")
            #expect(returned["reason/rent_too_high"] == "1" && returned["reason/other"] == "0")
            #expect(returned["unit_type+reason/youth+rent_too_high"] == "1")
            #expect(returned["unit_type+reason/family+rent_too_high"] == nil)
            #expect(try await fixture.figures(.returnShare, "2024")["unit_type/youth"] == "100.0")
            #expect(try await fixture.figures(.returnShare, "2024")["unit_type/elderly"] == nil)
        }
    }

    /// Nothing dated after K's day counts, though it is known.
    @Test func anAnswerCountsFromItsDay() async throws {
        try await Fixture.with { fixture in
            let unit = try await fixture.unit("2024-01-10")
            try await fixture.giveBack(unit, "2024-03-01")
            #expect(try await fixture.total(.unitsReturned, "2024", at: "2024-02-29") == "0")
            #expect(try await fixture.total(.unitsReturned, "2024", at: "2024-03-01") == "1")
            #expect(try await fixture.total(.unitsReceived, "2024", at: "2024-01-09") == "0")
            #expect(try await fixture.total(.unitsReceived, "2024", at: "2024-01-10") == "1")
            let withdrawn = try await fixture.unit("2024-01-11", withdrawn: "2024-04-01")
            #expect(withdrawn > unit)
            #expect(try await fixture.total(.unitsOpen, "2024", at: "2024-03-31") == "1")
            #expect(try await fixture.total(.unitsWithdrawn, "2024", at: "2024-04-01") == "1")
        }
    }

    /// The rent as known at K decides the band.
    @Test func aCorrectionChangesTheFigureFromWhenItWasKnown() async throws {
        try await Fixture.with { fixture in
            let unit = try await fixture.unit("2024-05-01", rent: 350_000, known: "2024-05-01T09:00:00Z")
            try await fixture.changeRent(unit, to: 700_000, known: "2024-08-01T09:00:00Z")
            for (known, band) in [
                ("2024-05-01T09:00:00Z", "3500_3999"), ("2024-08-01T08:59:59.999999Z", "3500_3999"),
                ("2024-08-01T09:00:00Z", "over_6500"),
            ] {
                #expect(try await fixture.figures(.unitsReceived, "2024", at: known)["rent_band/\(band)"] == "1")
            }
            #expect(try await fixture.total(.unitsReceived, "2024", at: "2024-05-01T08:59:59.999999Z") == "0")
        }
    }

    @Test func aFigureIsPartialThenProvisionalThenFinal() async throws {
        try await Fixture.with { fixture in
            let unit = try await fixture.unit("2024-12-31")
            try await fixture.giveBack(unit, "2025-02-01")
            for (known, status) in [
                ("2024-12-30", FigureStatus.partial), ("2024-12-31", .provisional), ("2025-01-31", .provisional),
                ("2025-02-01", .final),
            ] {
                let figures = try await fixture.snapshot([.unitsReceived, .allocations], "2024", at: known).figures
                #expect(Set(figures.filter { $0.statistic == .unitsReceived }.map(\.status)) == [status])
                let other: FigureStatus = status == .partial ? .partial : .final
                #expect(Set(figures.filter { $0.statistic == .allocations }.map(\.status)) == [other])
            }
        }
    }

    @Test func twoAnswersAreABrokenIdentity() async throws {
        try await Fixture.with { fixture in
            // Held and returned the schema itself forbids.
            let unit = try await fixture.unit("2024-05-01", withdrawn: "2024-06-01")
            try await fixture.allocate(unit, "2024-06-02")
            let problem = await #expect(throws: Problem.self) { try await fixture.total(.unitsOpen, "2024") }
            #expect(problem?.code == "broken_identity" && problem?.kind == .fault)
            #expect(problem?.details["cases"] == "U-\(unit)")
            // Before the second answer the figures held.
            #expect(try await fixture.total(.unitsWithdrawn, "2024", at: "2024-06-01") == "1")
        }
    }

    @Test func aMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() async throws {
        try await Fixture.with { fixture in
            try await fixture.giveBack(try await fixture.unit("2024-01-01"), "2024-01-04")
            #expect(try await fixture.total(.medianDaysToAnswer, "2024") == "3.0")
            try await fixture.allocate(try await fixture.unit("2024-02-28", association: "200"), "2024-03-03")
            // 29 February counts: 3 and 4 days.
            let figures = try await fixture.figures(.medianDaysToAnswer, "2024")
            #expect(figures["total/total"] == "3.5")
            #expect(figures["association/100"] == "3.0" && figures["association/200"] == "4.0")
            #expect(figures["unit_type/youth"] == nil)
        }
    }

    /// 3,650 kr a month is 120 kr a day.
    @Test func emptyDaysArePaidToTheDayBeforeMoveInOrToTheReturn() async throws {
        try await Fixture.with { fixture in
            let moved = try await fixture.unit("2024-01-01", rent: 365_000, available: "2024-01-05")
            try await fixture.allocate(moved, "2024-01-06", moved: "2024-01-15")
            let returned = try await fixture.unit("2024-01-10", type: "youth", rent: 365_000, available: "2024-01-01")
            try await fixture.giveBack(returned, "2024-01-12")
            let unknown = try await fixture.unit("2024-01-10", association: "200")
            try await fixture.giveBack(unknown, "2024-01-12")
            let figures = try await fixture.figures(.vacancyRent, "2024")
            #expect(figures["unit_type/family"] == "1200")
            #expect(figures["unit_type/youth"] == "360")
            #expect(figures["total/total"] == "1560")
            #expect(figures["association/200"] == "0" && figures["unit_type/elderly"] == "0")
            #expect(figures["not_counted/no_available_from"] == "1")
        }
    }
}
