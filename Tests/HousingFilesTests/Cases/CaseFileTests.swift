import Foundation
import Housing
import Testing

@testable import HousingFiles

/// What a case file may hold, and what is refused with its path.
@Suite struct CaseFileTests {
    private func cases(_ text: String) throws -> [Case] {
        try CaseFile.read(text, name: "cases.yaml", rules: Rules.shipped())
    }

    private static func file(
        on: String = "2025-08-15", adult: String = "{age: 41, wealth: 0}", more: String = "",
        unit: String = "{rent: 3500}", rest: String = ""
    ) -> String {
        "- on: \(on)\n  household: {adults: [\(adult)]\(more)}\n  unit: \(unit)\n\(rest)"
    }

    @Test(arguments: [
        ("missing_key", "[0].on", "- household: {adults: [{}]}\n  unit: {}"),
        ("missing_key", "[0].household", "- on: 2025-08-15\n  unit: {}"),
        ("missing_key", "[0].unit", "- on: 2025-08-15\n  household: {adults: [{}]}"),
        ("unknown_key", "[0].rent", file(rest: "  rent: 1")),
        ("unknown_key", "[0].household.adults[0].salary", file(adult: "{salary: 1}")),
        ("unknown_code", "[0].unit.heating", file(unit: "{heating: stove}")),
        ("couple_of_one", "[0].household.couple", file(more: ", couple: true")),
        ("adult_age", "[0].household.adults[0].age", file(adult: "{age: 17}")),
        ("adult_age", "[0].household.adults[0].age", file(adult: "{age: 121}")),
        ("child_age", "[0].household.children[0]", file(more: ", children: [18]")),
        ("adults_count", "[0].household.adults", file(adult: "{}, {}, {}")),
        ("missing_key", "[0].subsidy.amount", file(rest: "  subsidy: {scheme: state}")),
        (
            "gross_of_other_kind", "[0].household.adults[0].incomes[0].gross",
            file(adult: "{incomes: [{kind: wage, amount: 1, gross: 2}]}")
        ),
        (
            "gross_below_amount", "[0].household.adults[0].incomes[0].gross",
            file(adult: "{incomes: [{kind: net, amount: 2, gross: 1}]}")
        ),
        ("negative_amount", "[0].unit.rent", file(unit: "{rent: -1}")),
        ("not_an_amount", "[0].unit.rent", file(unit: "{rent: 10.005}")),
        ("not_an_amount", "[0].unit.rent", file(unit: "{rent: 010}")),
        ("not_an_amount", "[0].unit.rent", file(unit: "{rent: 1:30}")),
        ("not_an_amount", "[0].unit.rent", file(unit: "{rent: '3500'}")),
        ("not_a_boolean", "[0].household.couple", file(more: ", couple: no")),
        ("not_a_boolean", "[0].household.adults[0].church_tax", file(adult: "{church_tax: yes}")),
        ("not_a_day", "[0].on", file(on: "2025-02-30")),
        (
            "unknown_code", "[0].household.adults[0].cash_benefit.category",
            file(on: "2025-06-30", adult: "{age: 41, cash_benefit: {category: cash_benefit}}")
        ),
        (
            "category_without_row_for_age", "[0].household.adults[0].cash_benefit.category",
            file(on: "2025-06-30", adult: "{age: 29, cash_benefit: {category: cash_benefit_30_other}}")
        ),
        (
            "supplement_without_row_for_age", "[0].household.adults[0].cash_benefit.activity_supplement",
            file(
                on: "2025-06-30",
                adult: "{age: 24, cash_benefit: {category: cash_benefit_under_30_away, activity_supplement: true}}")
        ),
        (
            "special_support_ended", "[0].household.adults[0].incomes[0].kind",
            file(on: "2025-07-01", adult: "{incomes: [{kind: special_support, amount: 1}]}")
        ),
        (
            "supplement_without_row_for_age", "[0].household.adults[0].cash_benefit.activity_supplement",
            file(on: "2025-06-30", adult: "{age: 45, cash_benefit: {activity_supplement: true}}")
        ),
        (
            "category_without_row_for_age", "[0].household.adults[0].cash_benefit.category",
            file(on: "2024-12-31", adult: "{age: 30, cash_benefit: {category: education_benefit_away}}")
        ),
        ("negative_amount", "[0].subsidy.amount", file(rest: "  subsidy: {scheme: state, amount: -1}")),
        ("negative_amount", "[0].household.adults[0].wealth", file(adult: "{wealth: -0.01}")),
        (
            "negative_amount", "[0].household.adults[0].incomes[0].amount",
            file(adult: "{incomes: [{kind: wage, amount: -5}]}")
        ),
        (
            "negative_amount", "[0].household.adults[0].incomes[0].gross",
            file(adult: "{incomes: [{kind: net, gross: -5}]}")
        ),
        ("negative_amount", "[0].expenses[0].amount", file(rest: "  expenses: [{kind: debt, amount: -5}]")),
        ("negative_amount", "[0].unit.consumption.heat", file(unit: "{consumption: {heat: -5}}")),
        ("area", "[0].unit.area", file(unit: "{area: 0}")),
        ("child_age", "[0].household.children[1]", file(more: ", children: [0, -1]")),
        ("adults_count", "[0].household.adults", file(adult: "")),
        ("unknown_code", "[0].unit.type", file(unit: "{type: villa}")),
        ("unknown_code", "[0].unit.hot_water", file(unit: "{hot_water: other}")),
        ("unknown_code", "[0].unit.maintenance", file(unit: "{maintenance: tenant}")),
        ("unknown_code", "[0].household.adults[0].pension", file(adult: "{pension: early}")),
        ("unknown_code", "[0].household.adults[0].incomes[0].kind", file(adult: "{incomes: [{kind: salary}]}")),
        ("unknown_code", "[0].expenses[0].kind", file(rest: "  expenses: [{kind: food}]")),
        ("unknown_code", "[0].subsidy.scheme", file(rest: "  subsidy: {scheme: rent, amount: 1}")),
        ("missing_key", "[0].household.adults[0].incomes[0].kind", file(adult: "{incomes: [{amount: 1}]}")),
        ("unknown_key", "[0].household.adults[0].cash_benefit.rate", file(adult: "{cash_benefit: {rate: 1}}")),
        ("unknown_key", "[0].unit.consumption.gas", file(unit: "{consumption: {gas: 1}}")),
        ("unknown_key", "[0].subsidy.rent", file(rest: "  subsidy: {scheme: state, amount: 1, rent: 2}")),
        ("unknown_key", "[0].expect.rent", file(rest: "  expect: {rent: 1}")),
    ])
    func refused(code: String, path: String, text: String) {
        #expect {
            try cases(text)
        } throws: { error in
            let problem = error as? Problem
            return problem?.kind == .unreadable && problem?.code == code && problem?.details["path"] == path
        }
    }

    @Test(arguments: ["", "[", "a: b", "- on: 2025-08-15\n  on: 2025-08-16"]) func unreadable(text: String) {
        #expect(throws: Problem.self) { try cases(text) }
    }

    @Test func defaultsAndUnknowns() throws {
        let read = try #require(try cases(CaseFileTests.file(adult: "{}", unit: "{}")).first)
        #expect(read.household.children == [])
        #expect(read.household.couple == false)
        #expect(read.household.expenses == [])
        #expect(read.home.type == .family)
        #expect(read.home.allocated)
        #expect(read.home.heat == .zero)
        #expect(read.subsidy == nil)
        let adult = try #require(read.household.adults.first)
        #expect(adult.churchTax == false)
        #expect(adult.pension == Pension.none)
        #expect(adult.cashBenefit == CashBenefitClaim.none)
        // Everything else left out is unknown.
        #expect(adult.age == nil)
        #expect(adult.wealth == nil)
        #expect(read.home.rent == nil)
        let two = try #require(try cases(CaseFileTests.file(adult: "{}, {}")).first)
        #expect(two.household.couple == nil)
    }

    @Test func anExpectedAmountMayHaveOre() throws {
        let text = CaseFileTests.file(
            unit: "{rent: 0, area: 40, heating: other, hot_water: separate, electricity: separate, water: included, "
                + "maintenance: landlord}",
            rest: "  expect: {net_income: 0.00, disposable_income: 0.0, shortfall: 3600.50}\n")
        let run = CaseRun(try cases(text), rules: try Rules.shipped())
        #expect(run.text == "[0]: shortfall: expected 3600.50, got 3600\n0 passed, 1 failed\n")
        for wrong in ["1.234", "1e3", "01"] {
            let text = CaseFileTests.file(rest: "  expect: {net_income: \(wrong)}\n")
            // What is no number is a word, which no answer is; a third decimal is refused.
            if wrong == "1.234" {
                #expect(throws: Problem.self) { try cases(text) }
            } else {
                #expect(try cases(text).first?.expect[.netIncome] == .text(wrong))
            }
        }
    }

    @Test("a file is cut between its cases, so that a period's draft brings only what it can be held to")
    func cut() throws {
        for file in CaseFile.shipped {
            let all = try cases(file.text)
            for day in ["2025-07-01", "2026-01-01"].compactMap({ Day($0) }) {
                let text = try CaseFile.text(file.text, name: file.name, before: day)
                let kept = try cases(text)
                #expect(kept.map(\.name) == all.filter { $0.on < day }.map(\.name))
            }
        }
        #expect(throws: Problem.self) { try CaseFile.text("[{on: 2025-01-01}]", name: "x", before: Day(number: 0)) }
    }

    @Test func aFailingKeyIsALine() throws {
        let text = CaseFileTests.file(rest: "  name: one\n  expect: {outcome: pass, net_income: 7}\n")
        let run = CaseRun(try cases(text), rules: try Rules.shipped())
        #expect(!run.isPassed)
        #expect(
            run.text == """
                one: outcome: expected "pass", got "fail"
                one: net_income: expected 7, got 0
                0 passed, 1 failed

                """)
        let json = try JSONSerialization.jsonObject(with: Data(try run.json().utf8)) as? [[String: Any]]
        let result = try #require(json?.first)
        #expect(result["name"] as? String == "one")
        #expect(result["failed"] as? [String] == ["outcome", "net_income"])
        let got = try #require(result["got"] as? [String: Any])
        #expect(Set(got.keys) == Set(CaseKey.allCases.map(\.rawValue)))
        #expect(got["net_income"] as? Int == 0)
        #expect(got["remedies"] as? [String] == [])
    }
}
