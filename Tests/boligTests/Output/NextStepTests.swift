import Housing
import HousingAPI
import Testing

@testable import bolig

/// What stands beneath an answer for a person at a terminal.
@Suite struct NextStepTests {
    private func next(_ listing: Listing, _ fields: [(String, Record.Value)]) -> String {
        NextStep(after: Record(fields: fields.map { (name: $0.0, value: $0.1) }), of: listing).command
    }

    @Test(
        "of an allocation by its state; a subsidy that was meant is granted before anybody moves in",
        arguments: [
            ("offered", Record.Value.null, "bolig allocations accept A-7"),
            ("offered", .text("state"), "bolig allocations accept A-7"),
            ("accepted", .null, "bolig allocations move-in A-7"),
            ("moved_in", .null, "bolig today"), ("declined", .null, "bolig units candidates U-2"),
            ("expired", .null, "bolig units candidates U-2"), ("cancelled", .null, "bolig units candidates U-2"),
            ("undone", .null, "bolig units candidates U-2"),
        ])
    func allocation(_ state: String, _ scheme: Record.Value, _ command: String) {
        let fields: [(String, Record.Value)] = [
            ("allocation", .text("A-7")), ("state", .text(state)), ("unit", .text("U-2")), ("scheme", scheme),
        ]
        #expect(next(.allocations, fields) == command)
    }

    @Test func grant() {
        let command = next(
            .allocations, [("allocation", .text("A-7")), ("state", .text("accepted")), ("scheme", .text("state"))])
        #expect(command.hasPrefix("bolig subsidies grant A-7 --scheme state --from "))
    }

    @Test(arguments: [
        ("open", false, "bolig referrals units R-3"), ("open", true, "bolig referrals unpark R-3"),
        ("offered", false, "bolig allocations accept R-3"), ("refused", false, "bolig referrals letter R-3"),
        ("withdrawn", false, "bolig today"), ("allocated", false, "bolig today"),
    ])
    func referral(_ state: String, _ isParked: Bool, _ command: String) {
        #expect(
            next(.referrals, [("referral", .text("R-3")), ("state", .text(state)), ("parked", .flag(isParked))])
                == command)
    }

    @Test func units() {
        let unit = { (state: String) in next(.units, [("unit", .text("U-2")), ("state", .text(state))]) }
        #expect(unit("open") == "bolig units candidates U-2")
        #expect(unit("offered") == "bolig allocations accept U-2")
        #expect(unit("returned") == "bolig today")
    }

    @Test func drafts() {
        #expect(
            next(.settings, [("setting", .text("ranking")), ("state", .text("draft"))])
                == "bolig settings approve ranking")
        #expect(
            next(.frames, [("scheme", .text("state")), ("year", .number("2026")), ("state", .text("draft"))])
                == "bolig frames approve state 2026")
    }
}
