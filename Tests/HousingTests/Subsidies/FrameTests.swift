import Housing
import Testing

/// What a frame has room for, and when a change of it needs a second person. Amounts in kroner.
@Suite struct FrameTests {
    private func limit(_ dwellings: Int?, _ amount: Int?) -> FrameLimit {
        FrameLimit(dwellings: dwellings, amount: amount.map { Money(kroner: $0) })
    }

    private func frame(_ limit: FrameLimit, taken dwellings: Int, _ amount: Int = 0) -> Frame {
        Frame(
            scheme: .transitional, year: 2026, limit: limit, dwellings: dwellings, amount: Money(kroner: amount))
    }

    @Test(
        "more of anything is above; a limit where there was none is not",
        arguments: [
            (75, nil, 76, nil, true), (75, nil, 75, nil, false), (75, nil, 74, nil, false), (75, nil, nil, nil, true),
            (nil, nil, 10, 1000, false), (75, 1000, 70, 1001, true), (75, 1000, 75, nil, true),
            (75, nil, 75, 1000, false), (nil, 1000, 5, 999, false),
        ] as [(Int?, Int?, Int?, Int?, Bool)])
    func above(_ dwellings: Int?, _ amount: Int?, _ newDwellings: Int?, _ newAmount: Int?, _ isAbove: Bool) {
        #expect(limit(newDwellings, newAmount).isAbove(limit(dwellings, amount)) == isAbove)
    }

    @Test("the last place is there, the one after it is not, and who takes none is never refused")
    func room() throws {
        let limit = limit(2, 1000)
        try frame(limit, taken: 2, 1000).requireRoom(since: frame(limit, taken: 1, 400))
        let beyond = #expect(throws: Problem.self) {
            try frame(limit, taken: 3, 900).requireRoom(since: frame(limit, taken: 2, 900))
        }
        #expect(beyond?.code == "frame_exhausted")
        #expect(beyond?.details == ["scheme": "transitional", "year": "2026", "dwellings": "2"])
        let dear = #expect(throws: Problem.self) {
            try frame(limit, taken: 2, 1001).requireRoom(since: frame(limit, taken: 2, 900))
        }
        #expect(dear?.details["amount"] == "1000")
        #expect(dear?.message.da.contains("1.000 kr.") == true)
        #expect(beyond?.message.da.contains("er 2 boliger") == true)
        #expect(!frame(limit, taken: 2, 0).hasRoom && !frame(limit, taken: 0, 1000).hasRoom)
        #expect(frame(limit, taken: 1, 999).hasRoom && frame(self.limit(nil, nil), taken: 9, 9).hasRoom)
        // A register has told of more than the frame: a grant on one of those takes no further place.
        try frame(limit, taken: 5, 1000).requireRoom(since: frame(limit, taken: 5, 900))
        try frame(self.limit(nil, nil), taken: 500, 1_000_000).requireRoom(since: nil)
    }

    @Test("a frame goes down to what is taken, and no further")
    func lowered() throws {
        try frame(limit(3, nil), taken: 3).requireRoom(since: frame(limit(75, nil), taken: 3))
        #expect(throws: Problem.self) {
            try frame(limit(2, nil), taken: 3).requireRoom(since: frame(limit(75, nil), taken: 3))
        }
        #expect(throws: Problem.self) { try frame(limit(2, nil), taken: 3).requireRoom(since: nil) }
        // Its kroner may be lowered where its dwellings are beyond it already.
        try frame(limit(2, 500), taken: 3, 500).requireRoom(since: frame(limit(2, 900), taken: 3, 500))
    }
}
