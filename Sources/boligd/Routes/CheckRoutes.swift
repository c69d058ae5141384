import FoundationEssentials
import Housing
import HousingAPI
import HousingFiles
import HousingStore
import Hummingbird

/// The disposable-income check of a referral, stored as it was decided.
struct CheckRoutes {
    let store: Store
    let rules: RulesInForce
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
        return Response(status: .created, try await store.keepCheck(act, try await check(asked)), of: .checks)
    }

    /// The referral in every unit that is open now and that the household may be offered, the cheapest first.
    @Sendable func runAll(_ request: Request, _ context: Context) async throws -> Response {
        let (asked, bytes) = try await request.json(as: CheckRun.self)
        let act = try context.act(request, "checks.run", right: .writeCitizens, sent: bytes)
        let referral = try await store.referral("\(asked.referral)")
        let units = try await store.openUnits(referral.unitTypes)
        guard !units.isEmpty else { throw Refusal.noOpenUnit(referral.number) }
        let facts = try await facts(of: referral, asked)
        let checks = try units.map { try facts.check(in: $0.home, unit: $0.unit, subsidy: asked.subsidy) }
        return Response(Page(items: try await store.keepChecks(act, checks), next: nil), of: .checks)
    }

    @Sendable func result(_ request: Request, _ context: Context) async throws -> Response {
        try context.require(.readCitizens)
        return Response(try await store.keptCheck(try context.name("number")).result.utf8)
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
        let kept = try await store.keptCheck(try context.name("number"))
        let facts = try JSONDecoder().decode(CheckFacts.self, from: Data(kept.facts.utf8))
        let rules = try await rules.now()
        let parameters = rules.parameters.on(on)
        let derived: (household: Household, assumed: [String]) =
            parameters.regime == .categories ? facts.household.assumingOldCategories() : (facts.household, [])
        try derived.household.validate(parameters: parameters)
        return try Response(
            json: CheckComparison(
                check: try JSONDecoder().decode(Check.self, from: Data(kept.result.utf8)),
                against: DisposableIncome.check(
                    derived.household, facts.home, subsidy: facts.subsidy, parameters: parameters,
                    schemes: rules.schemes, on: on), assumed: derived.assumed))
    }

    /// The highest rents that pass, today and from each later day known now.
    @Sendable func frontier(_ request: Request, _ context: Context) async throws -> Response {
        try context.require(.readCitizens)
        let on = try request.parameter("on", Day.init) ?? clock.today
        let rules = try await rules.now()
        let referral = try await store.referral(try context.name("number"))
        var unit: UnitNumber?
        let home: Home
        if let asked = try request.parameter("unit", { $0 }) {
            let found = try await store.unit(asked)
            (unit, home) = (found.number, Home(found.unit))
        } else if let cheapest = try await store.recentUnits(on: on).first(where: {
            referral.unitTypes?.contains($0.home.type) ?? true
        }) {
            (unit, home) = cheapest
        } else if case .home(let rent, let area, let heating) = rules.parameters.on(on)[.cheapestUnit]?.value {
            home = Home(rent: rent, areaTenths: area, heating: heating)
        } else {
            home = Home(rent: nil, areaTenths: nil)
        }
        let frontier = try Frontier(
            referral.household, home, subsidies: try await store.subsidies(of: referral.number),
            history: rules.parameters, schemes: rules.schemes, from: on)
        return try Response(
            json: ReferralFrontier(referral: referral.number, unit: unit, home: home, steps: frontier.steps))
    }

    /// Facts, rules, outcome: ready to be kept.
    func check(_ asked: CheckRun) async throws -> CheckToKeep {
        let facts = try await facts(of: try await store.referral("\(asked.referral)"), asked)
        let home: Home
        switch (asked.unit, asked.rent) {
        case (let unit?, nil): home = Home(try await store.unit("\(unit)").unit)
        case (nil, let rent?): home = Home(rent: rent, areaTenths: nil)
        case (nil, nil), (_?, _?):
            throw Refusal(
                .wrongUse, "unit_or_rent",
                Words(da: "Angiv enten en bolig eller en husleje.", en: "Give either a unit or a rent."),
                hint: Words(
                    da: "Alle åbne boliger på én gang: POST /v1/checks/open.",
                    en: "All open units at once: POST /v1/checks/open."))
        }
        return try facts.check(in: home, unit: asked.unit, subsidy: asked.subsidy)
    }

    /// The household of a referral on the day asked about, refused where its facts cannot be.
    private func facts(of referral: Referral, _ asked: CheckRun) async throws -> FactsOnDay {
        let day = asked.on ?? clock.today
        let rules = try await rules.now()
        let parameters = rules.parameters.on(day)
        let household = referral.household.household(on: day, parameters)
        try household.validate(parameters: parameters)
        return FactsOnDay(
            referral: referral.number, household: household, parameters: parameters, schemes: rules.schemes, on: day)
    }
}

/// A household and the rules of a day, ready to be checked in any number of dwellings.
private struct FactsOnDay {
    let referral: ReferralNumber
    let household: Household
    let parameters: Housing.Parameters
    let schemes: [SchemeTerms]
    let on: Day

    func check(in home: Home, unit: UnitNumber?, subsidy scheme: Scheme?) throws -> CheckToKeep {
        try home.validate()
        let subsidy = try scheme.map { try stated($0, home) }
        let check = DisposableIncome.check(
            household, home, subsidy: subsidy, parameters: parameters, schemes: schemes, on: on)
        return try CheckToKeep(
            referral: referral, unit: unit, check.citing(parameters),
            of: CheckFacts(household: household, home: home, subsidy: subsidy))
    }

    /// The subsidy of a scheme for a dwelling, refused where the scheme does not cover it on that day.
    private func stated(_ scheme: Scheme, _ home: Home) throws -> StatedSubsidy {
        let rent = home.rent ?? .zero
        let terms = schemes.first {
            $0.scheme == scheme && $0.isOpen(on: on) && $0.covers(home.type, rent: rent, parameters: parameters)
        }
        guard let amount = terms?.amount(rent: rent, parameters: parameters) else {
            throw Refusal(
                .refused, "scheme_not_open",
                Words(
                    da: "\(scheme.words.da) dækker ikke boligen den dag, eller har intet beløb.",
                    en: "\(scheme.words.en) does not cover the unit on that day, or has no amount."),
                details: [
                    "scheme": scheme.rawValue, "unit_type": home.type.rawValue, "rent": "\(rent)", "on": "\(on)",
                ],
                hint: Words(
                    da: "Se ordningerne: bolig subsidies schemes", en: "See the schemes: bolig subsidies schemes"))
        }
        return StatedSubsidy(scheme: scheme, amount: amount)
    }
}

extension CheckToKeep {
    /// A check and its facts as JSON; the database orders their fields.
    init(referral: ReferralNumber, unit: UnitNumber?, _ check: Check, of facts: CheckFacts) throws {
        let encoder = JSONEncoder()
        self.init(
            referral: referral, unit: unit, rent: facts.home.rent, on: check.on, outcome: check.outcome.rawValue,
            facts: String(decoding: try encoder.encode(facts), as: UTF8.self),
            result: String(decoding: try encoder.encode(check), as: UTF8.self))
    }
}

extension Refusal {
    fileprivate static func noOpenUnit(_ referral: ReferralNumber) -> Refusal {
        Refusal(
            .refused, "no_open_unit",
            Words(
                da: "Der er ingen åben bolig, som \(referral) kan tilbydes.",
                en: "No unit is open that \(referral) can be offered."),
            details: ["referral": referral.description],
            hint: Words(
                da: "Se boligerne: bolig units list --where state=open",
                en: "See the units: bolig units list --where state=open"))
    }
}
