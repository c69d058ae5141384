import Housing
import HousingAPI
import HousingStore
import Hummingbird

/// From offer to moving in, and the subsidies that go with it.
struct AllocationRoutes {
    let store: Store
    let clock: Clock

    func add(to routes: RouterGroup<Context>) {
        routes.post("allocations", use: offer)
        for (verb, state): (String, AllocationState) in [
            ("accept", .accepted), ("decline", .declined), ("move-in", .movedIn), ("cancel", .cancelled),
        ] {
            routes.post("allocations/:number/\(verb)") { request, context in
                let (step, bytes) = try await request.json(as: Step.self)
                let act = try context.act(request, "allocations.\(verb)", right: .writeCitizens, sent: bytes)
                return Response(
                    try await store.move(act, try context.name("number"), to: state, step, today: clock.today),
                    of: .allocations)
            }
        }
        routes.post("subsidies", use: grant)
        routes.post("subsidies/:number/end", use: end)
    }

    /// The offer carries its own check, made now; one that fails needs the caseworker's reason.
    @Sendable func offer(_ request: Request, _ context: Context) async throws -> Response {
        let (offer, bytes) = try await request.json(as: AllocationOffer.self)
        let act = try context.act(request, "allocations.offer", right: .writeCitizens, sent: bytes)
        return Response(
            status: .created, try await store.offer(act, offer, today: clock.today), of: .allocations)
    }

    @Sendable func grant(_ request: Request, _ context: Context) async throws -> Response {
        let (grant, bytes) = try await request.json(as: SubsidyGrant.self)
        let act = try context.act(request, "subsidies.grant", right: .writeCitizens, sent: bytes)
        return Response(status: .created, try await store.grantSubsidy(act, grant), of: .subsidies)
    }

    @Sendable func end(_ request: Request, _ context: Context) async throws -> Response {
        let (step, bytes) = try await request.json(as: Step.self)
        let act = try context.act(request, "subsidies.end", right: .writeCitizens, sent: bytes)
        return Response(
            try await store.endSubsidy(act, try context.name("number"), step, today: clock.today), of: .subsidies)
    }
}
