import Housing
import HousingAPI
import HousingStore
import Testing

@Suite struct AssociationChangeTests {
    @Test("days to answer change from today, persons a room at once, and what is left out stays")
    func changes() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            func change(_ change: AssociationChange) async throws -> Record {
                try await test.store.changeAssociation(
                    test.act("associations.change"), "9001", change, today: test.today)
            }
            let known = try await test.store.show(.associations, "9001")
            #expect(known["persons_per_room"].text == "2")
            let changed = try await change(AssociationChange(name: nil, profile: nil, personsPerRoom: .most(3)))
            #expect(changed["persons_per_room"].text == "3" && changed["name"] == known["name"])
            let free = try await change(
                AssociationChange(name: "Ny", profile: nil, answerDays: 14, personsPerRoom: .unlimited))
            #expect(free["persons_per_room"] == .null && free["name"].text == "Ny")
            let days = try await test.store.list(.agreements, ListRequest()).items.map {
                "\($0["answer_days"].text) \($0["valid_from"].text) \($0["valid_until"].text)"
            }
            #expect(days == ["10 2000-01-01 2025-11-02", "14 2025-11-03 "])
            #expect(try await test.store.breaches() == [])
        }
    }
}
