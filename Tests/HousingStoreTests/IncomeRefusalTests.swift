import Housing
import HousingAPI
import HousingStore
import Testing

@Suite struct IncomeRefusalTests {
    private func refuse(
        _ test: TestStore, reason: String? = "x", heard: String? = nil, notHeard: String? = nil, on: String? = nil
    ) async throws -> Record {
        try await test.store.refuse(
            test.act("referrals.refuse", reason: reason), "a-1",
            ReferralRefuse(
                on: on.flatMap { Day($0) }, heardOn: heard.flatMap { Day($0) }, notHeard: notHeard, guidance: nil),
            guidance: "Kontakt os", today: test.today)
    }

    @Test(
        "what a refusal needs before any unit is looked at",
        arguments: [
            (nil, "2025-11-01", nil, nil, "reason_missing"), (" ", "2025-11-01", nil, nil, "reason_missing"),
            ("x", nil, nil, nil, "hearing_missing"), ("x", nil, " ", nil, "hearing_missing"),
            ("x", "2025-11-01", "x", nil, "hearing_missing"), ("x", "2025-11-04", nil, nil, "day_in_future"),
            ("x", nil, "x", "2025-08-31", "day_too_early"), ("x", nil, "x", "2025-11-04", "day_in_future"),
            ("x", nil, "x", nil, "no_suitable_unit"),
        ] as [(String?, String?, String?, String?, String)])
    func needs(_ reason: String?, _ heard: String?, _ notHeard: String?, _ on: String?, _ code: String) async throws {
        try await TestStore.with { test in
            _ = try await test.refer([referral("A-1")])
            await #expect {
                _ = try await refuse(test, reason: reason, heard: heard, notHeard: notHeard, on: on)
            } throws: { ($0 as? Problem)?.code == code }
            #expect(try await test.store.show(.referrals, "R-1")["state"] == .text("open"))
            #expect(try await test.store.list(.checks, ListRequest()).items.isEmpty)
        }
    }

    @Test("only units of the last 12 months and of the types open to the household are met, the cheapest first")
    func suitableUnits() async throws {
        try await TestStore.with { test in
            try await test.addAssociation()
            try await test.receive([
                unit("1", rent: 9000), unit("2", rent: 3000, on: "2024-11-03"), unit("3", rent: 4000, type: .youth),
                unit("4", rent: 8000, on: "2024-11-04"),
            ])
            var row = referral("A-1")
            row.facts.unitTypes = [.family]
            _ = try await test.refer([row], columns: ["boligtyper"])
            // Without parameters nothing can be decided; the unit named is the first met.
            var met: String?
            do { _ = try await refuse(test, notHeard: "x") } catch let problem as Problem {
                #expect(problem.code == "undecided")
                met = problem.details["unit"]
            }
            #expect(try await test.store.show(.units, try #require(met))["tenancy"] == .text("4"))
        }
    }
}
