@testable import Housing

/// Households and homes for tests, and a small generator of them that repeats.
enum Sample {
    /// A single of 41 on the minimum rate.
    static let minimumRate = adult(age: 41, residence: false)

    static func adult(
        age: Int?, entered: Bool? = true, residence: Bool? = true, work: Bool? = false, ready: Bool? = false,
        withParents: Bool? = false,
        incomes: [Income] = [], wealth: Money? = .zero, pension: Pension? = Pension.none
    ) -> Adult {
        Adult(
            age: age,
            cashBenefit: .paid(
                CashBenefit(
                    enteredFromAbroad: entered, residenceRequirement: residence, workRequirement: work,
                    activityReady: ready,
                    livesWithParents: withParents)),
            incomes: incomes, wealth: wealth, churchTax: false, pension: pension)
    }

    static func earner(_ kind: IncomeKind, _ kroner: Int?, gross: Int? = nil, wealth: Money? = .zero) -> Adult {
        let income = Income(
            kind: kind, amount: kroner.map { Money(kroner: $0) }, gross: gross.map { Money(kroner: $0) })
        return Adult(
            age: 40, cashBenefit: .none, incomes: [income], wealth: wealth, churchTax: false, pension: Pension.none)
    }

    static func household(_ adults: Adult..., children: [Int]? = [], couple: Bool? = false) -> Household {
        Household(adults: adults, children: children, couple: couple, expenses: [])
    }

    static func home(rent: Int?, area: Int? = 400, heating: Heating? = .separate) -> Home {
        Home(
            rent: rent.map { Money(kroner: $0) }, areaTenths: area, heating: heating, hotWater: .separate,
            electricity: .separate, water: .included, maintenance: .landlord)
    }
}

/// Numbers that look random and are the same every time.
struct Repeating: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

extension Sample {
    /// Any household whose facts are all stated.
    static func anyHousehold(_ random: inout Repeating) -> Household {
        let count = Int.random(in: 1...2, using: &random)
        let adults = (0..<count).map { _ in anyAdult(&random) }
        return Household(
            adults: adults, children: Array(repeating: 5, count: Int.random(in: 0...5, using: &random)),
            couple: count == 2 && Bool.random(using: &random),
            expenses: [Expense(kind: .depositLoan, amount: Money(kroner: Int.random(in: 0...400, using: &random)))])
    }

    private static func anyAdult(_ random: inout Repeating) -> Adult {
        var adult = adult(
            age: [18, 24, 25, 29, 30, 50].randomElement(using: &random), entered: Bool.random(using: &random),
            residence: Bool.random(using: &random),
            work: Bool.random(using: &random), ready: Bool.random(using: &random),
            wealth: Money(ore: [0, 0, 95_000_050].randomElement(using: &random) ?? 0),
            pension: [Pension.none, .none, .disabilityPension].randomElement(using: &random))
        if Bool.random(using: &random) { adult.cashBenefit = .none }
        let kinds: [IncomeKind] = [.wage, .otherTaxable, .taxFree, .leisureSupplement]
        adult.incomes = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            Income(
                kind: kinds.randomElement(using: &random) ?? .wage,
                amount: Money(ore: Int.random(in: 0...2_500_000, using: &random)))
        }
        return adult
    }

    /// Any home whose facts are all stated.
    static func anyHome(_ random: inout Repeating) -> Home {
        Home(
            rent: Money(ore: Int.random(in: 0...1_200_000, using: &random)),
            areaTenths: Int.random(in: 150...1500, using: &random),
            heating: Heating.allCases.randomElement(using: &random),
            hotWater: Inclusion.allCases.randomElement(using: &random),
            electricity: Inclusion.allCases.randomElement(using: &random),
            water: Inclusion.allCases.randomElement(using: &random), maintenance: .landlord,
            heat: Money(ore: Int.random(in: 0...60_000, using: &random)))
    }

    /// The same household and home with some facts missing.
    static func anyGaps(
        in household: Household, _ home: Home, _ random: inout Repeating
    ) -> (Household, Home) {
        func isMissing(_ random: inout Repeating) -> Bool { Int.random(in: 0...2, using: &random) == 0 }
        var (household, home) = (household, home)
        if isMissing(&random) { home.rent = nil }
        if isMissing(&random) { home.areaTenths = nil }
        if isMissing(&random) { home.heating = nil }
        if isMissing(&random) { home.water = nil }
        if isMissing(&random) { household.adults[0].age = nil }
        if isMissing(&random) { household.adults[0].wealth = nil }
        if isMissing(&random) { household.adults[0].cashBenefit = .unknown }
        if isMissing(&random) { household.children = nil }
        if isMissing(&random), household.adults.count == 2 { household.couple = nil }
        return (household, home)
    }

    /// The same household and home with some value in the place of every fact that `severalFactsMissingAtOnce` takes.
    static func anyCompletion(
        of household: Household, _ home: Home, _ random: inout Repeating
    ) -> (Household, Home) {
        func kroner(_ random: inout Repeating) -> Money {
            Money(kroner: [0, 1, 900, 3400, 7000, 16_000, 90_000].randomElement(using: &random) ?? 0)
        }
        var household = household
        var home = home
        home.rent = home.rent ?? kroner(&random)
        home.areaTenths = home.areaTenths ?? Int.random(in: 10...3000, using: &random)
        home.heating = home.heating ?? Heating.allCases.randomElement(using: &random)
        home.hotWater = home.hotWater ?? Inclusion.allCases.randomElement(using: &random)
        home.heat = home.heat ?? kroner(&random)
        household.couple = household.couple ?? Bool.random(using: &random)
        household.adults[0].wealth = household.adults[0].wealth ?? Money(kroner: kroner(&random).kroner * 25)
        household.adults[0].age = household.adults[0].age ?? Int.random(in: 18...120, using: &random)
        household.adults[0].pension = household.adults[0].pension ?? Pension.allCases.randomElement(using: &random)
        for index in household.adults[0].incomes.indices where household.adults[0].incomes[index].amount == nil {
            let amount = kroner(&random)
            household.adults[0].incomes[index].amount = amount
            guard household.adults[0].incomes[index].kind == .net else { continue }
            household.adults[0].incomes[index].gross = amount + kroner(&random)
        }
        return (household, home)
    }
}
