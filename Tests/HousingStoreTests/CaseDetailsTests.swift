import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

/// What `show` says of a case beyond its row.
@Suite struct CaseDetailsTests {
    private func rows(_ record: Record, _ detail: String) -> [Record] {
        if case .records(let rows) = record[detail] { rows } else { [] }
    }

    @Test("of what is asked of a row every value is its id, so that the statements are made once")
    func statements() {
        for listing in Listing.all {
            for statement in ShowStatements(listing, id: 4711).statements {
                #expect(statement.values.allSatisfy { $0 == "4711" } && !statement.values.isEmpty, "\(listing.id)")
            }
            #expect(
                ShowStatements.of(listing).statements.map { $0.with(4711).sql }
                    == ShowStatements(listing, id: 4711).statements.map(\.sql))
        }
    }

    @Test("a referral shows who it is, its offers, notes and the last five things done, the oldest first")
    func referral() async throws {
        try await TestStore.withSteps { test in
            for unit in 1...3 {
                try await test.offer(unit, to: 1)
                try await test.decline(unit)
            }
            _ = try await test.store.noteReferral(
                test.act("referrals.note"), "R-1", ReferralNote(text: "Ringer mandag"))
            let shown = try await test.store.show(.referrals, "R-1")
            #expect(shown["name"] == .text("Prøve Person"))
            #expect(rows(shown, "offers").map { $0["allocation"].text } == ["A-3", "A-2", "A-1"])
            #expect(rows(shown, "offers").first?["reason"] == .text("location"))
            #expect(rows(shown, "notes").map { $0["text"].text } == ["Ringer mandag"])
            #expect(rows(shown, "refusals").isEmpty)
            #expect(
                rows(shown, "history").map { $0["action"].text } == [
                    "allocations.decline", "allocations.offer", "allocations.decline", "allocations.offer",
                    "allocations.decline",
                ])
        }
    }

    @Test("a returned unit shows who it could have been offered to, but not to who sees no cases")
    func proof() async throws {
        try await TestStore.withSteps { test in
            let back = UnitReturn(returnReason: .condition, on: nil, note: "Skimmel")
            let shown = try await test.store.returnUnit(test.act("units.return"), "U-1", back, today: test.today)
            guard case .record(let proof) = shown["proof"] else {
                Issue.record("there is no proof")
                return
            }
            let counted = ["passes", "with_subsidy", "unknown"].compactMap { Int(proof[$0].text) }
            #expect(counted.reduce(0, +) == 3 && proof["best"].text.hasPrefix("R-"))
            #expect(Listing.units.seen { $0 != .readCases }.details.map(\.name) == ["facts"])
            #expect(try await test.store.show(.units, "U-2")["proof"] == .null)
        }
    }

    @Test("an answer is kept sealed, and found again by who asks once more")
    func keptAnswer() async throws {
        try await TestStore.withSteps { test in
            let act = test.act("referrals.note", key: "key-1")
            let first = try await test.store.noteReferral(act, "R-1", ReferralNote(text: "Ringer mandag"))
            let again = try await test.store.noteReferral(act, "R-1", ReferralNote(text: "Ringer mandag"))
            // What was kept has lost the order of its fields, and nothing else.
            let listing = Listing.referrals
            #expect(listing.ordered(again, beside: []).json == listing.ordered(first, beside: []).json)
            let plain = try await test.asOwner { tx in
                try tx.row("select count(*) as n from answered_request where answer is not null")["n", as: Int.self]
            }
            #expect(plain == 0)
            #expect(rows(try await test.store.show(.referrals, "R-1"), "notes").count == 1)
        }
    }
}
