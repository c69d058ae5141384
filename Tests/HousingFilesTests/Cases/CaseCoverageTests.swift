import Housing
import HousingFiles
import Testing

/// Every parameter shipped is worked through by some case of its period.
@Suite struct CaseCoverageTests {
    /// Parameters no check looks up as a number, and why.
    private static let beyondCases: [ParameterKey: String] = [
        .cashBenefitRegime: "says which rules apply; it is no parameter of them",
        .temporaryAdaptationSupplement: "LAS § 20 is not computed; a check carries a note instead",
        .cheapestUnit: "stands for a unit where none was received; a refusal asks for it, no check",
    ]

    @Test func everyFigureIsWorkedThrough() throws {
        let rules = try Rules.shipped()
        var used: [Day: Set<String>] = [:]
        for file in CaseFile.shipped {
            for testCase in try CaseFile.read(file.text, name: file.name, rules: rules) {
                let period = rules.parameters.on(testCase.on)
                guard let from = period.from else { continue }
                // With every parameter due for review the day before, a check names all it used as provisional.
                let overdue = period.values.mapValues { parameter in
                    Parameter(
                        value: parameter.value, confidence: parameter.confidence, source: parameter.source,
                        reviewBy: testCase.on.adding(days: -1))
                }
                let check = DisposableIncome.check(
                    testCase.household, testCase.home, subsidy: testCase.subsidy,
                    parameters: Parameters(from: from, values: overdue), schemes: rules.schemes, on: testCase.on)
                used[from, default: []].formUnion(check.provisional)
            }
        }
        for period in rules.parameters.periods {
            let from = try #require(period.from)
            var values = Set(period.values.keys).subtracting(CaseCoverageTests.beyondCases.keys)
            // A scheme whose amount is missing offers nothing, so no check rests on it.
            if period.number(.transitionalSubsidyTenantPayment) == nil {
                values.remove(.transitionalSubsidyTenantPayment)
            }
            let untouched = Set(values.map(\.rawValue)).subtracting(used[from] ?? []).sorted()
            #expect(untouched == [], "\(from)")
        }
    }
}
