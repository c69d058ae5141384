import Foundation
import Housing
import Testing

@Suite struct StateMachineTests {
    private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/Housing/Housing.docc/States.md")

    @Test(
        "the page has the tables of the code (BOLIG_WRITE_STATES=1 renews it)", .serialized,
        arguments: [
            ("allocation", AllocationState.drawn), ("unit", UnitState.drawn), ("referral", ReferralPlace.drawn),
            ("subsidy", SubsidyState.drawn),
        ])
    func drawn(_ name: String, _ table: String) throws {
        var page = try String(contentsOf: Self.page, encoding: .utf8)
        let start = try #require(page.range(of: "<!-- \(name) -->\n")).upperBound
        let end = try #require(page.range(of: "<!-- end of \(name) -->")).lowerBound
        #expect(page.ranges(of: "<!-- \(name) -->").count == 1)
        if ProcessInfo.processInfo.environment["BOLIG_WRITE_STATES"] != nil {
            page.replaceSubrange(start..<end, with: table)
            try Data(page.utf8).write(to: Self.page)
        } else {
            #expect(page[start..<end] == table)
        }
    }

    @Test("what is over holds nothing, and leads nowhere")
    func over() {
        for state in AllocationState.allCases where state.isOver { #expect(state.next.isEmpty) }
        #expect(AllocationState.offered.next == [.accepted, .declined, .expired, .cancelled])
        #expect(AllocationState.accepted.next == [.movedIn, .cancelled])
        #expect(AllocationState.movedIn.next.isEmpty)
    }

    @Test("a thing is read by its number with its letter")
    func things() {
        #expect(Thing("a-77") == .allocation(AllocationNumber(77)) && Thing("S-1")?.description == "S-1")
        #expect(Thing("b-1") == .supply(SupplyNumber(1)))
        for bad in ["77", "A-", "IND-1", "E-1", "", "A77", "A-1x", "U-99999999999999999"] {
            #expect(Thing(bad) == nil, "\(bad)")
        }
    }
}
