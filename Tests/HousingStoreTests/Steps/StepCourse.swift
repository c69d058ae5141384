import Housing
import HousingAPI
import Postgres
import Testing

@testable import HousingStore

/// Units and referrals to take steps with.
extension TestStore {
    static func withSteps(_ body: (TestStore) async throws -> Void) async throws {
        try await with(writers: 10) { test in
            try await test.storeParameters()
            try await test.addAssociation()
            try await test.receive((1...3).map { unit("\($0)", rent: 4600) })
            _ = try await test.refer((1...3).map { referral("IND-\($0)", cpr: cpr($0)) }, columns: raceColumns)
            try await body(test)
        }
    }

    @discardableResult
    func offer(_ unit: Int, to referral: Int, on day: String? = nil, until: String? = nil) async throws -> Record {
        try await store.offer(
            act("allocations.offer", reason: "test"),
            AllocationOffer(
                unit: UnitNumber(unit), referral: ReferralNumber(referral), subsidy: nil, on: day.flatMap { Day($0) },
                answerBy: until.flatMap { Day($0) }), today: today)
    }

    /// - Parameter name: a number, or an event's, which only what was tried has not.
    @discardableResult
    func undo(_ name: String?, dryRun: Bool = false) async throws -> SteppedBack {
        try await store.undo(
            act("steps.undo", reason: "Tastefejl", dryRun: dryRun), try await store.stepToUndo(try #require(name)),
            today: today)
    }

    @discardableResult
    func correct(_ name: String, _ fields: String...) async throws -> SteppedBack {
        let said = fields.map { text in
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return StepCorrect.Field(field: String(parts[0]), value: String(parts[1]))
        }
        let request = StepCorrect(fields: said)
        return try await store.correct(
            act("steps.correct", reason: "Tastefejl"), try await store.thing(name, toCorrect: request), request,
            today: today)
    }

    /// The code something is refused with; nil where it is not.
    func code(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch let problem as Problem { return problem.code } catch { return "\(error)" }
    }

    func state(_ listing: Listing, _ name: String) async throws -> String {
        try await store.show(listing, name)["state"].text
    }
}
