import Testing

@testable import Housing

/// A path is for programs; a person reads words.
@Suite struct FactWordsTests {
    @Test(arguments: [
        ("household.adults[0].cash_benefit.work_requirement", "Voksen 1: beskæftigelseskrav"),
        ("household.adults[1].cash_benefit.entered_from_abroad", "Voksen 2: indrejst fra udlandet"),
        ("household.adults[0].cash_benefit", "Voksen 1: om der udbetales kontanthjælp"),
        ("household.adults[0].age", "Voksen 1: alder (18-120 år)"),
        ("household.adults[0].incomes[1].amount", "Voksen 1: indkomst 2"),
        ("household.adults[0].incomes[0].gross", "Voksen 1: indkomst 1 før skat"),
        ("household.adults[0].incomes.student_grant", "Voksen 1: SU"),
        ("household.adults[0].incomes.net.gross", "Voksen 1: indkomst efter skat, før skat"),
        ("household.children", "børnenes alder"), ("household.couple", "om de to voksne er et par"),
        ("expenses[2].amount", "udgift: medicin"),
        ("expenses[99].amount", "udgift 100"), ("expenses.alimony", "udgift: børnebidrag"),
        ("unit.consumption.heat", "Aconto varme"), ("unit.rent", "Boligens husleje"),
        ("parameters", "satser for dagen"), ("increased_rate", "kontanthjælp: forhøjet sats"),
        (
            "old_education_benefit_activity_under_25_away",
            "aktivitetstillæg til uddannelseshjælp: under 25 år, udeboende"
        ),
        ("cash_benefit_ceiling_under_30_couple_1_child", "kontanthjælpsloft: under 30 år, par, et barn"),
        ("housing_benefit_maximum", "boligstøtte: højeste beløb"),
    ])
    func danish(path: String, words: String) {
        #expect(FactWords.words(path).da == words)
    }

    @Test("every parameter has words of its own in both languages")
    func values() {
        for key in ParameterKey.allCases {
            #expect(!key.words.da.contains("_") && !key.words.en.contains("_"), "\(key.rawValue)")
        }
        #expect(Set(ParameterKey.allCases.map(\.words.da)).count == ParameterKey.allCases.count)
        #expect(Set(ParameterKey.allCases.map(\.words.en)).count == ParameterKey.allCases.count)
    }

    @Test("every fact the rules can miss has words")
    func facts() {
        var random = Repeating(seed: 5)
        var paths: Set<String> = []
        for _ in 0..<40 {
            let household = Sample.anyHousehold(&random)
            var bare = household
            for index in bare.adults.indices {
                bare.adults[index] = Adult(
                    age: nil, cashBenefit: .unknown,
                    incomes: [Income(kind: .net, amount: nil), Income(kind: .wage, amount: nil)], wealth: nil,
                    churchTax: nil, pension: nil)
            }
            bare.expenses = [Expense(kind: .medicine, amount: nil)]
            bare.children = nil
            bare.couple = household.adults.count > 1 ? nil : false
            let home = Home(
                rent: nil, areaTenths: nil, heat: nil, waterConsumption: nil, electricityConsumption: nil)
            for parameters in [TestParameters.january2025, TestParameters.july2025] {
                var facts = Facts<Span>(parameters)
                _ = Evaluation(
                    Question(household: bare, home: home, subsidy: nil, parameters: parameters), facts: &facts)
                paths.formUnion(facts.missing.map(\.path))
            }
        }
        #expect(paths.count > 20)
        for path in paths { #expect(FactWords.words(path).da != path, "\(path)") }
    }

    @Test func whatIsNoPathStays() {
        for text in ["", "x", "household", "household.adults[].age", "household.adults[0].shoes", "unit.", "a[0"] {
            #expect(FactWords.words(text).da == text)
        }
    }
}
