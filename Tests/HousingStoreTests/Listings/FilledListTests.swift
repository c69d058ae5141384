import Housing
import HousingAPI
import HousingStore
import Synchronization
import Testing

/// Each listing read with values in every field: shown, filtered by every comparison, sorted both ways, paged, streamed.
@Suite struct FilledListTests {
    private func rows(
        _ test: TestStore, _ listing: Listing, _ condition: String? = nil, sort: String? = nil
    ) async throws -> [Record] {
        try await test.store.list(
            listing,
            ListRequest(
                listing, where: condition.map { [$0] } ?? [], sort: sort, limit: 1000, today: test.today)
        ).items
    }

    @Test("every field has a value to be read, and is filtered by what is read", arguments: Listing.Name.allCases)
    func filters(_ name: Listing.Name) async throws {
        try await TestStore.filled { test in
            let listing = name.listing
            let all = try await rows(test, listing)
            #expect(all.count >= (name == .importAssociations ? 1 : 2))
            for field in listing.fields {
                let filledRows = all.filter { $0[field.name] != .null }
                let value = try #require(
                    filledRows.map { $0[field.name] }.first { $0 != .list([]) }, "\(name) \(field.name) is empty")
                let typed = if case .list(let items) = value { items[0] } else { value.text }
                func count(_ condition: String) async throws -> Int {
                    let found = try await rows(test, listing, field.name + condition)
                    // In memory a condition finds the same rows.
                    let asked = try Condition(field.name + condition, listing, today: test.today)
                    #expect(all.filter(asked.holds) == found, "\(name) \(field.name)\(condition)")
                    return found.count
                }
                let same = filledRows.filter { row in
                    if case .list(let items) = row[field.name] {
                        items.contains(typed)
                    } else {
                        row[field.name] == value
                    }
                }.count
                #expect(try await count("=") == all.count - filledRows.count, "\(name) \(field.name)")
                #expect(try await count("!=") == filledRows.count, "\(name) \(field.name)")
                // What is sealed is there or not, and is compared with nothing.
                guard field.kind != .sealed else { continue }
                #expect(try await count("=\(typed)") == same, "\(name) \(field.name)=\(typed)")
                #expect(try await count("!=\(typed)") == all.count - same, "\(name) \(field.name)!=\(typed)")
                if field.kind.comparisons.contains(.less) {
                    let (less, more) = (try await count("<\(typed)"), try await count(">\(typed)"))
                    #expect(less + same + more == filledRows.count, "\(name) \(field.name)")
                    #expect(try await count("<=\(typed)") == less + same, "\(name) \(field.name)")
                    #expect(try await count(">=\(typed)") == more + same, "\(name) \(field.name)")
                }
                if field.kind.comparisons.contains(.contains) {
                    let part = if case .number = field.kind { String(typed.dropFirst(2)) } else { typed.uppercased() }
                    #expect(try await count("~\(part)") >= same, "\(name) \(field.name)~\(part)")
                }
                if case .code(let codes) = field.kind, let words = codes.words(typed) {
                    let named = codes.all?.first { $0.code == typed }?.names ?? []
                    for word in [words.da, words.en.uppercased()] + named {
                        #expect(try await count("=\(word)") == same, "\(name) \(field.name)=\(word)")
                    }
                }
            }
        }
    }

    @Test("sorted by any field both ways, a row a page, the pages are the list", arguments: Listing.Name.allCases)
    func pages(_ name: Listing.Name) async throws {
        try await TestStore.filled { test in
            let listing = name.listing
            for field in listing.fields where field.kind != .sealed {
                for sort in [field.name, "-" + field.name] {
                    let whole = try await rows(test, listing, sort: sort)
                    var paged: [Record] = []
                    var cursor: String?
                    repeat {
                        let page = try await test.store.list(
                            listing,
                            ListRequest(listing, sort: sort, limit: 1, cursor: cursor, today: test.today))
                        paged += page.items
                        cursor = page.next
                    } while cursor != nil && paged.count <= whole.count
                    #expect(paged == whole, "\(name) by \(sort)")
                    let values = whole.map { $0[field.name] }
                    // In memory the order is the same, but for texts, which the database collates.
                    if ![.text, .codes(.fact)].contains(field.kind) {
                        let sorted = try Sort(sort, listing).sorted(whole.reversed())
                        #expect(sorted.map { $0[field.name] } == values, "\(name) by \(sort)")
                    }
                    #expect(
                        values.drop { $0 != .null }.allSatisfy { $0 == .null }, "\(name) by \(sort): empty come last")
                }
            }
        }
    }

    @Test("streamed, a list is what its page is", arguments: Listing.Name.allCases)
    func streamed(_ name: Listing.Name) async throws {
        try await TestStore.filled { test in
            let listing = name.listing
            var bytes: [UInt8] = []
            for try await piece in test.store.records(listing, ListRequest()) { bytes += piece }
            let lines = bytes.split(separator: UInt8(ascii: "\n"))
            #expect(lines.map { Record(line: $0) } == (try await rows(test, listing)))
        }
    }

    @Test("who stops reading a stream leaves nothing running")
    func brokenOff() async throws {
        try await TestStore.filled { test in
            for _ in 1...20 {
                for try await _ in test.store.records(.units, ListRequest()) { break }
            }
            // Every connection is free again.
            #expect(try await rows(test, .units).count == 5)
        }
    }

    @Test("within a closed list a word means one code", arguments: Listing.Name.allCases)
    func words(_ name: Listing.Name) throws {
        for field in name.listing.fields {
            guard case .code(let codes) = field.kind, let list = codes.all else { continue }
            let names = list.flatMap { Set($0.names) }
            #expect(Set(names).count == names.count, "\(name) \(field.name) \(names)")
        }
    }

    @Test("what a row is called names it, by number and by key")
    func names() async throws {
        try await TestStore.filled { test in
            let named: [(Listing, String, String)] = [
                (.units, "U-5", "U-5"), (.units, "u-5", "U-5"), (.units, "5", "U-5"), (.units, "9001/12/01", "U-1"),
                (.units, "9001/12/1/2025-10-01", "U-1"), (.referrals, "R-2", "R-2"), (.referrals, "ind-002", "R-2"),
                // A case number that is digits alone goes before the number of a referral.
                (.referrals, "3", "R-3"), (.referrals, "2", "R-2"), (.associations, "9002", "9002"),
                (.census, "2024", "2024"), (.parameters, "P-1", "P-1"), (.flips, "1", "1"), (.rechecks, "G-1", "G-1"),
                (.incomeRefusals, "D-2", "D-2"), (.checks, "C-1", "C-1"), (.imports, "I-1", "I-1"),
                (.importAssociations, "9001", "9001"),
            ]
            for (listing, typed, key) in named {
                let row = try await test.store.show(listing, typed)
                #expect(row[listing.key].text == key, "\(listing.name) \(typed)")
            }
        }
    }

    @Test("a referral says what it may be offered, not what the dearest unit of a survey says")
    func standing() async throws {
        try await TestStore.filled { test in
            let referral = try await test.store.show(.referrals, "R-1")
            #expect(referral["last_outcome"] == .text("pass") && referral["last_check"] == .text("C-1"))
            #expect(referral["units"] == .number("4") && referral["passes"] == .number("2"))
            #expect(referral["unknown"] == .number("1") && referral["state"] == .text("offered"))
            #expect(try await test.store.show(.units, "U-2")["state"] == .text("offered"))
        }
    }
}
