import HTTPTypes
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
                throw Problem(
                    .tryLater, "database_unreachable",
                    Words(da: "Databasen svarer ikke.", en: "The database does not answer."))
            }
            return Health(status: "ready")
        }
        let description = Array(OpenAPI(version: serviceVersion, examples: exampleAnswers).text.utf8)
        stream(Operations.openAPI) { _, _ in Response(description) }
        serve(Operations.status) { _ in
            try await store.status(version: serviceVersion, database: parts.database, today: parts.clock.today)
        }
        serve(Operations.whoAmI) { call in
            guard let actor = call.actor else { throw Problem.noToken }
            return WhoAmI(name: actor.name, roles: Role.allCases.filter { actor.roles.contains($0) })
        }
    }

    /// Lists and shows of every noun.
    mutating func listings(_ parts: Parts) {
        let store = parts.store
        for listing in Listing.all {
            stream(Operations.list(listing)) { call, request in
                let query = call.query
                let listing = listing.seen(by: call.actor)
                var asked = try ListRequest(
                    listing, where: query.where ?? [], sort: query.sort, limit: query.limit ?? 100,
                    cursor: query.cursor, today: parts.clock.today)
                if let actor = call.actor { asked = try actor.own(asked, of: listing, today: parts.clock.today) }
                // A page, or every row of it as a line, for whoever can take them as they come.
                guard request.headers[.accept] == jsonLines else {
                    return Response(try await store.list(listing, asked), of: listing)
                }
                return try await Response(lines: store.records(listing, asked))
            }
            serve(Operations.show(listing)) { call in
                if listing.id == .referrals, let why = call.breakGlass {
                    var act = call.act
                    act.reason = why
                    return try await store.breakGlass(act, call.name)
                }
                let record = try await store.show(listing, call.name, seesCases: call.act.seesCases)
                return try call.actor?.requireOwn(record, listing, call.name) ?? record
            }
        }
    }
}
