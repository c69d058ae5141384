import Housing
import HousingFiles
import Testing

/// A running service gets corrected parameters as drafts, one a period.
@Suite struct ShippedDraftTests {
    /// The parameters as 0.1.0 shipped them, where that matters to the cases: boligydelse of 2025 missing, the rates of 2026
    /// with 4.8 per cent.
    private static func before() throws -> ParameterHistory {
        ParameterHistory(
            try Rules.shipped().parameters.periods.map { period in
                var values = period.values
                if period.from == Day("2026-01-01") {
                    for (key, value) in [
                        (ParameterKey.minimumRate, 7115), (.increasedRate, 13_098), (.basicRate, 7551),
                    ] {
                        values[key]?.value = .number(value)
                    }
                } else {
                    for key in values.keys where key.rawValue.hasPrefix("pensioner") {
                        values[key]?.value = nil
                        values[key]?.confidence = .missing
                    }
                }
                return Parameters(from: period.from, values: values)
            })
    }

    @Test func nothingIsDraftedOfWhatIsInForce() throws {
        #expect(try ShippedDraft.corrections(of: Rules.shipped().parameters).isEmpty)
        #expect(try ShippedDraft.corrections(of: ParameterHistory([])).isEmpty)
    }

    @Test("approved in order, each draft passes the cases in force with it")
    func approvedInOrder() throws {
        let shipped = try Rules.shipped()
        var history = try Self.before()
        let drafts = try ShippedDraft.corrections(of: history)
        #expect(drafts.map(\.name) == ["2025-01-01.yaml", "2025-07-01.yaml", "2026-01-01.yaml"])
        #expect(drafts[2].changes.map(\.key) == [.minimumRate, .basicRate, .increasedRate])
        #expect(drafts[2].reason.da.hasPrefix("Medfølgende satser rettet: 3 tal er andre, 0 "))
        for draft in drafts {
            history = history.replacing(with: try ParameterFile.read(draft.text, name: draft.name))
            let rules = Rules(parameters: history, schemes: shipped.schemes)
            let cases = try draft.cases.flatMap { try CaseFile.read($0.text, name: $0.name, rules: rules) }
            let run = CaseRun(cases, rules: rules)
            #expect(!run.results.isEmpty && run.isPassed, "\(run.text)")
        }
        #expect(try ShippedDraft.corrections(of: history).isEmpty)
    }
}
