import Foundation
import Testing

@testable import Housing

/// The parts of a check beside its parameters.
@Suite struct CheckTests {
    private let day = Day(number: 20_315)

    private func contractExample(_ parameters: Parameters = TestParameters.july2025) -> Check {
        var home = Sample.home(rent: 3500)
        home.heat = Money(kroner: 400)
        home.waterConsumption = Money(kroner: 150)
        home.electricityConsumption = Money(kroner: 250)
        var household = Sample.household(Sample.adult(age: 41))
        household.adults[0].incomes = [Income(kind: .wage, amount: .zero)]
        household.expenses = [
            Expense(kind: .depositLoan, amount: Money(kroner: 150)), Expense(kind: .debt, amount: Money(kroner: 900)),
        ]
        return DisposableIncome.check(household, home, parameters: parameters, on: day)
    }

    @Test func linesInOrder() {
        let check = contractExample()
        let lines = check.lines.map { "\($0.code.rawValue) \($0.amount ?? 0)\($0.counted ? "" : " shown")" }
        #expect(
            lines == [
                "cash_benefit 6789", "wage 0", "labour_market_contribution 0", "tax -884", "net_income 5905",
                "housing_benefit 542", "rent -3500", "heat -400", "water -150", "electricity -250",
                "deposit_loan -150", "debt -900 shown", "disposable_income 1997", "minimum 3600",
            ])
        #expect(check.lines.first?.parameter == .minimumRate)
        #expect(check.lines.first?.section?.da == "LAS § 16, stk. 2")
    }

    @Test(arguments: [
        (3200, LineCode?.none, CheckOutcome.pass, 7000), (2590, .housingBenefit, .pass, 5950),
        (3500, .rent, .fail, 5905), (0, .netIncome, .fail, 3500),
    ]) func binding(rent: Int, line: LineCode?, outcome: CheckOutcome, net: Int) {
        let household = Sample.household(Sample.earner(.net, net, gross: net))
        let check = DisposableIncome.check(
            household, Sample.home(rent: rent), parameters: TestParameters.july2025, on: day)
        #expect(check.outcome == outcome)
        // Without its income nobody passes, so a pass of a single with nothing to spare names the smallest that counts.
        #expect(check.binding == (line ?? .netIncome))
    }

    @Test func storedAsDecided() throws {
        let check = contractExample()
        let data = try JSONEncoder().encode(check)
        #expect(try JSONDecoder().decode(Check.self, from: data) == check)
        let fields = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(fields["net_income"] as? Int == 5905)
        #expect(fields["max_rent"] is Int)
        #expect(fields["on"] as? String == day.description)
    }

    @Test func explainedInBothLanguages() {
        let danish = contractExample().explanation(.da)
        #expect(
            danish.hasPrefix(
                "Ikke bestået: der er 1.997 kr. tilbage om måneden, 1.603 kr. mindre end de 3.600 kr., der kræves.\n"))
        #expect(danish.contains("Voksen 1: Kontanthjælp, mindstesats (LAS § 16, stk. 2)"))
        #expect(danish.contains("(tæller ikke med)"))
        let english = contractExample().explanation(.en)
        #expect(english.hasPrefix("Fail: 1,997 kr. is left a month, 1,603 kr. short of the 3,600 kr. required.\n"))
        #expect(!english.contains("example policy"))
    }

    @Test(
        "15 August 2025, 41, minimum rate: half of the income is 3,394.50 a month",
        arguments: [(3394, false), (3395, true)])
    func aRentAboveHalfOfTheIncomeIsNoted(rent: Int, noted: Bool) {
        let check = DisposableIncome.check(
            Sample.household(Sample.minimumRate), Sample.home(rent: rent), parameters: TestParameters.july2025, on: day)
        #expect(check.notes.contains(.rentAboveHalfOfIncome) == noted)
        // Of what is missing every value has to give it: the other adult may have an income.
        let two = Sample.household(Sample.minimumRate, Sample.earner(.wage, nil), couple: true)
        let open = DisposableIncome.check(two, Sample.home(rent: rent), parameters: TestParameters.july2025, on: day)
        #expect(!open.notes.contains(.rentAboveHalfOfIncome))
    }

    @Test func anAdultOfNoAgeTheRulesKnowIsUnknown() {
        for (age, outcome) in [(17, CheckOutcome.unknown), (18, .fail), (120, .fail), (121, .unknown)] {
            var adult = Sample.earner(.taxFree, 100)
            adult.age = age
            let household = Sample.household(adult)
            #expect(throws: Never.self) { try household.validate(parameters: TestParameters.july2025) }
            let check = DisposableIncome.check(
                household, Sample.home(rent: 3500), parameters: TestParameters.july2025, on: day)
            #expect(check.outcome == outcome, "\(age)")
            #expect(check.missing == (outcome == .unknown ? ["household.adults[0].age"] : []))
            let list = DwellingList(
                [Sample.home(rent: 3500)], parameters: TestParameters.july2025, schemes: [], on: day)
            #expect(list.survey(of: household).unknowns == (outcome == .unknown ? 1 : 0))
        }
    }

    @Test func theExampleMinimumIsNamed() {
        var values = TestParameters.july2025.values
        values[.minimumDisposableSingle] = Parameter(
            value: .number(3600), confidence: .policy, source: "test: an example policy", reviewBy: day)
        let check = contractExample(Parameters(from: day, values: values))
        #expect(check.notes == [.exampleMinimum, .rentAboveHalfOfIncome])
        #expect(check.explanation(.da).contains("Mindste rådighedsbeløb er et eksempel"))
    }

    @Test func provisionalAfterItsDay() {
        for (reviewBy, provisional) in [(day, []), (day.adding(days: -1), ["minimum_rate"])] {
            var values = TestParameters.july2025.values
            values[.minimumRate] = Parameter(
                value: .number(6789), confidence: .derived, source: "x", reviewBy: reviewBy)
            values[.increasedRate]?.reviewBy = day.adding(days: -1)
            #expect(contractExample(Parameters(from: day, values: values)).provisional == provisional)
        }
    }

    @Test(arguments: [(SchemeTerms.BenefitRent.beforeSubsidy, 690), (.afterSubsidy, 540)])
    func theRentThatCountsIsAFieldOfTheScheme(rent: SchemeTerms.BenefitRent, benefit: Int) {
        let terms = SchemeTerms(
            scheme: .state, unitTypes: nil, amount: .parameter(.stateSubsidyAmount), openFrom: nil, openUntil: nil,
            benefitRent: rent)
        let check = DisposableIncome.check(
            Sample.household(Sample.minimumRate), Sample.home(rent: 4600, heating: .other),
            subsidy: StatedSubsidy(scheme: .state, amount: Money(kroner: 1000)), parameters: TestParameters.july2025,
            schemes: [terms], on: day)
        // 15 % of 4600, or of 3600.
        #expect(check.housingBenefit == benefit)
        #expect(check.lines.contains(Line(.rent, amount: -4600)))
    }

    @Test func theAdaptationSupplementIsNoted() {
        let young = Sample.household(Sample.adult(age: 24, entered: false))
        let check = DisposableIncome.check(young, Sample.home(rent: 2000), parameters: TestParameters.july2025, on: day)
        #expect(check.notes == [.adaptationSupplement])
        let minimum = Sample.household(Sample.adult(age: 24, residence: false))
        #expect(
            DisposableIncome.check(minimum, Sample.home(rent: 2000), parameters: TestParameters.july2025, on: day).notes
                == [])
    }

    @Test func keysKnowTheirPlace() {
        #expect(ParameterKey.allCases.enumerated().allSatisfy { $0.element.position == $0.offset })
        #expect(ParameterKey.allCases.count <= 128)
        #expect(CashBenefitCategory.allCases.allSatisfy { $0.parameter != nil })
    }

    @Test func roundingIsHalfAwayFromZero() {
        for (dividend, divisor, quotient) in [(5, 2, 3), (-5, 2, -3), (7, 3, 2), (-7, 3, -2), (0, 7, 0)]
            as [(Int128, Int128, Int128)]
        {
            #expect(Int128.quotient(dividend, by: divisor) == quotient)
            let large = Int128(1) << 70
            #expect(Int128.quotient(dividend * large, by: divisor * large) == quotient)
        }
    }

    @Test func anImpossibleAmountOfMoneyDoesNotTrap() throws {
        let largest = 1_000_000_000
        let household = Sample.household(
            Sample.earner(.wage, largest, wealth: Money(kroner: largest)), Sample.earner(.pension, largest),
            couple: nil)
        let check = DisposableIncome.check(
            household, Sample.home(rent: largest, area: nil), parameters: TestParameters.january2026, on: day)
        #expect(check.outcome == .pass)
    }

    @Test("the largest and the smallest dwelling a file can state are checked, and no other")
    func anyAreaAFileMayState() throws {
        for area in [Home.areas.lowerBound, Home.areas.upperBound] {
            let home = Sample.home(rent: 1_000_000_000, area: area)
            try home.validate()
            let check = DisposableIncome.check(
                Sample.household(Sample.earner(.wage, 1_000_000_000)), home, parameters: TestParameters.january2026,
                on: day)
            #expect(check.outcome == .fail)
        }
        for area in [Home.areas.lowerBound - 1, Home.areas.upperBound + 1] {
            #expect(throws: Problem.self) { try Sample.home(rent: 1, area: area).validate() }
        }
    }

    @Test(
        "living with parents is asked about from 30 on, where no rate looks at it",
        arguments: [(29, true, false), (30, true, true), (45, true, true), (45, false, false)])
    func livingWithParents(age: Int, stated: Bool, asked: Bool) {
        let household = Sample.household(Sample.adult(age: age, withParents: stated))
        let day = Day(number: 20_315)
        let check = DisposableIncome.check(
            household, Sample.home(rent: 3500), parameters: TestParameters.july2025, on: day)
        #expect(check.notes.contains(.livesWithParentsUnused) == asked)
        let path = "household.adults[0].cash_benefit.lives_with_parents"
        #expect(check.contradictory == (asked ? [path] : nil))
        #expect(check.explanation(.da).contains("Se efter: Voksen 1: hjemmeboende") == asked)
        let same = DisposableIncome.check(
            Sample.household(Sample.adult(age: age, withParents: false)), Sample.home(rent: 3500),
            parameters: TestParameters.july2025, on: day)
        if asked { #expect(check.lines == same.lines) }
    }
}
