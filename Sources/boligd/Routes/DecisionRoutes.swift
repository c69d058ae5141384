import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird

/// Decisions on referrals: refusal for income and what follows from it.
struct DecisionRoutes {
    let store: Store
    let clock: Clock
    /// How a refusal for income can be complained of, where the municipality has a text of its own.
    let complaint: String?

    func add(to routes: RouterGroup<Context>) {
        routes.post("referrals/:number/refuse", use: refuse)
        routes.post("referrals/:number/refer-again", use: referAgain)
        routes.get("referrals/:number/letter", use: letter)
    }

    @Sendable func refuse(_ request: Request, _ context: Context) async throws -> Response {
        let (asked, bytes) = try await request.json(as: ReferralRefuse.self)
        let act = try context.act(request, "referrals.refuse", right: .writeCitizens, sent: bytes)
        let record = try await store.refuse(
            act, try context.name("number"), asked, guidance: guidanceAfterRefusal[context.language],
            today: clock.today)
        return Response(status: .created, record, of: .incomeRefusals)
    }

    @Sendable func referAgain(_ request: Request, _ context: Context) async throws -> Response {
        let (step, bytes) = try await request.json(as: Step.self)
        let act = try context.act(request, "referrals.refer-again", right: .writeCitizens, sent: bytes)
        let again = try await store.referAgain(act, try context.name("number"), step, today: clock.today)
        return try Response(json: again)
    }

    @Sendable func letter(_ request: Request, _ context: Context) async throws -> Response {
        try context.require(.readCitizens)
        let format = try request.parameter("format") { RefusalLetter.Format(rawValue: $0) } ?? .md
        let kept = try await store.incomeRefusal(of: try context.name("number"))
        let letter = RefusalLetter(
            kept.refusal, kept.check, household: kept.facts.household, home: kept.facts.home,
            complaint: complaint ?? RefusalLetter.complaint[context.language], context.language)
        return Response(
            try letter.text(format).utf8, type: "text/\(format == .md ? "markdown" : "html"); charset=utf-8")
    }
}

/// What a citizen refused for income is told where the caseworker writes nothing else.
let guidanceAfterRefusal = Words(
    da: "Kontakt os, hvis din økonomi ændrer sig, så ser vi på din sag igen.",
    en: "Contact us if your finances change, and we shall look at your case again.")
