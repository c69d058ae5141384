import Testing

@testable import Housing

/// What a grant may be: filled from the scheme, and held to it and to the rent.
@Suite struct GrantTests {
    private let from = Day("2025-11-10") ?? Day(number: 0)
    private let rent = Money(kroner: 5000)
    private let received = Day("2025-10-01") ?? Day(number: 0)

    /// A scheme of its own amount up to 6,000 kr of rent, and one of what the rent is above 3,145 kr for two years.
    private var rules: Rules {
        Rules(
            parameters: ParameterHistory([
                TestParameters.period(
                    "2025-07-01", regime: "rates",
                    [
                        .stateSubsidyAmount: 1414, .transitionalSubsidyTenantPayment: 3145,
                        .stateSubsidyRentHighest: 6000,
                    ])
            ]),
            schemes: [
                SchemeTerms(
                    scheme: .state, unitTypes: [.family], highestRent: .parameter(.stateSubsidyRentHighest),
                    amount: .parameter(.stateSubsidyAmount), openFrom: nil, openUntil: Day("2026-01-01")),
                SchemeTerms(
                    scheme: .transitional, unitTypes: nil, amount: .rentAbove(.transitionalSubsidyTenantPayment),
                    openFrom: nil, openUntil: nil, longestMonths: 24),
                SchemeTerms(
                    scheme: .temporary2026, unitTypes: nil, amount: .none, openFrom: nil, openUntil: nil,
                    paidUntil: Day("2026-12-31")),
            ])
    }

    private func code(
        _ scheme: Scheme = .transitional, amount: Int? = nil, until: String? = nil, type: UnitType = .family,
        rent: Int = 5000, from: String = "2025-11-10", beside others: [GrantedSubsidy] = []
    ) -> String? {
        do throws(Problem) {
            _ = try rules.grant(
                scheme, amount: amount.map { Money(kroner: $0) }, from: Day(from) ?? self.from,
                until: until.flatMap { Day($0) }, unit: type, rent: Money(kroner: rent), receivedOn: received,
                beside: others)
            return nil
        } catch { return error.code }
    }

    @Test("amount and last day are the scheme's where they are left out")
    func filled() throws {
        let transitional = try rules.grant(
            .transitional, amount: nil, from: from, until: nil, unit: .family, rent: rent, receivedOn: received,
            beside: [])
        #expect(transitional.amount == Money(kroner: 1855) && transitional.until == Day("2027-11-09"))
        let state = try rules.grant(
            .state, amount: nil, from: from, until: nil, unit: .family, rent: rent, receivedOn: received,
            beside: [])
        #expect(state.amount == Money(kroner: 1414) && state.until == nil)
    }

    @Test("a scheme that is paid until a day ends by it, and one without an end runs on")
    func ends() throws {
        let amount = Money(kroner: 10)
        let filled = try rules.grant(
            .temporary2026, amount: amount, from: from, until: nil, unit: .youth, rent: rent, receivedOn: received,
            beside: [])
        #expect(filled.until == Day("2026-12-31"))
        #expect(code(.temporary2026, amount: 10, until: "2027-01-01") == "subsidy_too_long")
        #expect(code(.state, until: "2040-01-01") == nil)
    }

    @Test("nothing is granted for days before the unit was received")
    func beforeReceipt() {
        #expect(code(from: "2025-10-01") == nil && code(from: "2025-09-30") == "days_out_of_order")
    }

    @Test("a rent is held to what runs from a day on")
    func lowered() {
        let granted = [
            GrantedSubsidy(scheme: .state, amount: Money(kroner: 3000), from: from, until: Day("2025-12-31")),
            GrantedSubsidy(scheme: .transitional, amount: Money(kroner: 2000), from: from, until: nil),
        ]
        func code(_ rent: Int, _ day: String) -> String? {
            do throws(Problem) {
                try granted.requireWithin(rent: Money(kroner: rent), from: Day(day) ?? from)
                return nil
            } catch { return error.code }
        }
        #expect(code(5000, "2025-11-01") == nil && code(4999, "2025-11-01") == "subsidy_above_rent")
        #expect(code(4999, "2026-01-01") == nil && code(1999, "2026-01-01") == "subsidy_above_rent")
    }

    @Test("what the scheme does not cover is refused")
    func refused() {
        #expect(code(until: "2025-11-09") == "days_out_of_order")
        #expect(code(.state, type: .youth) == "scheme_not_open")
        #expect(code(.state, from: "2026-01-01") == "scheme_not_open")
        #expect(code(.state, rent: 6000) == nil && code(.state, rent: 6001) == "scheme_rent")
        #expect(code(until: "2027-11-09") == nil && code(until: "2027-11-10") == "subsidy_too_long")
        #expect(code(.temporary2026) == "amount_missing" && code(.temporary2026, amount: 10) == nil)
    }

    @Test("together they pay no more than the rent on any day, and one scheme does not pay twice")
    func together() {
        let other = GrantedSubsidy(
            scheme: .temporary2026, amount: Money(kroner: 3000), from: from.adding(days: 30),
            until: from.adding(days: 60))
        #expect(code(amount: 2000, beside: [other]) == nil)
        #expect(code(amount: 2001, beside: [other]) == "subsidy_above_rent")
        // They are not paid on the same days.
        #expect(code(amount: 2001, until: "2025-12-09", beside: [other]) == nil)
        #expect(code(amount: 5001) == "subsidy_above_rent")
        #expect(code(.temporary2026, amount: 1, beside: [other]) == "subsidy_overlaps")
        #expect(code(.temporary2026, amount: 1, until: "2025-12-09", beside: [other]) == nil)
    }
}
