/// A referral's household as it is on a day, and the rules of that day: ready to be checked in any number of dwellings.
package struct HouseholdOnDay: Sendable {
    package let household: Household
    package let on: Day
    private let rules: Rules
    private let parameters: Parameters

    /// - Throws: what `Household.validate` refuses.
    package init(_ referred: ReferredHousehold, on day: Day, _ rules: Rules) throws(Problem) {
        parameters = rules.parameters.on(day)
        household = referred.household(on: day, parameters)
        try household.validate(parameters: parameters)
        on = day
        self.rules = rules
    }

    /// The check in a dwelling, and what it rests on.
    ///
    /// - Parameter scheme: a subsidy that is counted with, at the scheme's own amount.
    /// - Throws: what `Home.validate` refuses, and `scheme_not_open`.
    package func check(in home: Home, subsidy scheme: Scheme?) throws(Problem) -> (check: Check, facts: CheckFacts) {
        try home.validate()
        var subsidy: StatedSubsidy?
        if let scheme { subsidy = try stated(scheme, home) }
        let check = DisposableIncome.check(
            household, home, subsidy: subsidy, parameters: parameters, schemes: rules.schemes, on: on)
        return (check.citing(parameters), CheckFacts(household: household, home: home, subsidy: subsidy))
    }

    /// The subsidy of a scheme for a dwelling, refused where the scheme does not cover it on that day.
    private func stated(_ scheme: Scheme, _ home: Home) throws(Problem) -> StatedSubsidy {
        let rent = home.rent ?? .zero
        let terms = rules.terms(scheme, home.type, rent: rent, on: on)
        guard let amount = terms?.amount(rent: rent, parameters: parameters) else {
            throw Problem(
                .refused, "scheme_not_open",
                Words(
                    da: "\(scheme.words.da) dækker ikke boligen den dag, eller har intet beløb.",
                    en: "\(scheme.words.en) does not cover the unit on that day, or has no amount."),
                details: [
                    "scheme": scheme.rawValue, "unit_type": home.type.rawValue, "rent": "\(rent)", "on": "\(on)",
                ],
                hint: Words(
                    da: "Se ordningerne: bolig subsidies schemes", en: "See the schemes: bolig subsidies schemes"))
        }
        return StatedSubsidy(scheme: scheme, amount: amount)
    }
}

extension CheckFacts {
    /// The same facts under the parameters of another day. Before 1 July 2025 a category of cash benefit that is not stated
    /// is derived, as for the reform cohort.
    ///
    /// - Returns: the check, and the facts that were derived.
    /// - Throws: what `Household.validate` refuses.
    package func check(on day: Day, _ rules: Rules) throws(Problem) -> (check: Check, assumed: [String]) {
        let parameters = rules.parameters.on(day)
        let old: (household: Household, assumed: [String]) =
            parameters.regime == .categories ? household.assumingOldCategories() : (household, [])
        try old.household.validate(parameters: parameters)
        let check = DisposableIncome.check(
            old.household, home, subsidy: subsidy, parameters: parameters, schemes: rules.schemes, on: day)
        return (check, old.assumed)
    }
}
