/// What every decision rests on: the parameters of each period, and what the subsidy schemes cover.
package struct Rules: Hashable, Sendable {
    package let parameters: ParameterHistory
    /// In the order remedies are looked for.
    package let schemes: [SchemeTerms]

    package init(parameters: ParameterHistory, schemes: [SchemeTerms]) {
        self.parameters = parameters
        self.schemes = schemes
    }

    /// The same rules with other parameters.
    package func with(_ parameters: ParameterHistory) -> Rules { Rules(parameters: parameters, schemes: schemes) }

    /// Whether a scheme gives new grants for a unit of that type at that rent (kr/month) on that day.
    package func covers(_ scheme: Scheme, _ type: UnitType, rent: Money, on day: Day) -> Bool {
        terms(scheme, type, rent: rent, on: day) != nil
    }

    /// The terms a new grant of a scheme is made on, for a unit of that type at that rent on that day; nil where there
    /// are none.
    func terms(_ scheme: Scheme, _ type: UnitType, rent: Money, on day: Day) -> SchemeTerms? {
        let inForce = parameters.on(day)
        return schemes.first {
            $0.scheme == scheme && $0.isOpen(on: day) && $0.covers(type, rent: rent, parameters: inForce)
        }
    }
}
