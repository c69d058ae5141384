import Testing

@testable import Housing

/// LAS §§ 11 and 16: whom the two requirements concern, and the rate that follows.
@Suite struct RequirementsTests {
    private static let claim = "household.adults[0].cash_benefit"

    /// Entered, residence, work; age, with parents, children; the rate, and what is missing.
    private typealias Row = (
        entered: Bool?, residence: Bool?, work: Bool?, age: Int?, parents: Bool?, children: Int, why: String?,
        missing: [String]
    )

    @Test(
        arguments: [
            // Born here: the requirements are not asked, at any age.
            (false, nil, nil, 41, nil, 0, "increased_rate not_from_abroad age_from_30", []),
            (false, false, false, 41, nil, 0, "increased_rate unmet_not_looked_at age_from_30", []),
            (false, false, false, 24, false, 0, "basic_rate unmet_not_looked_at under_30", []),
            // 25-29: the work is asked of everybody, wherever from.
            (false, nil, true, 27, false, 0, "increased_rate not_from_abroad worked_at_25_to_29", []),
            (false, nil, nil, 27, false, 0, nil, ["work_requirement"]),
            // Came from abroad: the minimum rate at every age, and the work is asked only where the stay is met.
            (true, false, nil, 41, nil, 0, "minimum_rate residence_not_met requirements_fail", []),
            (true, true, false, 24, false, 0, "minimum_rate work_not_met requirements_fail", []),
            (true, true, false, 41, nil, 0, "minimum_rate work_not_met requirements_fail", []),
            (true, true, nil, 24, nil, 1, nil, ["work_requirement"]),
            // Living at home under 30 without children, whether or not they fail.
            (true, false, nil, 24, true, 0, "living_at_home_rate residence_not_met lives_with_parents", []),
            (true, false, nil, 24, true, 1, "minimum_rate residence_not_met requirements_fail", []),
            (true, false, nil, 30, true, 0, "minimum_rate residence_not_met requirements_fail", []),
            // Both met: where from is not looked at.
            (nil, true, true, 41, nil, 0, "increased_rate met age_from_30", []),
            (nil, true, true, 24, false, 0, "basic_rate met under_30", []),
            // Not stated: asked first.
            (nil, true, false, 41, nil, 0, nil, ["entered_from_abroad"]),
            (nil, nil, true, 41, nil, 0, nil, ["entered_from_abroad", "residence_requirement"]),
        ] as [(Bool?, Bool?, Bool?, Int?, Bool?, Int, String?, [String])])
    func rates(
        entered: Bool?, residence: Bool?, work: Bool?, age: Int?, parents: Bool?, children: Int, why: String?,
        missing: [String]
    ) throws {
        let adult = Sample.adult(
            age: age, entered: entered, residence: residence, work: work, ready: true, withParents: parents)
        let check = DisposableIncome.check(
            Sample.household(adult, children: Array(repeating: 4, count: children)), Sample.home(rent: 3500),
            parameters: TestParameters.july2025, on: Day(number: 20_315))
        let line = try #require(check.lines.first)
        let found = line.why.map { "\($0.rate.rawValue) \($0.requirements.rawValue) \($0.step.rawValue)" }
        #expect(found == why)
        if why != nil { #expect(line.parameter == line.why?.rate.parameter) }
        let asked = check.missing.filter { $0 != "living_at_home_rate" }
        #expect(asked == missing.map { "\(RequirementsTests.claim).\($0)" })
    }

    @Test("LAS § 19(1): whoever fails gets no youth supplement at home; who does not, gets it")
    func youthSupplementAtHome() {
        for (residence, isPaid) in [(false, false), (true, true)] {
            let adult = Sample.adult(
                age: 20, entered: true, residence: residence, work: true, ready: true, withParents: true)
            let check = DisposableIncome.check(
                Sample.household(adult), Sample.home(rent: 2000), parameters: TestParameters.july2025,
                on: Day(number: 20_315))
            #expect(check.lines.contains { $0.code == .youthSupplement } == isPaid)
            #expect(check.notes.contains(.adaptationSupplement) == isPaid)
        }
    }

    @Test func saidInASentence() {
        let check = DisposableIncome.check(
            Sample.household(Sample.adult(age: 41, entered: false)), Sample.home(rent: 3500),
            parameters: TestParameters.july2025, on: Day(number: 20_315))
        #expect(
            check.reasons(.da) == [
                "Voksen 1: Kontanthjælp, forhøjet sats: 30 år eller mere; et krav er oplyst som ikke opfyldt, men der ses "
                    + "ikke på det: kravene gælder kun den, der er kommet (tilbage) fra udlandet.",
                "Voksen 1: Tillæg til enlige ikke-forsørgere: enlig uden børn på grundsats eller forhøjet sats.",
            ])
        #expect(check.explanation(.en).contains("Why this rate:\nAdult 1: Cash benefit, increased rate: 30 or more; "))
        #expect(check.outcome == .pass)
    }
}
