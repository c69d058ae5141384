import Housing
import HousingAPI
import HousingStore
import Hummingbird

/// The disposable-income check of a referral, stored as it was decided.
struct CheckRoutes {
    let store: Store
    let clock: Clock

    func add(to routes: RouterGroup<Context>) {
        routes.post("checks", use: run)
        routes.post("checks/open", use: runAll)
        routes.get("checks/:number/result", use: result)
        routes.get("checks/:number/against", use: against)
        routes.get("referrals/:number/frontier", use: frontier)
    }

    @Sendable func run(_ request: Request, _ context: Context) async throws -> Response {
        let (asked, bytes) = try await request.json(as: CheckRun.self)
        let act = try context.act(request, "checks.run", right: .writeCitizens, sent: bytes)
        return Response(
            status: .created, try await store.runCheck(act, asked, today: clock.today), of: .checks)
    }

    /// The referral in every unit that is open now and that the household may be offered, the cheapest first.
    @Sendable func runAll(_ request: Request, _ context: Context) async throws -> Response {
        let (asked, bytes) = try await request.json(as: CheckRun.self)
        let act = try context.act(request, "checks.run", right: .writeCitizens, sent: bytes)
        let checks = try await store.runOpenChecks(act, asked, today: clock.today)
        return Response(Page(items: checks, next: nil), of: .checks)
    }

    @Sendable func result(_ request: Request, _ context: Context) async throws -> Response {
        try context.require(.readCitizens)
        return Response(try await store.keptResult(try context.name("number")).utf8)
    }

    /// A stored check beside the same facts under the figures of another day. Before 1 July 2025 a category that is not
    /// stated is derived, as for the reform cohort, and named.
    @Sendable func against(_ request: Request, _ context: Context) async throws -> Response {
        try context.require(.readCitizens)
        guard let on = try request.parameter("on", Day.init) else {
            throw Refusal(
                .wrongUse, "missing_parameter",
                Words(da: "Parameteren on mangler.", en: "The parameter on is missing."),
                details: ["parameter": "on"])
        }
        return try Response(json: try await store.comparison(of: try context.name("number"), against: on))
    }

    /// The highest rents that pass, today and from each later day known now.
    @Sendable func frontier(_ request: Request, _ context: Context) async throws -> Response {
        try context.require(.readCitizens)
        let on = try request.parameter("on", Day.init) ?? clock.today
        let unit = try request.parameter("unit") { $0 }
        return try Response(json: try await store.frontier(of: try context.name("number"), in: unit, on: on))
    }
}
