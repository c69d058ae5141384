import Housing
import HousingAPI
import HousingStore
import Testing

@Suite struct ListTests {
    @Test("every listing and every field of it can be read, filtered and sorted", arguments: Listing.all.map(\.name))
    func everyField(_ name: String) async throws {
        try await TestStore.with { test in
            let listing = try #require(Listing.all.first { $0.name == name })
            for field in listing.fields {
                for sign in ["", "-"] {
                    let asked = ListRequest(conditions: ["\(field.name)~x", "\(field.name)="], sort: sign + field.name)
                    #expect(try await test.store.list(listing, asked).items.isEmpty)
                }
            }
        }
    }

    @Test("pages follow each other without gap or overlap, also where the sorted value is empty or repeated")
    func pages() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await test.receive((1...7).map { unit("\($0)", rent: $0 < 4 ? 4000 : 4200 + $0) })
            for sort in ["unit", "-unit", "rent", "-rent", "deposit", "address"] {
                var seen: [Record.Value] = []
                var cursor: String?
                repeat {
                    let page = try await test.store.list(.units, ListRequest(sort: sort, limit: 2, cursor: cursor))
                    seen += page.items.map { $0["unit"] }
                    cursor = page.next
                } while cursor != nil
                #expect(Set(seen.map(\.text)).count == 7, "sorted by \(sort)")
                #expect(seen.count == 7, "sorted by \(sort)")
            }
        }
    }

    @Test(
        "conditions",
        arguments: [
            ("rent<4204", 3), ("rent>4204.99", 3), ("rent=4000", 3), ("address~PROEVE", 7), ("unit=U-3", 1),
            ("unit_type=family", 7), ("unit_type=youth", 0), ("received_on>2025-09-30", 7), ("deposit=", 7),
            ("area=60", 7),
        ])
    func conditions(_ condition: String, _ count: Int) async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await test.receive((1...7).map { unit("\($0)", rent: $0 < 4 ? 4000 : 4200 + $0) })
            let page = try await test.store.list(.units, ListRequest(conditions: [condition]))
            #expect(page.items.count == count)
        }
    }

    @Test(
        "what cannot be asked is refused with the fields there are",
        arguments: [
            ("rent", "bad_condition"), ("nosuch=1", "bad_condition"), ("rent=many", "bad_value"),
            ("received_on=31-12-2025", "bad_value"),
        ])
    func badConditions(_ condition: String, _ code: String) async throws {
        try await TestStore.with { test in
            await #expect {
                try await test.store.list(.units, ListRequest(conditions: [condition]))
            } throws: { ($0 as? Refusal)?.code == code }
        }
    }

    @Test("the answer is due as many days after receipt as agreed, unless the file says another day")
    func answerBy() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            var stated = unit("2")
            stated.answerBy = Day("2025-10-05")
            try await test.receive([unit("1"), stated])
            #expect(try await test.store.show(.units, "U-1")["answer_by"] == .text("2025-10-11"))
            #expect(try await test.store.show(.units, "U-2")["answer_by"] == .text("2025-10-05"))
        }
    }
}
