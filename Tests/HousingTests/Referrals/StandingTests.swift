import Testing

@testable import Housing

@Suite struct StandingTests {
    @Test(
        "what a recheck turned",
        arguments: [
            ((1, 2, 0, 0), (0, 3, 0, 0), .beginsToFail), ((0, 3, 0, 0), (1, 2, 0, 0), .beginsToPass),
            ((1, 2, 0, 0), (2, 1, 0, 0), nil), ((0, 2, 1, 0), (0, 3, 0, 0), .beginsToFail),
            ((0, 3, 0, 0), (0, 2, 1, 0), .becomesUnknown), ((0, 3, 0, 0), (0, 3, 0, 2), .savedBySubsidy),
            ((0, 3, 0, 2), (0, 3, 0, 0), .noLongerSaved), ((0, 3, 0, 1), (0, 3, 0, 2), nil),
            ((1, 2, 0, 0), (1, 2, 0, 2), nil), ((0, 0, 0, 0), (1, 0, 0, 0), nil), ((1, 0, 0, 0), (0, 0, 0, 0), nil),
        ] as [((Int, Int, Int, Int), (Int, Int, Int, Int), StandingChange?)])
    func changes(_ before: (Int, Int, Int, Int), _ after: (Int, Int, Int, Int), _ change: StandingChange?) {
        func standing(_ counts: (Int, Int, Int, Int)) -> Standing {
            Standing(passes: counts.0, fails: counts.1, unknowns: counts.2, saved: counts.3)
        }
        #expect(StandingChange(from: standing(before), to: standing(after)) == change)
    }
}
