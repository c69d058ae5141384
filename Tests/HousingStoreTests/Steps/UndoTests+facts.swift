import Housing
import HousingAPI
import Testing

@testable import HousingStore

/// Undoing a change of a household's facts, of which files say others.
extension UndoTests {
    /// Facts of a household by hand.
    private struct Typed: FactsChange {
        let columns: Set<String>
        let change: @Sendable (inout ReferredHousehold) -> Void

        func applied(to facts: ReferralFacts) -> ReferralFacts {
            var facts = facts
            change(&facts.household)
            return facts
        }
    }

    private func change(
        _ columns: Set<String>, _ test: TestStore, _ change: @escaping @Sendable (inout ReferredHousehold) -> Void
    ) async throws {
        _ = try await test.store.changeReferral(
            test.act("referrals.change", reason: "x"), "R-1", Typed(columns: columns, change: change),
            today: test.today)
    }

    /// A file of one row that says a column, and of all else nothing.
    private func say(
        _ columns: Set<String>, _ test: TestStore, _ change: (inout ReferredHousehold) -> Void
    ) async throws {
        var row = referral("IND-1", cpr: cpr(1))
        change(&row.facts.household)
        // As it is read, a row has every kind.
        for (kind, _) in ReferralFacts.expenseColumns
        where !row.facts.household.expenses.contains(where: { $0.kind == kind }) {
            row.facts.household.expenses.append(Expense(kind: kind, amount: nil))
        }
        _ = try await test.refer([row], columns: columns)
    }

    private func known(_ column: String, _ test: TestStore) async throws -> SourcedFact? {
        try await test.store.transaction { tx in try tx.referralHistory(1).facts([column]).first }
    }

    @Test("a column that a file says is kept, and those that the step changed go back, and forth again")
    func factByFact() async throws {
        try await TestStore.withSteps { test in
            try await change(["formue", "foedselsdato"], test) { household in
                household.adults[0].wealth = Money(kroner: 1000)
                household.adults[0].bornOn = Day("1971-02-03")
            }
            try await say(["udgift_medicin"], test) {
                $0.expenses = [Expense(kind: .medicine, amount: Money(kroner: 500))]
            }
            let back = try await test.undo("R-1")
            #expect(try await known("formue", test)?.value == FactValue(Money.zero))
            #expect(try await known("formue", test)?.from == .file(2))
            #expect(try await known("foedselsdato", test)?.value == FactValue(Day("1970-01-10")))
            #expect(try await known("udgift_medicin", test)?.value == FactValue(Money(kroner: 500)))
            #expect(try await known("udgift_medicin", test)?.from == .file(3))

            try await say(["kirkeskat"], test) { $0.adults[0].churchTax = true }
            try await test.undo(back.event)
            #expect(try await known("formue", test)?.value == FactValue(Money(kroner: 1000)))
            #expect(try await known("foedselsdato", test)?.value == FactValue(Day("1971-02-03")))
            #expect(try await known("udgift_medicin", test)?.value == FactValue(Money(kroner: 500)))
            #expect(try await known("kirkeskat", test)?.value == FactValue(true))
            #expect(try await test.store.breaches() == [])
        }
    }

    @Test("what a file says of the very column stands in the way, and is named, whatever later files say")
    func sameFact() async throws {
        try await TestStore.withSteps { test in
            try await change(["formue"], test) { $0.adults[0].wealth = Money(kroner: 1000) }
            try await say(["formue"], test) { $0.adults[0].wealth = Money(kroner: 2000) }
            try await say(["kirkeskat"], test) { $0.adults[0].churchTax = true }
            let problem = await #expect(throws: Problem.self) { try await test.undo("R-1") }
            #expect(
                problem?.code == "later_step" && problem?.details["import"] == "I-3", "\(String(describing: problem))")
            #expect(try await known("formue", test)?.value == FactValue(Money(kroner: 2000)))
        }
    }

    @Test(
        "a second adult whom a step added goes, though a file spoke of the first; what a file said of the second stays")
    func secondAdult() async throws {
        try await TestStore.withSteps { test in
            @Sendable func other(_ household: inout ReferredHousehold, wealth: Int?, churchTax: Bool? = nil) {
                household.adults.append(
                    ReferredAdult(
                        bornOn: nil, cashBenefit: .unknown, incomes: [Income(kind: .taxFree, amount: nil)],
                        wealth: wealth.map { Money(kroner: $0) }, churchTax: churchTax, pension: nil))
            }
            try await change(["medansoeger_formue"], test) { other(&$0, wealth: 700) }
            try await say(["kirkeskat"], test) { $0.adults[0].churchTax = true }
            let back = try await test.undo("R-1")
            #expect(try await known("medansoeger_formue", test) == nil)
            #expect(try await known("kirkeskat", test)?.value == FactValue(true))
            try await test.undo(back.event)
            #expect(try await known("medansoeger_formue", test)?.value == FactValue(Money(kroner: 700)))
            try await say(["medansoeger_kirkeskat"], test) { other(&$0, wealth: nil, churchTax: false) }
            try await test.undo("R-1")
            #expect(try await known("medansoeger_formue", test)?.value == .unknown)
            #expect(try await known("medansoeger_kirkeskat", test)?.value == FactValue(false))
            #expect(try await test.store.breaches() == [])
        }
    }
}
