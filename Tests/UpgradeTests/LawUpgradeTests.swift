import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Testing

/// The law was read again after 0.1.0: a running service keeps what was stated, and gets corrected parameters as drafts.
@Suite struct LawUpgradeTests {
    @Test(
        "the parameters stay as they were until each draft, the earliest period first, stands its cases and is approved"
    )
    func parameters() async throws {
        try await DataFolder.upgraded { folder in
            let store = folder.store
            let drafts = try ShippedDraft.corrections(of: try await store.rules().parameters)
            #expect(drafts.map(\.name) == ["2025-01-01.yaml", "2025-07-01.yaml", "2026-01-01.yaml"])
            for draft in drafts {
                let drafted = try await store.draftParameters(
                    Act(actor: "anna", request: "upgrade", action: "parameters.draft", reason: draft.reason.da),
                    ParameterSetToKeep(
                        try ParameterFile.read(draft.text, name: draft.name),
                        cases: draft.cases.map { CaseText(name: $0.name, content: $0.text) }))
                let approve = Act(actor: "bo", request: "upgrade", action: "parameters.approve")
                let trial = try await store.parameterTrial(approve, drafted["set"].text)
                let rules = try await store.rules().with(trial.history)
                let cases = try trial.cases.flatMap { try CaseFile.read($0.content, name: $0.name, rules: rules) }
                let run = CaseRun(cases, rules: rules)
                #expect(!run.results.isEmpty && run.isPassed, "\(draft.name) \(run.text)")
                _ = try await store.approveParameters(approve, trial)
            }
            #expect(try ShippedDraft.corrections(of: try await store.rules().parameters).isEmpty)
        }
    }

    @Test("a citizen whose requirement is not met: where they came from is missing, not guessed")
    func newFact() async throws {
        try await DataFolder.upgraded { folder in
            let day = try #require(Day("2025-11-03"))
            let frontier = try await folder.store.frontier(of: "IND-003", in: nil, on: day)
            let now = try #require(frontier.steps.first)
            #expect(now.missing.contains("household.adults[0].cash_benefit.entered_from_abroad"), "\(now)")
            // Who meets both requirements is not asked where from.
            let other = try await folder.store.frontier(of: "IND-001", in: nil, on: day)
            #expect(other.steps.first?.missing.contains { $0.hasSuffix("entered_from_abroad") } == false)
        }
    }
}
