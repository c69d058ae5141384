import Foundation
import Housing
import HousingAPI
import HousingStore
import Hummingbird

/// Lists and shows every noun: `GET /v1/units`, `GET /v1/units/U-1042`.
struct ListingRoutes {
    let store: Store

    func add(to routes: RouterGroup<Context>) {
        for listing in Listing.all {
            routes.get("\(listing.name)") { request, context in
                try context.require(listing.right)
                return Response(try await store.list(listing, try listRequest(request)))
            }
            routes.get("\(listing.name)/:number") { request, context in
                try context.require(listing.right)
                let name = try context.name("number")
                return Response(try await store.show(listing, name), of: listing)
            }
        }
    }

    private func listRequest(_ request: Request) throws -> ListRequest {
        var asked = ListRequest()
        for (name, value) in request.uri.queryParameters {
            switch name {
            case "where": asked.conditions.append(String(value))
            case "sort": asked.sort = String(value)
            case "limit": asked.limit = Int(value) ?? 0
            case "cursor": asked.cursor = String(value)
            default:
                throw Refusal(
                    .wrongUse, "unknown_parameter",
                    Words(da: "Parameteren kendes ikke.", en: "The parameter is not known."),
                    details: ["parameter": String(name.prefix(50))],
                    hint: Words(da: "Brug where, sort, limit og cursor.", en: "Use where, sort, limit and cursor."))
            }
        }
        return asked
    }
}

extension Context {
    /// A part of the path, decoded.
    func name(_ parameter: String) throws -> String {
        let text = try parameters.require(parameter)
        return text.removingPercentEncoding ?? text
    }
}
