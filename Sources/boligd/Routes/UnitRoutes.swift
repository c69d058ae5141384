import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird

/// Associations, and what is done with a unit received: returned or withdrawn.
struct UnitRoutes {
    let store: Store
    let profiles: Profiles
    let clock: Clock

    func add(to routes: RouterGroup<Context>) {
        routes.post("associations", use: addAssociation)
        routes.post("units", use: receive)
        routes.post("units/:number/return", use: giveBack)
        routes.post("units/:number/withdraw", use: withdraw)
    }

    @Sendable func addAssociation(_ request: Request, _ context: Context) async throws -> Response {
        let (new, bytes) = try await request.json(as: AssociationAdd.self)
        if let profile = new.profile, !profiles.names.contains(profile) { throw Refusal.unknownProfile(profile) }
        let act = try context.act(request, "associations.add", right: .writeUnits, sent: bytes)
        return Response(
            status: .created, try await store.addAssociation(act, new), of: .associations)
    }

    @Sendable func receive(_ request: Request, _ context: Context) async throws -> Response {
        let (unit, bytes) = try await request.json(as: Unit.self)
        let act = try context.act(request, "units.receive", right: .writeUnits, sent: bytes)
        return Response(status: .created, try await store.receiveUnit(act, unit, today: clock.today), of: .units)
    }

    @Sendable func giveBack(_ request: Request, _ context: Context) async throws -> Response {
        let (given, bytes) = try await request.json(as: UnitReturn.self)
        let act = try context.act(request, "units.return", right: .writeUnits, sent: bytes)
        return Response(
            try await store.returnUnit(act, try context.name("number"), given, today: clock.today), of: .units)
    }

    @Sendable func withdraw(_ request: Request, _ context: Context) async throws -> Response {
        let (step, bytes) = try await request.json(as: Step.self)
        let act = try context.act(request, "units.withdraw", right: .writeUnits, sent: bytes)
        return Response(
            try await store.withdrawUnit(act, try context.name("number"), step, today: clock.today), of: .units)
    }
}

extension Refusal {
    /// No file of `--profiles DIR` has `profile: name`.
    fileprivate static func unknownProfile(_ name: String) -> Refusal {
        Refusal(
            .refused, "unknown_profile",
            Words(da: "Profilen \(name) kendes ikke.", en: "The profile \(name) is not known."),
            details: ["profile": name],
            hint: Words(
                da: "En profil er en fil med profile: \(name) i mappen, boligd får med --profiles.",
                en: "A profile is a file with profile: \(name) in the folder given to boligd with --profiles."))
    }
}
