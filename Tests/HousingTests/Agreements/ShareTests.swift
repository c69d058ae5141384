import Housing
import Testing

@Suite struct ShareTests {
    @Test(
        "a share is read as people write it",
        arguments: [
            ("1/4", 1, 4), ("25", 1, 4), ("25 %", 1, 4), ("33,5", 67, 200), ("33.33", 3333, 10_000), ("2/6", 1, 3),
            ("0", 0, 1), ("100", 1, 1), ("1 / 3", 1, 3), ("1", 1, 100),
        ])
    func read(_ text: String, _ parts: Int, _ whole: Int) throws {
        let share = try #require(Share(text))
        #expect(share.parts == parts && share.whole == whole)
        #expect(Share(share.description) == share)
    }

    @Test(
        "what is no share is none",
        arguments: [
            "", "5/4", "1/0", "101", "100,01", "-1", "1/", "/4", "1/4/2", "25,123", "en fjerdedel", "1e1",
            "99999999999",
            "1/99999", "%",
        ])
    func refused(_ text: String) { #expect(Share(text) == nil) }

    @Test("owed is added up over the months before it is rounded down, and a third of three is one")
    func owed() throws {
        let third = try #require(Share("1/3"))
        #expect(Share.owed(of: [(1, third), (1, third), (1, third)]) == 1)
        #expect(Share.owed(of: [(3, .quarter)]) == 0)
        #expect(Share.owed(of: [(3, .quarter), (1, .quarter)]) == 1)
        // 2/3 + 1/2 + 5/6: exactly 2, of three denominators.
        let parts: [(vacant: Int, share: Share)] = [
            (2, third), (1, try #require(Share("50"))), (5, try #require(Share("1/6"))),
        ]
        #expect(Share.owed(of: parts) == 2)
        #expect(Share.owed(of: []) == 0)
    }
}
