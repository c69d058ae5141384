import Housing
import HousingAPI
import HousingStore
import Hummingbird
import Postgres

extension Mount {
    /// How the service is, and who asks.
    mutating func service(_ parts: Parts) {
        let store = parts.store
        serve(Operations.healthLive) { _ in Health(status: "live") }
        serve(Operations.healthReady) { _ in
            guard await store.pool.isReachable() else {
                throw Refusal(
                    .tryLater, "database_unreachable",
                    Words(da: "Databasen svarer ikke.", en: "The database does not answer."))
            }
            return Health(status: "ready")
        }
        let description = Array(OpenAPI(version: serviceVersion).text.utf8)
        stream(Operations.openAPI) { _, _ in Response(description) }
        serve(Operations.status) { _ in
            try await store.status(version: serviceVersion, database: parts.database, today: parts.clock.today)
        }
        serve(Operations.whoAmI) { call in
            guard let actor = call.actor else { throw Refusal.noToken }
            return WhoAmI(name: actor.name, roles: Role.allCases.filter { actor.roles.contains($0) })
        }
    }

    /// Lists and shows of every noun.
    mutating func listings(_ parts: Parts) {
        let store = parts.store
        for listing in Listing.all {
            serve(Operations.list(listing)) { call in
                try await store.list(
                    listing,
                    ListRequest(
                        conditions: call.query.where ?? [], sort: call.query.sort, limit: call.query.limit ?? 100,
                        cursor: call.query.cursor))
            }
            serve(Operations.show(listing)) { call in try await store.show(listing, call.name) }
        }
    }
}
