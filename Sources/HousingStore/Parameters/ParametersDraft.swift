package import Housing
package import HousingAPI
import Postgres

/// Parameters ready to be kept, and the case files that go with them.
package struct ParameterSetToKeep: Sendable {
    package let parameters: Parameters
    package let cases: [CaseText]

    package init(_ parameters: Parameters, cases: [CaseText]) {
        self.parameters = parameters
        self.cases = cases
    }
}

extension Store {
    /// Keeps a draft. Nothing takes effect.
    package func draftParameters(_ act: Act, _ set: ParameterSetToKeep) async throws -> Record {
        try await write(act) { tx in
            let event = try tx.event(act, details: ["from": set.parameters.from?.description ?? ""])
            return try tx.record(.parameters, id: try tx.keep(set, draftedBy: act.actor, event: event.id))
        }
    }
}
