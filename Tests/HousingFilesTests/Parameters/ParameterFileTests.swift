import Foundation
import Housing
import Testing

@testable import HousingFiles

/// The files of parameters: those shipped, and what is refused.
@Suite struct ParameterFileTests {
    @Test(
        arguments: [
            ("2024-12-31", nil), ("2025-01-01", "2025-01-01"), ("2025-06-30", "2025-01-01"),
            ("2025-07-01", "2025-07-01"),
            ("2025-12-31", "2025-07-01"), ("2026-01-01", "2026-01-01"), ("2031-05-05", "2026-01-01"),
        ] as [(String, String?)])
    func aDayPicksItsPeriod(day: String, from: String?) throws {
        let parameters = try Rules.shipped().parameters.on(try #require(Day(day)))
        #expect(parameters.from?.description == from)
        #expect(parameters.values.isEmpty == (from == nil))
    }

    @Test func everyKeyIsInSomePeriod() throws {
        let periods = try Rules.shipped().parameters.periods
        let keys = Set(periods.flatMap { $0.values.keys })
        // The table of minimums is the municipality's to set.
        #expect(keys == Set(ParameterKey.allCases).subtracting([.minimums]))
    }

    @Test func theShippedMinimumIsAnExample() throws {
        let adult = Adult(
            age: 41, cashBenefit: .none, incomes: [], wealth: .zero, churchTax: false, pension: Pension.none)
        let household = Household(adults: [adult], children: [], couple: false, expenses: [])
        let home = Home(
            rent: .zero, areaTenths: 400, heating: .other, hotWater: .separate, electricity: .separate,
            water: .included, maintenance: .landlord)
        func notes(_ parameters: Parameters) throws -> [CheckNote] {
            DisposableIncome.check(household, home, parameters: parameters, on: try #require(parameters.from)).notes
        }
        for period in try Rules.shipped().parameters.periods { #expect(try notes(period) == [.exampleMinimum]) }
        let shipped = try #require(try Rules.shipped().parameters.periods.last)
        var own = shipped.values
        own[.minimumDisposableSingle]?.source = "Socialudvalget"
        // The amounts for two adults and for children are still an example, but not where this minimum came from.
        #expect(try notes(Parameters(from: shipped.from, values: own)) == [])
    }

    private static let regime =
        "  cash_benefit_regime: {value: rates, unit: code, confidence: verified, review_by: 2025-12-31, source: x}\n"

    private static func file(_ from: String, _ lines: String...) -> String {
        "from: \(from)\nfigures:\n\(regime)" + lines.map { "  \($0)\n" }.joined()
    }

    private static let rate =
        "minimum_rate: {value: 1, unit: kr/month, confidence: verified, review_by: 2025-12-31, source: x}"

    @Test(arguments: [
        ("unknown_parameter", "lowest_rate", "lowest_rate: {value: 1}"),
        (
            "wrong_unit", "minimum_rate",
            "minimum_rate: {value: 1, unit: kr/year, confidence: verified, review_by: 2025-12-31, source: x}"
        ),
        (
            "confidence_missing", "minimum_rate",
            "minimum_rate: {value: null, unit: kr/month, confidence: verified, review_by: 2025-12-31, source: x}"
        ),
        (
            "unknown_key", "minimums",
            "minimums: {value: [{size: 2, amount: 1}], unit: table, confidence: policy, review_by: 2025-12-31, source: x}"
        ),
        (
            "unknown_code", "minimums",
            "minimums: {value: [{benefit: [lowest], amount: 1}], unit: table, confidence: policy, review_by: 2025-12-31, source: x}"
        ),
        (
            "unknown_code", "minimums",
            "minimums: {value: [{children: 2, amount: 1}], unit: table, confidence: policy, review_by: 2025-12-31, source: x}"
        ),
        (
            "missing_key", "minimums",
            "minimums: {value: [{adults: 1}], unit: table, confidence: policy, review_by: 2025-12-31, source: x}"
        ),
        (
            "parameter_out_of_range", "minimums",
            "minimums: {value: [{adults: 3, amount: 1}], unit: table, confidence: policy, review_by: 2025-12-31, source: x}"
        ),
        (
            "parameter_out_of_range", "municipal_tax_rate",
            "municipal_tax_rate: {value: 23500, unit: basis points, confidence: verified, review_by: 2025-12-31, source: x}"
        ),
    ])
    func refusedWithKeyAndDay(code: String, key: String, line: String) {
        #expect {
            try ParameterFile.read(ParameterFileTests.file("2025-07-01", line), name: "2025-07-01.yaml")
        } throws: { error in
            let problem = error as? Problem
            return problem?.code == code && problem?.details["key"] == key && problem?.details["day"] == "2025-07-01"
        }
    }

    @Test("the table of minimums is read, written and read again")
    func minimums() throws {
        let table = """
            minimums: {value: [{benefit: [state_pension, other], adults: 1, children: some, couple: false, age_from: 25,
                age_under: 70, amount: 5000, per_child: [1000, 500]}, {amount: 1}, {adults: 2, amount: 2}],
                unit: table, confidence: policy, review_by: 2025-12-31, source: an example policy}
            """
        let read = try ParameterFile.read(ParameterFileTests.file("2025-07-01", table), name: "f")
        #expect(read.minimums.count == 3 && read.minimums[0].perChild == [1000, 500])
        #expect(read.minimums[0].benefit == [.pension(.statePension), .other] && read.minimums[0].children == .some)
        let text = try #require(read[.minimums]?.value).description
        let again = "minimums: {value: \(text), unit: table, confidence: policy, review_by: 2025-12-31, source: x}"
        #expect(
            try ParameterFile.read(ParameterFileTests.file("2025-07-01", again), name: "f").minimums == read.minimums)
        // The third row stands behind one that always fits.
        #expect(
            read.warnings.map(\.en) == ["minimums, row 3: no household reaches it, for a row before it fits them all."])
        let none = "minimums: {value: [], unit: table, confidence: policy, review_by: 2025-12-31, source: x}"
        let empty = try ParameterFile.read(ParameterFileTests.file("2025-07-01", none), name: "f")
        #expect(empty.minimums == [] && empty.warnings == [])
    }

    @Test func aFigureIsAJSONNumber() {
        for value in ["010", "1:30", "1e3", "'1'", "1.5", "-1"] {
            let line =
                "minimum_rate: {value: \(value), unit: kr/month, confidence: verified, review_by: 2025-12-31, source: x}"
            #expect(throws: Problem.self, "\(value)") {
                try ParameterFile.read(ParameterFileTests.file("2025-07-01", line), name: "f")
            }
        }
    }

    @Test(arguments: [
        ("parameter_overlap", "2025-07-01", ["2025-07-01", "2025-07-01"], [true, true]),
        ("parameter_gap", "2026-01-01", ["2025-07-01", "2026-01-01", "2027-01-01"], [true, false, true]),
    ])
    func refusedHistories(code: String, day: String, days: [String], hasRate: [Bool]) throws {
        let periods = try zip(days, hasRate).map { day, hasRate in
            let text = hasRate ? ParameterFileTests.file(day, ParameterFileTests.rate) : ParameterFileTests.file(day)
            return try ParameterFile.read(text, name: day)
        }
        #expect {
            try ParameterFile.history(periods)
        } throws: { error in
            let problem = error as? Problem
            return problem?.code == code && problem?.details["day"] == day && problem?.details["key"] != nil
        }
    }

    @Test func aFolderReplacesWhatIsShipped() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("parameters-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: Problem.self) { try Rules.folder(folder) }
        try ParameterFileTests.file("2025-07-01", ParameterFileTests.rate)
            .write(toFile: "\(folder)/2025-07-01.yaml", atomically: true, encoding: .utf8)
        let rules = try Rules.folder(folder)
        #expect(rules.parameters.periods.count == 1)
        #expect(rules.parameters.periods.first?.number(.minimumRate) == 1)
        let shipped = try Rules.shipped()
        #expect(rules.schemes == shipped.schemes)
        try FileManager.default.moveItem(atPath: "\(folder)/2025-07-01.yaml", toPath: "\(folder)/2025.yaml")
        #expect(throws: Problem.self) { try Rules.folder(folder) }
    }

    @Test(
        arguments: [
            ("2022-10-31", "family", 4600, []), ("2023-06-30", "family", 5000, ["state"]),
            ("2023-06-30", "family", 5001, []), ("2023-07-01", "family", 6500, ["state"]),
            ("2024-05-01", "youth", 6500, []),
        ] as [(String, String, Int, [String])])
    func stateSubsidyTerms(day: String, type: String, rent: Int, open: [String]) throws {
        let rules = try Rules.shipped()
        let day = try #require(Day(day))
        let unit = try #require(UnitType(rawValue: type))
        let found = rules.schemes.filter {
            $0.scheme == .state && $0.isOpen(on: day)
                && $0.covers(unit, rent: Money(kroner: rent), parameters: rules.parameters.on(day))
        }
        #expect(found.map(\.scheme.rawValue) == open)
    }

    @Test("a period written as a file reads back the same, every kind of value", arguments: [0, 1, 2])
    func roundTrip(period: Int) throws {
        let parameters = try Rules.shipped().parameters.periods[period]
        let from = try #require(parameters.from)
        var values = parameters.values
        values[.cheapestUnit] = Parameter(
            value: .home(rent: Money(ore: 345_050), areaTenths: 455, heating: .other), confidence: .policy,
            source: "it's ours: \"quoted\"", reviewBy: from)
        let text = ParameterFile.text(
            from: from.description,
            values.map { key, parameter in
                ParameterFile.Entry(
                    key: key.rawValue, value: parameter.value?.description, unit: key.measure.rawValue,
                    confidence: parameter.confidence.rawValue, reviewBy: parameter.reviewBy.description,
                    source: parameter.source
                )
            })
        #expect(try ParameterFile.read(text, name: "x.yaml").values == values)
    }
}
