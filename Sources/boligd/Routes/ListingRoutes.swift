import Foundation
import Housing
import HousingAPI
import HousingStore
import Hummingbird

/// Lists and shows every noun: `GET /v1/units`, `GET /v1/units/U-1042`.
struct ListingRoutes {
    let store: Store
    let clock: Clock

    func add(to routes: RouterGroup<Context>) {
        for listing in Listing.all {
            routes.get("\(listing.name)") { request, context in
                try context.require(listing.right)
                let asked = try listRequest(request, listing)
                // A page, or every row of it as a line, for whoever can take them as they come.
                guard request.headers[.accept] == jsonLines else {
                    return Response(try await store.list(listing, asked))
                }
                return try await Response(lines: store.records(listing, asked))
            }
            routes.get("\(listing.name)/:number") { request, context in
                try context.require(listing.right)
                let name = try context.name("number")
                return Response(try await store.show(listing, name), of: listing)
            }
        }
    }

    private func listRequest(_ request: Request, _ listing: Listing) throws -> ListRequest {
        var conditions: [String] = []
        var sort: String?
        var limit = 100
        var cursor: String?
        for (name, value) in request.uri.queryParameters {
            switch name {
            case "where": conditions.append(String(value))
            case "sort": sort = String(value)
            case "limit": limit = Int(value) ?? 0
            case "cursor": cursor = String(value)
            default:
                throw Refusal(
                    .wrongUse, "unknown_parameter",
                    Words(da: "Parameteren kendes ikke.", en: "The parameter is not known."),
                    details: ["parameter": String(name.prefix(50))],
                    hint: Words(da: "Brug where, sort, limit og cursor.", en: "Use where, sort, limit and cursor."))
            }
        }
        return try ListRequest(
            listing, where: conditions, sort: sort, limit: limit, cursor: cursor, today: clock.today)
    }
}

extension Context {
    /// A part of the path, decoded.
    func name(_ parameter: String) throws -> String {
        let text = try parameters.require(parameter)
        return text.removingPercentEncoding ?? text
    }
}
