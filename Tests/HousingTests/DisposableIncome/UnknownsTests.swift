import Testing

@testable import Housing

/// An answer is given only when every value of what is missing gives the same.
@Suite struct UnknownsTests {
    private let day = Day(number: 20_315)

    private func check(_ household: Household, _ home: Home) -> Check {
        DisposableIncome.check(household, home, parameters: TestParameters.july2025, on: day)
    }

    @Test func agreesWithEveryValueTried() {
        var random = Repeating(seed: 11)
        for _ in 0..<12 {
            let household = Sample.anyHousehold(&random)
            let home = Sample.anyHome(&random)
            var less = household
            var incomplete = home
            var fill: (Int, inout Household, inout Home) -> Void = { _, _, _ in }
            switch Int.random(in: 0...4, using: &random) {
            case 0:
                incomplete.rent = nil
                fill = { value, _, home in home.rent = Money(kroner: value) }
            case 1:
                incomplete.areaTenths = nil
                fill = { value, _, home in home.areaTenths = 10 + value % 2990 }
            case 2:
                less.adults[0].wealth = nil
                fill = { value, household, _ in household.adults[0].wealth = Money(kroner: value * 40) }
            case 3:
                less.adults[0].age = nil
                fill = { value, household, _ in household.adults[0].age = 18 + value % 103 }
            default:
                less.adults[0].incomes.append(Income(kind: .wage, amount: nil))
                let last = less.adults[0].incomes.count - 1
                fill = { value, household, _ in household.adults[0].incomes[last].amount = Money(kroner: value) }
            }
            let answer = check(less, incomplete)
            for value in [0, 400, 2500, 12_000, 33_333, 250_000] {
                var full = less
                var complete = incomplete
                fill(value, &full, &complete)
                let one = check(full, complete)
                // Living with parents has no parameter, so an age of the young can stay open; it claims nothing then.
                if answer.outcome != .unknown { #expect(one.outcome == answer.outcome) }
                if let net = answer.netIncome { #expect(one.netIncome == net) }
                if let benefit = answer.housingBenefit { #expect(one.housingBenefit == benefit) }
                if let disposable = answer.disposableIncome { #expect(one.disposableIncome == disposable) }
                if let shortfall = answer.shortfall { #expect(one.shortfall == shortfall) }
                if let rents = answer.passingRents { #expect(one.passingRents == rents) }
                if let highest = answer.maxRent { #expect(one.maxRent == highest) }
            }
        }
    }

    @Test("without a single parameter nobody passes, whatever of the household and the dwelling is missing too")
    func noParameters() {
        var random = Repeating(seed: 5)
        for _ in 0..<40 {
            let (household, home) = Sample.anyGaps(in: Sample.anyHousehold(&random), Sample.anyHome(&random), &random)
            let none = DisposableIncome.check(household, home, parameters: .none, on: Day(number: 19_000))
            // A minimum that is missing has no bound; a rent can be too high for whatever it is.
            #expect(none.outcome != .pass && none.missing == ["parameters"])
        }
    }

    @Test("any parameters and facts may be missing at once")
    func anyGaps() {
        var random = Repeating(seed: 6)
        for _ in 0..<40 {
            var values = TestParameters.july2025.values
            for key in values.keys where key != .cashBenefitRegime && Int.random(in: 0...3, using: &random) == 0 {
                values[key]?.value = nil
            }
            let parameters = Parameters(from: TestParameters.july2025.from, values: values)
            let (household, home) = (Sample.anyHousehold(&random), Sample.anyHome(&random))
            let (less, incomplete) = Sample.anyGaps(in: household, home, &random)
            let checked = DisposableIncome.check(less, incomplete, parameters: parameters, on: day)
            if checked.outcome != .unknown { #expect(check(household, home).outcome == checked.outcome) }
        }
    }

    @Test("what is missing makes no line of a cap that does not apply")
    func noCapOfASingle() {
        let checked = check(Sample.household(Sample.adult(age: 41, entered: nil)), Sample.home(rent: 5000, area: nil))
        #expect(checked.outcome == .unknown && checked.housingBenefit == nil)
        #expect(!checked.lines.contains { $0.code == .housingBenefitCap })
    }

    @Test func bothEndsOfAMissingIncomePassAndTheMiddleFails() {
        var adult = Sample.earner(.otherTaxable, 32_278)
        adult.incomes.append(Income(kind: .wage, amount: nil))
        var household = Sample.household(adult)
        household.expenses = [Expense(kind: .alimony, amount: Money(kroner: 13_040))]
        let home = Sample.home(rent: 6000, heating: .other)
        for (wage, outcome) in [(0, CheckOutcome.pass), (50, .fail), (100_000, .pass)] {
            var known = household
            known.adults[0].incomes[1].amount = Money(kroner: wage)
            #expect(check(known, home).outcome == outcome)
        }
        #expect(check(household, home).outcome == .unknown)
    }

    @Test func factsNotLookedAtAreNotMissing() {
        let adult = Adult(
            age: nil, cashBenefit: .paid(CashBenefit(enteredFromAbroad: true, residenceRequirement: false)),
            incomes: [], wealth: .zero, churchTax: false, pension: Pension.none)
        let answer = check(Sample.household(adult, children: [1]), Sample.home(rent: 2000))
        #expect(answer.missing == [])
        #expect(answer.outcome == .pass)
    }

    @Test func numbersThatDoNotDependOnWhatIsMissingAreGiven() {
        var home = Sample.home(rent: 1500)
        home.heating = nil
        let answer = check(Sample.household(Sample.minimumRate), home)
        #expect(answer.missing == ["unit.heating"])
        #expect(answer.outcome == .pass)
        #expect(answer.netIncome == 5905)
        #expect(answer.housingBenefit == 0)
        #expect(answer.disposableIncome == 4405)
        // The rent at which the benefit begins depends on the heating.
        #expect(answer.passingRents == nil)
    }

    @Test func anUnknownClaimIsEitherPaidOrNot() {
        var adult = Sample.earner(.taxFree, 3000)
        adult.cashBenefit = .unknown
        let answer = check(Sample.household(adult), Sample.home(rent: 2000))
        #expect(answer.outcome == .unknown)
        #expect(answer.missing.contains("household.adults[0].cash_benefit"))
        #expect(answer.missing.contains("household.adults[0].cash_benefit.entered_from_abroad"))
    }

    @Test func whetherTheyAreACoupleIsAskedOnlyWhereItMatters() {
        let earners = Sample.household(Sample.earner(.net, 9000, gross: 12_000), Sample.minimumRate, couple: nil)
        #expect(check(earners, Sample.home(rent: 4000)).missing == [])
        // The single supplement and the cap depend on it.
        let increased = Sample.household(Sample.adult(age: 41, work: true), Sample.minimumRate, couple: nil)
        #expect(check(increased, Sample.home(rent: 4000)).missing == ["household.couple"])
        // So does the second adult, who may be the one that supports the child.
        let parents = Sample.household(
            Sample.earner(.net, 9000, gross: 12_000), Sample.minimumRate, children: [1], couple: nil)
        #expect(check(parents, Sample.home(rent: 4000)).missing == ["household.couple"])
    }

    @Test(arguments: [TestParameters.january2025, TestParameters.july2025, TestParameters.january2026])
    func severalFactsMissingAtOnce(parameters: Parameters) {
        var random = Repeating(seed: 31)
        var given = 0
        for _ in 0..<12 {
            let household = Sample.anyHousehold(&random)
            let home = Sample.anyHome(&random)
            var less = household
            var incomplete = home
            for _ in 0..<Int.random(in: 2...4, using: &random) {
                switch Int.random(in: 0...9, using: &random) {
                case 0: incomplete.rent = nil
                case 1: incomplete.areaTenths = nil
                case 2: incomplete.heating = nil
                case 3: incomplete.hotWater = nil
                case 4: incomplete.heat = nil
                case 5: less.adults[0].wealth = nil
                case 6: less.adults[0].age = nil
                case 7: less.adults[0].incomes = [Income(kind: .wage, amount: nil), Income(kind: .net, amount: nil)]
                case 8: less.couple = household.adults.count > 1 ? nil : false
                default: less.adults[0].pension = nil
                }
            }
            let answer = DisposableIncome.check(less, incomplete, parameters: parameters, on: day)
            if answer.outcome != .unknown { given += 1 }
            for _ in 0..<5 {
                let (full, complete) = Sample.anyCompletion(of: less, incomplete, &random)
                let one = DisposableIncome.check(full, complete, parameters: parameters, on: day)
                // What has no parameter can leave one completion open too.
                if answer.outcome != .unknown { #expect(one.outcome == answer.outcome) }
                for answered: KeyPath<Check, Int?> in [
                    \.netIncome, \.housingBenefit, \.disposableIncome, \.shortfall, \.maxRent,
                ] {
                    if let number = answer[keyPath: answered] { #expect(one[keyPath: answered] == number) }
                }
                if let rents = answer.passingRents { #expect(one.passingRents == rents) }
                #expect(Set(one.missing).isSubset(of: answer.missing))
            }
        }
        #expect(given > 0)
    }

    @Test func unknownChildrenAndCouple() {
        let household = Sample.household(
            Sample.earner(.net, 30_000, gross: 45_000), Sample.earner(.net, 20_000, gross: 30_000), children: nil,
            couple: nil)
        let answer = check(household, Sample.home(rent: 4000, area: 600))
        #expect(answer.netIncome == 50_000)
        #expect(answer.missing == ["household.children", "household.couple"])
    }

    @Test func nothingIsKnownBeforeTheFirstPeriod() {
        let answer = DisposableIncome.check(
            Sample.household(Sample.minimumRate), Sample.home(rent: 2000), parameters: .none, on: day)
        #expect(answer.missing == ["parameters"])
        #expect(answer.outcome == .unknown)
        #expect(answer.disposableIncome == nil)
    }
}
