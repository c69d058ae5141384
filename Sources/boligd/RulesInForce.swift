import Housing
import HousingFiles
import HousingStore
import Synchronization

/// The rules in force: the figures as the database has them, and the schemes. Read again only after an approval, ours
/// or another daemon's.
final class RulesInForce: Sendable {
    private let store: Store
    private let schemes: [SchemeTerms]
    private let latest: Mutex<(version: Int, rules: Rules)?>

    init(store: Store, schemes: [SchemeTerms]) {
        self.store = store
        self.schemes = schemes
        latest = Mutex(nil)
    }

    /// The rules as they are now.
    func now() async throws -> Rules {
        let known = latest.withLock { $0 }
        guard let new = try await store.parametersInForce(unless: known?.version) else {
            return known?.rules ?? rules(with: ParameterHistory([]))
        }
        let current = (version: new.version, rules: rules(with: new.history))
        latest.withLock { $0 = current }
        return current.rules
    }

    /// The rules as they would be with other figures.
    func rules(with parameters: ParameterHistory) -> Rules { Rules(parameters: parameters, schemes: schemes) }
}
