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
        return RowFacts(facts, .receipts).findings(known: known, settled: []).map { finding in
            switch finding.what {
            case .repeats(let row): "\(finding.row) repeats \(row)"
            case .rentChanged(let last): "\(finding.row) rent was \(last.kroner)"
            case .stillOpen(let since): "\(finding.row) open since \(since.number - day(0).number)"
            case .stands(let since): "\(finding.row) stands since \(since.number - day(0).number)"
            }
        }
    }

    /// Rows of one dwelling of a register: the day of June received, and that of the outcome.
    @Test(
        arguments: [
            // One after the other, also on the same day.
            ([(1, 5), (5, 9), (20, nil)], []),
            // A corrected day, whichever row comes first; one that is open from before by itself is not asked about.
            ([(1, 9), (2, 9)], ["3 stands since 1"]), ([(2, nil), (1, nil)], ["2 stands since 1"]),
            ([(1, nil), (2, 9)], []),
            // The receipt that stood longest, and of a repeated day the last row.
            ([(1, 30), (2, 3), (9, 12)], ["3 stands since 1", "4 stands since 1"]),
            ([(1, nil), (1, 2), (3, nil)], ["3 repeats 2"]),
        ] as [([(Int, Int?)], [String])])
    func aDwellingThatStandsIsNotReceived(rows: [(day: Int, end: Int?)], said: [String]) {
        let facts = rows.enumerated().map { index, row in
            RowFact(
                row: index + 2, subject: Fingerprint(key: ["155", "1", "1"]), day: day(row.day), end: row.end.map(day),
                isUsable: true)
        }
        func findings(_ settled: RowSet) -> [String] {
            RowFacts(facts, .outcomes).findings(known: [], settled: settled).map { finding in
                switch finding.what {
                case .repeats(let row): "\(finding.row) repeats \(row)"
                case .stands(let since): "\(finding.row) stands since \(since.number - day(0).number)"
                case .rentChanged, .stillOpen: "not asked"
                }
            }
        }
        #expect(findings([]) == said)
        #expect(findings(RowSet(rows.indices.map { $0 + 2 })).isEmpty)
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

    @Test func aDayBeforeAnOpenOneWouldOpenTheDwellingTwice() {
        let earlier = [(day: 5, rent: 100, isUsable: true)]
        #expect(findings(earlier, known: [known(9, isOpen: true), known(12, isOpen: true)]) == ["2 open since 9"])
        // Answered since, or there already: it is open no more often than before.
        #expect(findings(earlier, known: [known(9, isOpen: false)]) == [])
        #expect(findings(earlier, known: [known(5, isOpen: true), known(9, isOpen: true)]) == [])
        #expect(findings(earlier, known: [known(5, isOpen: false), known(9, isOpen: true)]) == [])
    }

    @Test func aDayThatIsKnownIsNotOpenedTwice() {
        let rows = [(day: 3, rent: 100, isUsable: true), (4, 100, true)]
        #expect(findings(rows, known: [known(3, isOpen: true)]) == ["3 open since 3"])
        #expect(findings(rows, known: [known(3, isOpen: false)]) == [])
    }
}
