import Housing
import Testing

@Suite struct RowFactsTests {
    /// Rows of one dwelling: day of June 2026, rent, and whether the row has no error.
    private func findings(_ rows: [(day: Int, rent: Int, isUsable: Bool)], known: [KnownReceipt] = []) -> [String] {
        let facts = rows.enumerated().map { index, row in
            RowFact(
                row: index + 2, subject: Fingerprint(key: ["155", "1", "1"]), day: day(row.day),
                rent: Money(kroner: row.rent), isUsable: row.isUsable)
        }
        return RowFacts(facts, comparesReceipts: true).findings(known: known, settled: []).map { finding in
            switch finding.what {
            case .repeats(let row): "\(finding.row) repeats \(row)"
            case .rentChanged(let last): "\(finding.row) rent was \(last.kroner)"
            case .stillOpen(let since): "\(finding.row) open since \(since.number - day(0).number)"
            }
        }
    }

    private func day(_ ofJune: Int) -> Day { Day(number: 20_604 + ofJune) }

    private func known(_ ofJune: Int, isOpen: Bool) -> KnownReceipt {
        KnownReceipt(
            association: "155", department: "1", tenancy: "1", receivedOn: day(ofJune), rent: Money(kroner: 100),
            isOpen: isOpen)
    }

    @Test func everyRowRepeatsOneKey() {
        let rows = (0..<1000).map { _ in (day: 1, rent: 100, isUsable: true) }
        #expect(findings(rows) == (3..<1002).map { "\($0) repeats 2" })
    }

    @Test func theLatestOpenDayBeforeIsNamed() {
        let rows = [(day: 9, rent: 100, isUsable: true), (5, 100, true), (7, 100, false), (9, 200, true)]
        // Taken by day: row 3, row 4 (which has an error), then rows 2 and 5.
        #expect(
            findings(rows, known: [known(3, isOpen: true), known(20, isOpen: true), known(9, isOpen: false)]) == [
                "2 open since 5", "3 open since 3", "5 repeats 2", "5 rent was 100", "5 open since 5",
            ])
    }

    @Test func aDayThatIsKnownIsNotOpenedTwice() {
        let rows = [(day: 3, rent: 100, isUsable: true), (4, 100, true)]
        #expect(findings(rows, known: [known(3, isOpen: true)]) == ["3 open since 3"])
        #expect(findings(rows, known: [known(3, isOpen: false)]) == [])
    }
}
