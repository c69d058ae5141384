import Housing
import HousingAPI
import Testing

@testable import bolig

/// What stands beneath a record on the screen.
@Suite struct BeneathTests {
    private func fact(_ column: String, _ value: Record.Value, from: String) -> Record {
        Record(fields: [
            ("column", .text(column)), ("value", value), ("from", .text(from)),
            ("since", .text("2025-11-03T10:00:00Z")),
        ])
    }

    @Test("facts stand in the words one would type, and those that are unknown in a line")
    func facts() throws {
        let detail = try #require(Listing.units.details.first { $0.name == "facts" })
        let facts = Record.Value.records([
            fact("boligtype", .text("family"), from: "I-1"), fact("husleje", .number("4350.50"), from: "E-7"),
            fact("svarfrist", .text("2025-11-20"), from: "E-7"), fact("el", .null, from: "I-1"),
            fact("indskud", .null, from: "I-1"),
        ])
        #expect(
            Beneath(detail, language: .da).text(facts, .piped) == """
                Oplysninger
                Kolonne    Værdi         Fra  Siden
                boligtype  familiebolig  I-1  03-11-2025 11:00
                husleje    4350,50       E-7  03-11-2025 11:00
                svarfrist  20-11-2025    E-7  03-11-2025 11:00
                Ukendt: el, indskud

                """)
        #expect(Beneath(detail, language: .en).text(.records([]), .piped) == nil)
        // No children are something that is known.
        let referral = try #require(Listing.referrals.details.first { $0.name == "facts" })
        let children = Beneath(referral, language: .da).text(.records([fact("boern", .list([]), from: "I-1")]), .piped)
        #expect(children?.contains("boern    ingen  I-1") == true, "\(children ?? "")")
    }

    @Test("a record beneath another keeps the order of its fields, however it came")
    func order() {
        let turned = Record(fields: [("max_rent", .number("6000")), ("passes", .number("2"))])
        let unit = Record(fields: [("turned", .record(turned)), ("referral", .text("R-1"))])
        guard case .record(let listing, _, let beside) = Operations.referralsChange.answer else {
            Issue.record("it answers no referral")
            return
        }
        let ordered = listing.ordered(unit, beside: beside)
        #expect(
            ordered["turned"].json
                == #"{"passes_before":null,"passes":2,"max_rent_before":null,"max_rent":6000}"#)
        #expect(ordered.fields.map(\.name).suffix(3) == ["history", "changes", "turned"])
    }
}
