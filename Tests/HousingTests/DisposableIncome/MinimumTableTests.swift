import Foundation
import Testing

@testable import Housing

/// The municipality's table of minimums: the first row that fits, and what it asks.
@Suite struct MinimumTableTests {
    private let day = Day(number: 20_315)
    private static let pensioners: [BenefitCode] = [.pension(.statePension), .pension(.disabilityPensionBefore2003)]

    /// The scale Furesø publishes as a guide for single expenses.
    private static let furesoe: [MinimumRow] = [
        MinimumRow(adults: 1, benefit: pensioners, amount: 5000, perChild: [1000]),
        MinimumRow(adults: 2, benefit: pensioners, amount: 8000, perChild: [1000]),
        MinimumRow(adults: 1, benefit: [.rate(.minimum)], ageUnder: 25, amount: 2400, perChild: [1100]),
        MinimumRow(adults: 1, benefit: [.rate(.minimum)], amount: 2800, perChild: [1100]),
        MinimumRow(adults: 2, benefit: [.rate(.minimum)], amount: 5000, perChild: [1100]),
        MinimumRow(adults: 1, ageUnder: 25, amount: 3180, perChild: [1100]),
        MinimumRow(adults: 1, amount: 4000, perChild: [1100]), MinimumRow(adults: 2, amount: 7150, perChild: [1100]),
    ]

    private func parameters(_ rows: [MinimumRow], source: String = "Udvalget") -> Parameters {
        var values = TestParameters.july2025.values
        values[.minimums] = Parameter(
            value: .table(rows), confidence: .policy, source: source, reviewBy: Day(number: 40_000))
        for key in [ParameterKey.minimumDisposableSingle, .minimumDisposableCouple] {
            values[key]?.source = "an example policy"
        }
        return Parameters(from: day, values: values)
    }

    private func check(_ household: Household, _ rows: [MinimumRow], rent: Int? = 2000) -> Check {
        DisposableIncome.check(household, Sample.home(rent: rent), parameters: parameters(rows), on: day)
    }

    @Test func theFirstRowThatFitsCounts() {
        let native = Sample.adult(age: 41, entered: false)
        let young = Sample.adult(age: 24)
        var pensioner = Sample.earner(.pension, 15_000)
        pensioner.pension = .statePension
        let rows: [(Household, Int)] = [
            (Sample.household(Sample.minimumRate), 2800), (Sample.household(young), 2400),
            (Sample.household(native), 4000), (Sample.household(native, children: [1, 2]), 6200),
            (Sample.household(Sample.minimumRate, Sample.minimumRate, couple: true), 5000),
            // Of two adults both must have what the row asks.
            (Sample.household(Sample.minimumRate, native, couple: true), 7150),
            (Sample.household(pensioner, children: [3]), 6000), (Sample.household(pensioner, native), 7150),
        ]
        for (household, minimum) in rows {
            #expect(check(household, MinimumTableTests.furesoe).minimum == minimum)
        }
    }

    @Test func theLastAmountOfAChildRepeats() {
        let row = MinimumRow(amount: 1000, perChild: [300, 200])
        #expect([0, 1, 2, 3, 5].map(row.amount(children:)) == [1000, 1300, 1500, 1700, 2100])
        #expect(MinimumRow(amount: 1000).amount(children: 4) == 1000)
    }

    @Test func whereNoRowFitsTheThreeKeysCount() {
        let none = check(Sample.household(Sample.minimumRate), [MinimumRow(adults: 2, amount: 1)])
        #expect(none.minimum == 3600 && none.notes.contains(.exampleMinimum))
        let decided = check(Sample.household(Sample.minimumRate), [MinimumRow(amount: 3000)])
        #expect(decided.minimum == 3000 && !decided.notes.contains(.exampleMinimum))
    }

    @Test func onlyTheFiguresOfTheMinimumCanBeProvisional() {
        for (rows, used) in [([MinimumRow(amount: 1)], ["minimums"]), ([], ["minimum_disposable_single"])] {
            let values = parameters(rows).values.mapValues { parameter in
                var parameter = parameter
                parameter.reviewBy = day.adding(days: -1)
                return parameter
            }
            let check = DisposableIncome.check(
                Sample.household(Sample.minimumRate), Sample.home(rent: 2000),
                parameters: Parameters(from: day, values: values), on: day)
            #expect(check.provisional.filter { $0.hasPrefix("minimum") && $0 != "minimum_rate" } == used)
        }
    }

    @Test func aRowAsksInItsOrderAndNoFurther() {
        var adult = Sample.earner(.net, 9000, gross: 12_000)
        adult.age = nil
        let two = Sample.household(adult, adult, couple: nil)
        // Two adults: a row for one ends there. Whether they are a couple comes before their age.
        #expect(check(two, [MinimumRow(adults: 1, couple: true, ageFrom: 30, amount: 1)]).missing == [])
        #expect(check(two, [MinimumRow(benefit: [.rate(.basic)], ageFrom: 30, amount: 1)]).missing == [])
        let asked = check(two, [MinimumRow(couple: true, ageFrom: 40, amount: 1)])
        #expect(asked.missing == ["household.adults[0].age", "household.adults[1].age", "household.couple"])
        // 39 and 40 are told apart only by the row: the minimum is 1 or 5,800.
        #expect(asked.minimum == nil)
        #expect(asked.outcome == .pass)
    }

    @Test func rowsThatNobodyReaches() {
        #expect(MinimumTableTests.furesoe.unreachable == [])
        let always = MinimumRow(amount: 1)
        #expect([always, MinimumRow(adults: 1, amount: 2)].unreachable == [1])
        #expect([MinimumRow(ageUnder: 30, amount: 1), MinimumRow(ageUnder: 25, amount: 2)].unreachable == [1])
        #expect([MinimumRow(ageUnder: 25, amount: 1), MinimumRow(ageUnder: 30, amount: 2)].unreachable == [])
        #expect(
            [MinimumRow(benefit: [.other, .rate(.basic)], amount: 1), MinimumRow(benefit: [.other], amount: 2)]
                .unreachable == [1])
    }

    @Test func storedAsAFileWritesThem() throws {
        let value = ParameterValue.table(MinimumTableTests.furesoe)
        let data = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(ParameterValue.self, from: data) == value)
        #expect(
            "\(MinimumTableTests.furesoe[2])"
                == "{benefit: [minimum_rate], adults: 1, age_under: 25, amount: 2400, per_child: [1100]}")
        for wrong in [
            "[{\"adults\": 3, \"amount\": 1}]", "[{\"adults\": 1}]", "[{\"amount\": -1}]",
            "[{\"benefit\": [\"none\"], \"amount\": 1}]", "[{\"amount\": 9223372036854775807}]",
        ] {
            #expect(throws: (any Error).self) {
                try JSONDecoder().decode(ParameterValue.self, from: Data(wrong.utf8))
            }
        }
    }
}
