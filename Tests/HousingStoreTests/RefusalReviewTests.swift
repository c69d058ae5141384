import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Postgres
import Testing

/// Refusals for income judged again by the rules of today.
@Suite struct RefusalReviewTests {
    /// 55 years, came from abroad and has not worked 2½ years: the minimum rate, and too little left at 4,200 kr.
    private func cameFromAbroad(_ reference: String, cpr: String) -> ReferralRow {
        var row = referral(reference, cpr: cpr)
        row.facts.household.adults[0].cashBenefit = .paid(
            CashBenefit(
                enteredFromAbroad: true, residenceRequirement: true, workRequirement: false, activityReady: false,
                livesWithParents: false))
        return row
    }

    /// Three refused on one unit: as decided, as a version kept it that did not ask where they came from, and one whose
    /// refusal says another thing of the reform than the rules of today.
    private func withThreeRefused(_ body: (TestStore) async throws -> Void) async throws {
        try await TestStore.with { test in
            try await test.storeParameters()
            try await test.addAssociation()
            var dwelling = unit("1")
            dwelling.hotWater = .separate
            dwelling.electricity = .separate
            dwelling.waterOnAccount = .zero
            dwelling.electricityOnAccount = Money(kroner: 300)
            try await test.receive([dwelling])
            let cprs = ["7001701234", "7001705678", "7001709012"]
            _ = try await test.refer(cprs.enumerated().map { cameFromAbroad("A-\($0 + 1)", cpr: $1) })
            for number in 1...3 {
                _ = try await test.store.refuse(
                    test.act("referrals.refuse", reason: "For dyrt"), "R-\(number)",
                    ReferralRefuse(on: nil, heardOn: test.today, notHeard: nil, guidance: nil), guidance: "Kontakt os",
                    today: test.today)
            }
            try await test.asOwner { tx in
                try tx.execute(
                    """
                    update income_check c set facts = facts #- '{household,adults,0,cash_benefit,entered_from_abroad}'
                    from income_refusal r where r.income_check_id = c.id and r.id = 2
                    """)
                try tx.execute(
                    "update income_refusal_version set passed_before_reform = false where income_refusal_id = 3")
            }
            try await body(test)
        }
    }

    @Test("a fact that was not asked then is missing, not guessed; a refusal as it would be today is not listed")
    func missingFact() async throws {
        try await withThreeRefused { test in
            let found = try await test.store.reviewRefusals().items
            #expect(found.map { "\($0.refusal) \($0.answer.rawValue)" } == ["D-2 undecided", "D-3 fails"])
            #expect(found[0].unit == "U-1")
            #expect(found[0].missing.contains("household.adults[0].cash_benefit.entered_from_abroad"))
            #expect(found[1].passedBeforeReform == false && found[1].passesBeforeReform == true)
            #expect(found[1].unit == nil && found[1].missing == [])
        }
    }

    @Test("figures approved later answer every refusal again; the refusals and the referrals stand as they were")
    func laterFigures() async throws {
        try await withThreeRefused { test in
            let before = try await test.store.list(.incomeRefusals, ListRequest()).items
            var values = try Rules.shipped().parameters.periods[1].values
            values[.minimumDisposableSingle]?.value = .number(1)
            let draft = try await test.store.draftParameters(
                test.act("parameters.draft"),
                ParameterSetToKeep(Parameters(from: Day("2025-07-01"), values: values), cases: []))
            #expect(
                try await test.store.reviewRefusals().items.map(\.answer) == [.undecided, .fails],
                "a draft decides nothing")
            let anna = Act(actor: "anna", request: "request-2", action: "parameters.approve")
            let trial = try await test.store.parameterTrial(anna, draft["set"].text)
            _ = try await test.store.approveParameters(anna, trial)

            let found = try await test.store.reviewRefusals().items
            #expect(found.map { "\($0.referral) \($0.answer.rawValue)" } == ["R-1 passes", "R-2 passes", "R-3 passes"])
            #expect(found.allSatisfy { $0.unit == "U-1" && $0.missing.isEmpty })
            #expect(try await test.store.list(.incomeRefusals, ListRequest()).items == before)
            #expect(try await test.store.show(.referrals, "R-1")["state"] == .text("refused"))
        }
    }
}
