import Housing
import Testing

@Suite struct ReconciliationTests {
    private func figure(
        _ value: Int?, _ statistic: Statistic = .unitsReceived, breaks: [Day] = []
    ) -> Figure {
        Figure(
            statistic: statistic, period: "2024", breakdown: "total", category: "total", value: value,
            measure: statistic.measure, status: .final, breaks: breaks)
    }

    private func published(_ value: Int?, _ statistic: Statistic = .unitsReceived, isWhole: Bool = true) throws
        -> PublishedFigure
    {
        PublishedFigure(
            row: 2, statistic: statistic, period: try #require(Period("2024")), breakdown: "total", category: "total",
            value: value, isWhole: isWhole, source: "Rapport", knownAt: nil)
    }

    /// Published, ours then, ours now; an event of 40 beside it.
    @Test(
        arguments: [
            (10, 10, 10, .agrees), (10, nil, 10, .agrees), (10, 12, 10, .agrees), (10, 10, 12, .changed),
            (10, 11, 12, .differs), (10, nil, 12, .differs), (40, 10, 10, .otherEvent), (nil, 10, 10, .noFigure),
            (10, 10, nil, .noFigure),
        ] as [(Int?, Int?, Int?, Reconciliation.Outcome)])
    func outcomes(value: Int?, then: Int?, now: Int?, outcome: Reconciliation.Outcome) throws {
        let found = Reconciliation(
            try published(value), then: then.map { figure($0) }, now: now.map { figure($0) },
            others: [figure(40, .allocations)])
        #expect(found.outcome == outcome)
        #expect(found.event == (outcome == .otherEvent ? .allocations : nil))
    }

    @Test func aBreakInsideThePeriodIsNoDifference() throws {
        let broken = try #require(Day("2024-07-01"))
        let found = Reconciliation(try published(10), then: nil, now: figure(12, breaks: [broken]))
        #expect(found.outcome == .acrossBreak && !found.outcome.isDifference)
        #expect(Reconciliation(try published(12), then: nil, now: figure(12, breaks: [broken])).outcome == .agrees)
    }

    /// 33 per cent published without a decimal is ours of 32.5 to 33.4; with one it is 33.0 alone.
    @Test(arguments: [
        (334, true, true), (325, true, true), (324, true, false), (331, false, false), (330, false, true),
    ])
    func percentagesAreComparedAsPublished(ours: Int, isWhole: Bool, agrees: Bool) throws {
        let found = Reconciliation(
            try published(330, .returnShare, isWhole: isWhole), then: nil, now: figure(ours, .returnShare))
        #expect((found.outcome == .agrees) == agrees)
    }

    @Test func theCasesThatChangedItAreNamed() throws {
        func one(_ name: String) -> StatisticCase { StatisticCase(name: name, categories: [:], value: nil) }
        let found = Reconciliation(
            try published(1), then: figure(1), now: figure(2), cases: ([one("U-1")], [one("U-1"), one("U-2")]))
        #expect(found.outcome == .changed)
        #expect(found.because.map(\.name) == ["U-2"] && found.because.map(\.kind) == [.late])
    }
}
