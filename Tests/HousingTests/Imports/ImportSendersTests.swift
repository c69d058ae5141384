import Housing
import Testing

@Suite struct ImportSendersTests {
    @Test func rowsAndProblemsOfEachAssociation() {
        var senders = ImportSenders()
        for (row, number) in [(2, "9001"), (3, "09001"), (4, nil), (6, "155"), (9, "9001")] as [(Int, String?)] {
            senders.take(number, row: row)
        }
        let problems = [
            ImportProblem(.notAnAmount, row: 3), ImportProblem(.missingValue, row: 3), ImportProblem(.tooLong, row: 4),
            ImportProblem(.rentChanged, row: 6), ImportProblem(.rentChanged, row: 9), ImportProblem(.stillOpen, row: 9),
            ImportProblem(.unknownColumn, row: 1), ImportProblem(.tooLarge),
        ]
        for problem in problems { senders.take(problem) }
        #expect(
            senders.counts == [
                SenderCount(number: "9001", rows: 3, errors: 2, changedRents: 1),
                SenderCount(number: "155", rows: 1, errors: 0, changedRents: 1),
            ])
        #expect(senders.only == nil)
    }

    @Test(
        arguments: [([], nil), (["155"], "155"), (["155", "0155"], "155"), (["155", "7"], nil)] as [([String], String?)]
    )
    func theOnlyOne(numbers: [String], only: String?) {
        var senders = ImportSenders()
        senders.take(nil, row: 2)
        for (index, number) in numbers.enumerated() { senders.take(number, row: index + 3) }
        #expect(senders.only == only)
    }
}
