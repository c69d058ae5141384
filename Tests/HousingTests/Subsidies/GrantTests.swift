import Testing

@testable import Housing

/// What a grant may be: filled from the scheme, and held to it and to the rent.
@Suite struct GrantTests {
    private let from = Day("2025-11-10") ?? Day(number: 0)
    private let rent = Money(kroner: 5000)

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
                SchemeTerms(scheme: .temporary2026, unitTypes: nil, amount: .none, openFrom: nil, openUntil: nil),
            ])
    }

    private func code(
        _ scheme: Scheme = .transitional, amount: Int? = nil, until: String? = nil, type: UnitType = .family,
        rent: Int = 5000, from: String = "2025-11-10", beside others: [GrantedSubsidy] = []
    ) -> String? {
        do throws(Problem) {
            _ = try rules.grant(
                scheme, amount: amount.map { Money(kroner: $0) }, from: Day(from) ?? self.from,
                until: until.flatMap { Day($0) }, unit: type, rent: Money(kroner: rent), beside: others)
            return nil
        } catch { return error.code }
    }

    @Test("amount and last day are the scheme's where they are left out")
    func filled() throws {
        let transitional = try rules.grant(
            .transitional, amount: nil, from: from, until: nil, unit: .family, rent: rent, beside: [])
        #expect(transitional.amount == Money(kroner: 1855) && transitional.until == Day("2027-11-09"))
        let state = try rules.grant(.state, amount: nil, from: from, until: nil, unit: .family, rent: rent, beside: [])
        #expect(state.amount == Money(kroner: 1414) && state.until == nil)
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
