import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird
import Logging
import NIOCore

/// What the daemon is made of, once everything is there.
struct Parts: Sendable {
    let store: Store
    let profiles: Profiles
    let clock: Clock
    /// `embedded` or `external`, for `bolig status`.
    let database: String
    /// How a refusal for income can be complained of; nil is the service's own text.
    let refusalComplaint: String?
}

/// The table of contents of the daemon: every route it answers, in order of the user's work.
func buildRouter(_ parts: Parts) -> Router<Context> {
    let router = Router(context: Context.self)
    router.add(middleware: RequestMiddleware())
    HealthRoutes(store: parts.store).add(to: router)

    let routes = router.group("v1").add(middleware: Authentication(store: parts.store))
    StatusRoutes(store: parts.store, clock: parts.clock, database: parts.database).add(to: routes)
    ListingRoutes(store: parts.store).add(to: routes)
    UnitRoutes(store: parts.store, profiles: parts.profiles, clock: parts.clock).add(to: routes)
    ImportRoutes(store: parts.store, profiles: parts.profiles, clock: parts.clock).add(to: routes)
    CheckRoutes(store: parts.store, clock: parts.clock).add(to: routes)
    DecisionRoutes(store: parts.store, clock: parts.clock, complaint: parts.refusalComplaint)
        .add(to: routes)
    AllocationRoutes(store: parts.store, clock: parts.clock).add(to: routes)
    ParameterRoutes(store: parts.store).add(to: routes)
    StatisticsRoutes(store: parts.store).add(to: routes)
    return router
}
