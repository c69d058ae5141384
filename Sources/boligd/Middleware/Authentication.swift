import HTTPTypes
import Housing
import HousingStore
import Hummingbird

/// Nobody gets an answer without a token: finds the account behind it and puts it into the context.
struct Authentication: RouterMiddleware {
    let store: Store

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer "),
            let actor = try await store.actor(token: String(header.dropFirst(7)))
        else { throw Refusal.noToken }
        var context = context
        context.actor = actor
        return try await next(request, context)
    }
}
