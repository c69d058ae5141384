import Housing
import HousingAPI
import HousingStore
import Hummingbird
import Postgres

/// For whoever watches the service; answered without a token, and saying nothing but yes or no.
struct HealthRoutes {
    let store: Store

    func add(to router: Router<Context>) {
        // Alive: the process answers.
        router.get("health/live") { _, _ in Response("{\"status\":\"live\"}\n".utf8) }
        // Ready: the database answers too.
        router.get("health/ready") { _, _ in
            guard await store.pool.isReachable() else {
                throw Refusal(
                    .tryLater, "database_unreachable",
                    Words(da: "Databasen svarer ikke.", en: "The database does not answer."))
            }
            return Response("{\"status\":\"ready\"}\n".utf8)
        }
    }
}

/// How the service is, and who asks.
struct StatusRoutes {
    let store: Store
    let clock: Clock
    let database: String

    func add(to routes: RouterGroup<Context>) {
        routes.get("status") { _, context in
            try context.require(.readUnits)
            return try Response(
                json: try await store.status(version: serviceVersion, database: database, today: clock.today))
        }
        routes.get("whoami") { _, context in
            guard let actor = context.actor else { throw Refusal.noToken }
            let roles = Role.allCases.filter { actor.roles.contains($0) }
            return try Response(json: WhoAmI(name: actor.name, roles: roles))
        }
    }
}
