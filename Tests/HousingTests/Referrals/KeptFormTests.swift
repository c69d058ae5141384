import Foundation
import Testing

@testable import Housing

/// Facts and results are kept for years: the names they are kept under stay, and what 0.1.0 kept is read for ever.
@Suite struct KeptFormTests {
    /// A referral of a couple, as 0.1.0 kept it.
    private static let referral1 = """
        {"adults": [{"bornOn": "1983-08-23", "wealth": 0, "incomes": [{"kind": "other_taxable", "amount": 0},
        {"kind": "net", "amount": 0}], "pension": "none", "churchTax": false, "cashBenefit": {"activityReady": true,
        "workRequirement": false, "livesWithParents": false, "residenceRequirement": true}}, {"bornOn": "1992-04-05",
        "incomes": [{"kind": "other_taxable", "amount": 15800.5}], "cashBenefit": null}, {"incomes": [],
        "cashBenefit": "unknown"}], "couple": true, "children": [7],
        "expenses": [{"kind": "deposit_loan", "amount": 0}, {"kind": "other"}]}
        """

    /// The same as it is kept now.
    private static let referral2 = """
        {"version": 2, "adults": [{"born_on": "1983-08-23", "wealth": 0, "incomes": [{"kind": "other_taxable",
        "amount": 0}, {"kind": "net", "amount": 0}], "pension": "none", "church_tax": false, "cash_benefit":
        {"activity_ready": true, "work_requirement": false, "lives_with_parents": false,
        "residence_requirement": true}}, {"born_on": "1992-04-05", "incomes": [{"kind": "other_taxable",
        "amount": 15800.5}], "cash_benefit": null}, {"incomes": [], "cash_benefit": "unknown"}], "couple": true,
        "children": [7], "expenses": [{"kind": "deposit_loan", "amount": 0}, {"kind": "other"}]}
        """

    /// The facts of a check, as 0.1.0 kept them.
    private static let facts1 = """
        {"home": {"heat": 576, "rent": 5950, "type": "family", "water": "separate", "heating": "separate", "hotWater":
        "separate", "allocated": true, "areaTenths": 640, "electricity": "separate", "maintenance": "landlord",
        "waterConsumption": 150, "electricityConsumption": 300}, "subsidy": {"amount": 1414, "scheme": "state"},
        "household": {"adults": [{"age": 45, "wealth": 0, "incomes": [{"kind": "tax_free", "amount": 0}], "pension":
        "none", "churchTax": false, "cashBenefit": {"activityReady": false, "workRequirement": true,
        "livesWithParents": false, "residenceRequirement": true, "activitySupplement": true,
        "category": "education_benefit_away"}}], "couple": false, "children": [],
        "expenses": [{"kind": "alimony", "amount": 1200}]}}
        """

    private static let facts2 = """
        {"version": 2, "home": {"heat": 576, "rent": 5950, "type": "family", "water": "separate", "heating": "separate",
        "hot_water": "separate", "allocated": true, "area_tenths": 640, "electricity": "separate", "maintenance":
        "landlord", "water_consumption": 150, "electricity_consumption": 300}, "subsidy": {"amount": 1414,
        "scheme": "state"}, "household": {"adults": [{"age": 45, "wealth": 0, "incomes": [{"kind": "tax_free",
        "amount": 0}], "pension": "none", "church_tax": false, "cash_benefit": {"activity_ready": false,
        "work_requirement": true, "lives_with_parents": false, "residence_requirement": true,
        "activity_supplement": true, "category": "education_benefit_away"}}], "couple": false, "children": [],
        "expenses": [{"kind": "alimony", "amount": 1200}]}}
        """

    /// A result, as 0.1.0 kept it: a check that fails.
    private static let result1 = """
        {"on": "2025-11-06", "lines": [{"code": "cash_benefit", "adult": 0, "amount": 6789, "figure": "minimum_rate",
        "counted": true}, {"code": "net_income", "amount": 5905, "counted": true}, {"code": "debt", "amount": 0,
        "figure": "accepted_expenses", "counted": false}, {"code": "minimum", "amount": 3600, "counted": true}],
        "notes": ["example_minimum"], "binding": "rent", "minimum": 3600, "missing": [], "outcome": "fail",
        "sources": {"minimum_rate": "1.2"}, "max_rent": 1535, "remedies": [{"scheme": "state", "amount": 1414}],
        "shortfall": 1807, "net_income": 5905, "parameters": "P-2", "provisional": [], "passing_rents": [[0, 1535]],
        "housing_benefit": 632, "parameters_from": "2025-07-01", "disposable_income": 1793}
        """

    private static func decoded<Value: Decodable>(_ text: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    /// What is written, field by field.
    private static func written(_ value: some Encodable) throws -> NSDictionary? {
        try JSONSerialization.jsonObject(with: JSONEncoder().encode(value)) as? NSDictionary
    }

    private static func object(_ text: String) throws -> NSDictionary? {
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
    }

    @Test func aReferralOf0_1_0() throws {
        let kept: ReferredHousehold = try Self.decoded(Self.referral1)
        #expect(kept.adults.count == 3 && kept.adults[1].bornOn == Day("1992-04-05"))
        #expect(kept.adults[1].incomes == [Income(kind: .otherTaxable, amount: Money(ore: 1_580_050))])
        #expect(kept.adults[1].cashBenefit == .none && kept.adults[2].cashBenefit == .unknown)
        #expect(kept.adults[0].churchTax == false && kept.adults[1].churchTax == nil)
        // What was stated is kept; the new fact is unknown until somebody states it.
        #expect(
            kept.adults[0].cashBenefit
                == .paid(
                    CashBenefit(
                        enteredFromAbroad: nil, residenceRequirement: true, workRequirement: false,
                        activityReady: true, livesWithParents: false)))
        #expect(try Self.written(kept) == Self.object(Self.referral2))
        #expect(try Self.decoded(Self.referral2) == kept)
    }

    @Test func theFactsOfACheckOf0_1_0() throws {
        let kept: CheckFacts = try Self.decoded(Self.facts1)
        #expect(kept.home.areaTenths == 640 && kept.home.hotWater == .separate && kept.home.heat == Money(kroner: 576))
        #expect(kept.home.waterConsumption == Money(kroner: 150))
        #expect(kept.subsidy == StatedSubsidy(scheme: .state, amount: Money(kroner: 1414)))
        #expect(try Self.written(kept) == Self.object(Self.facts2))
        #expect(try Self.decoded(Self.facts2) == kept)
    }

    @Test func theResultOfACheckOf0_1_0() throws {
        let kept: Check = try Self.decoded(Self.result1)
        #expect(kept.outcome == .fail && kept.maxRent == 1535 && kept.lines.count == 4 && kept.lines[0].why == nil)
        let now = try #require(try Self.object(Self.result1)).mutableCopy() as? NSMutableDictionary
        now?["version"] = 2
        #expect(try Self.written(kept) == now)
    }

    @Test func theNewNamesOfAResult() throws {
        let check = DisposableIncome.check(
            Sample.household(Sample.adult(age: 41, entered: false)), Sample.home(rent: 3500),
            parameters: TestParameters.july2025, on: Day(number: 20_315))
        let lines = try #require(try Self.written(check)?["lines"] as? [[String: Any]])
        #expect(lines[0]["why"] as? [String: String] == ["requirements": "unmet_not_looked_at", "step": "age_from_30"])
        #expect(try Self.decoded(String(decoding: JSONEncoder().encode(check), as: UTF8.self)) == check)
    }

    @Test("what a later version kept is not misread")
    func newer() throws {
        for version in ["0", "3", "-1", "\"2\""] {
            let text = Self.referral2.replacingOccurrences(of: "\"version\": 2", with: "\"version\": \(version)")
            #expect(throws: DecodingError.self) { try Self.decoded(text) as ReferredHousehold }
        }
    }
}
