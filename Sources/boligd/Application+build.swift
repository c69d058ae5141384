import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird

/// What the daemon is made of, once everything is there.
struct Parts: Sendable {
    let store: Store
    let profiles: Profiles
    let clock: Clock
    /// `embedded` or `external`, for `bolig status`.
    let database: String
    /// How a refusal for income can be complained of; nil is the service's own text.
    let refusalComplaint: String?
    /// Who tells that something has changed; nil where nobody does.
    var changes: Changes?
    /// Where the signed heads of the seals go; nil where none are signed.
    var heads: HeadFiles?
    /// Where what happens is counted; nil where nobody watches.
    var metrics: Metrics?
}

/// Every operation of `Operations.all` with what serves it.
func mount(_ parts: Parts) -> Mount {
    var mount = Mount(store: parts.store, changes: parts.changes, metrics: parts.metrics)
    mount.service(parts)
    mount.listings(parts)
    mount.agreements(parts)
    mount.units(parts)
    mount.today(parts)
    mount.candidates(parts)
    mount.imports(parts)
    mount.referrals(parts)
    mount.citizens(parts)
    mount.allocations(parts)
    mount.supply(parts)
    mount.steps(parts)
    mount.parameters(parts)
    mount.settingsAndJobs(parts)
    mount.statistics(parts)
    return mount
}
