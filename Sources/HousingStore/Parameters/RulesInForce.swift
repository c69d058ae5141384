package import Housing
import Postgres
import Synchronization

/// The rules in force, read again only after an approval, ours or another daemon's.
final class RulesInForce: Sendable {
    fileprivate let latest = Mutex<(version: [Int], rules: Rules)?>(nil)
}

extension Store {
    /// The rules in force as a transaction sees them: what it decides by.
    func rules(_ tx: Transaction) throws -> Rules {
        let row = try tx.row(
            """
            select coalesce((select max(event_id) from parameter_set_version), 0) as parameters,
              coalesce((select max(event_id) from subsidy_terms_version), 0) as schemes
            """)
        let version: [Int] = [try row["parameters"], try row["schemes"]]
        let known = rulesInForce.latest.withLock { $0 }
        if let known, known.version == version { return known.rules }
        let rules = Rules(parameters: try tx.parametersInForce(), schemes: try tx.schemesInForce())
        rulesInForce.latest.withLock { $0 = (version, rules) }
        return rules
    }

    /// The rules in force now.
    package func rules() async throws -> Rules { try await read { tx in try rules(tx) } }
}
