package import Housing
import HousingAPI
import Postgres

extension Store {
    /// Changes facts of a referral by hand. What a hand entered outlives the next file.
    ///
    /// - Returns: what was changed; nothing where the values are those that are known.
    package func changeReferral(
        _ act: Act, _ name: String, _ change: some FactsChange<ReferralFacts>
    ) async throws -> [FactChanged] {
        try await write(act) { tx in
            let number = ReferralNumber(try tx.id(of: name, .referrals))
            try tx.lock(citizen: try tx.citizen(of: number))
            // Refuses one that is closed, or has no facts to change.
            _ = try tx.openReferral(number)
            guard let known = try tx.referralFacts(number.value) else { throw Problem.unknown(.referrals, "\(number)") }
            let facts = try change.applied(to: known)
            let changed = FactChanged.between(known.columns, facts.columns)
            guard !changed.isEmpty else { return changed }
            let event = try tx.event(
                act, subject: "\(number)", details: ["columns": changed.map(\.column).joined(separator: " ")])
            try tx.follow(.referral, of: number.value, event, set: try facts.versioned())
            try tx.step(event, [.referral(number)])
            try tx.requestRecheck(.facts, event: event.id)
            return changed
        }
    }

    /// Who said each fact of a referral, and since when; none of one that a register brought.
    package func referralFacts(_ name: String) async throws -> [SourcedFact] {
        try await read { tx in
            let id = try tx.id(of: name, .referrals)
            let columns = try tx.referralFacts(id)?.columns.map(\.column) ?? []
            return try tx.referralHistory(id).facts(columns)
        }
    }
}
