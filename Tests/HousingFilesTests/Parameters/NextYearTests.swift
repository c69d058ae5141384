import Foundation
import Housing
import HousingFiles
import Testing

/// Next year's parameters from this year's.
@Suite struct NextYearTests {
    private static func factor(_ text: String) throws -> Factor { try #require(Factor(text)) }

    /// The table of 2025, read at second hand, has 2,023,700 where 1,175,100 x 1.7220 is 2,023,500; it is left as read.
    private static let otherwise = ParameterKey.pensionerHousingBenefitWealthUpper

    @Test("the act's base amounts give every parameter of both years that is known")
    func bases() throws {
        let regulation = try RegulationFile.shipped()
        for period in try Rules.shipped().parameters.periods {
            let year = try #require(period.from).date.year
            for group in regulation.groups {
                let index = try #require(group.indexes[year])
                for base in group.bases {
                    // The old rules have no such rates.
                    guard let number = period.number(base.key) else { continue }
                    if base.key == Self.otherwise, year == 2025 { continue }
                    #expect(base.value(index) == number, "\(base.key.rawValue) \(year)")
                }
            }
        }
    }

    @Test("the rates of 2026 make the parameters of 2026 from those of July 2025, rounded as the tables are")
    func madeAgain() throws {
        let periods = try Rules.shipped().parameters.periods
        let next = try NextYear(
            after: periods[1],
            rates: [
                "cash_benefit": Self.factor("1.045"), "transitional": Self.factor("1.045"),
                "housing_benefit": Self.factor("1.01395"), "pensioner_housing_benefit": Self.factor("1.0481"),
                "tax": Self.factor("1.048"),
            ], RegulationFile.shipped())
        #expect(next.from == Day("2026-01-01"))
        let differing = next.parameters.changes(from: periods[2]).map(\.key).filter { $0 != Self.otherwise }
        // The municipality's tax is a table's; the state subsidy is not open in 2026.
        #expect(
            differing == [.municipalTaxRate, .stateSubsidyAmount, .stateSubsidyRentLowest, .stateSubsidyRentHighest])
        #expect(next.needingTable.contains(.municipalTaxRate) && next.needingTable.contains(.livingAtHomeRate))
    }

    @Test func whatWasDoneStandsInTheFile() throws {
        let period = try #require(try Rules.shipped().parameters.periods.last)
        let next = try NextYear(
            after: period, rates: ["cash_benefit": Self.factor("1.05")], RegulationFile.shipped())
        let text = next.text
        for part in [
            "# 7094 -> 6553 x 1.136751, rounded\n  minimum_rate:\n    {value: 7449, unit: kr/month, confidence: derived, review_by: 2027-03-31,",
            "# OFFICIAL TABLE NEEDED: boligstøtteloven § 72; until then as before (170300)",
            "# unchanged\n  housing_benefit_share:",
            "ESTIMATE",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        let read = try ParameterFile.read(text, name: "2027-01-01.yaml")
        #expect(read.values == next.parameters.values)
        // What needs its table is provisional from the first day; an estimate after March.
        let day = try #require(Day("2027-01-01"))
        #expect(try #require(read[.municipalTaxRate]).reviewBy < day)
        #expect(
            read[.minimumRate]?.reviewBy == Day("2027-03-31")
                && read[.housingBenefitShare]?.reviewBy == Day("2027-12-31"))
    }

    @Test("a parameter somebody corrected is raised from what it is, not from the base amount")
    func corrected() throws {
        let period = try #require(try Rules.shipped().parameters.periods.last)
        var values = period.values
        values[.minimumRate]?.value = .number(7100)
        let next = try NextYear(
            after: Parameters(from: period.from, values: values), rates: ["cash_benefit": Self.factor("1.05")],
            RegulationFile.shipped())
        #expect(next.parameters.number(.minimumRate) == 7455)
        #expect(next.text.contains("# 7100 x 1.05, rounded"))
    }

    @Test func refused() throws {
        let regulation = try RegulationFile.shipped()
        #expect(throws: Problem.self) { try NextYear(after: .none, rates: [:], regulation) }
        let period = try #require(try Rules.shipped().parameters.periods.last)
        #expect {
            _ = try NextYear(after: period, rates: ["wages": Self.factor("1.05")], regulation)
        } throws: { ($0 as? Problem)?.code == "unknown_rate" }
    }

    @Test("the draft shipped for 2027 is what the kit makes of 2026 with the rates of 2026 once more")
    func shippedDraft() throws {
        let draft = try #require(Rules.drafts.first)
        let period = try #require(try Rules.shipped().parameters.periods.last)
        let next = try NextYear(
            after: period,
            rates: [
                "cash_benefit": Self.factor("1.045"), "transitional": Self.factor("1.045"),
                "housing_benefit": Self.factor("1.014"), "pensioner_housing_benefit": Self.factor("1.048"),
                "tax": Self.factor("1.048"),
            ], RegulationFile.shipped())
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Sources/HousingFiles/Parameters/Drafts/\(draft.0)")
        if ProcessInfo.processInfo.environment["BOLIG_WRITE_DRAFT"] != nil {
            try next.text.write(to: file.standardizedFileURL, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file.standardizedFileURL, encoding: .utf8) == next.text)
        // It is not in force, and it can follow what is.
        let rules = try Rules.shipped()
        #expect(rules.parameters.on(try #require(Day("2027-06-01"))).from == period.from)
        let read = try ParameterFile.read(draft.1, name: draft.0)
        _ = try ParameterFile.history(rules.parameters.periods + [read])
    }
}
